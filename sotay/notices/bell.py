"""The bell in the top bar of every page."""

from typing import Any

from sotay.accounts.models import Account
from sotay.notices.queries import bell_of, person_in
from sotay.org.queries import person_of


def bell(account: Account) -> dict[str, Any] | None:
    """What the bell shows this account; None for an account of nobody on the roster."""
    person = person_of(account)
    if person is None:
        return None
    now = bell_of(person)
    return {"count": now.count, "versions": now.versions}


def may_listen(account: Account, topic: str) -> bool:
    """Whether these are the account's own notices."""
    person = person_of(account)
    return person is not None and person_in(topic) == person.pk
