"""How the top bar names whoever is signed in."""

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.org.queries.people import home_of, person_of
from sotay.web.context import Identity


def identity_of(account: Account) -> Identity | None:
    """The home unit and the name; None for an account of nobody on the roster."""
    person = person_of(account)
    if person is None:
        return None
    home = home_of(person, clock.today())
    return Identity(unit=home.name if home else "", person=person.full_name)


def has_person(account: Account) -> bool:
    """Whether the account is a member's."""
    return person_of(account) is not None


def name_of(account: Account) -> str:
    """What the person is called; empty for an account of nobody on the roster."""
    person = person_of(account)
    return person.full_name if person else ""
