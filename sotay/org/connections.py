"""What a person can be to a unit, by membership, position, charge or work on the system."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from sotay.org.models import Person


class Connection(StrEnum):
    """One way of being connected to a unit on a day; a person may have several at once."""

    MEMBER = "member"
    TEMPORARY_MEMBER = "temporary_member"
    EXEMPT_MEMBER = "exempt_member"
    AWAY_MEMBER = "away_member"
    SUSPENDED_MEMBER = "suspended_member"
    HEAD = "head"
    DEPUTY = "deputy"
    COMMITTEE = "committee"
    SUPERIOR_COMMITTEE = "superior_committee"
    IN_CHARGE = "in_charge"
    ADMINISTRATOR = "administrator"
    CLERK = "clerk"


# Told the accounts whose connections changed; filled by upper folders in ``AppConfig.ready``.
_when_changed: list[Callable[[int], None]] = []


def when_connections_change(tell: Callable[[int], None]) -> None:
    """Call ``tell`` with the id of every account whose connections an act changes.

    It is called inside the act's transaction. What a date changes by itself (a position that
    ends at midnight) is nobody's act, and is not told.
    """
    _when_changed.append(tell)


def connections_changed(account_ids: Iterable[int | None]) -> None:
    """Say that an act changed what these are to a unit. None: somebody without an account."""
    for account_id in {one for one in account_ids if one is not None}:
        for tell in _when_changed:
            tell(account_id)


# Told the people whose phone or card number changed; filled by upper folders as above.
_when_numbers_changed: list[Callable[[Person | None, Sequence[Person]], None]] = []


def when_numbers_change(tell: Callable[[Person | None, Sequence[Person]], None]) -> None:
    """Call ``tell(by, people)`` when an act gives people other phone or card numbers.

    It is called inside the act's transaction, once an act, with those who have an account.
    """
    _when_numbers_changed.append(tell)


def numbers_changed(by: Person | None, people: Iterable[Person]) -> None:
    """Say that an act of ``by`` changed the phone or the card number of these."""
    with_account = [person for person in people if person.account_id is not None]
    if with_account:
        for tell in _when_numbers_changed:
            tell(by, with_account)


# Told the first administrator of an empty system; filled by upper folders as above.
_when_set_up: list[Callable[[Person], None]] = []


def when_set_up(tell: Callable[[Person], None]) -> None:
    """Call ``tell`` with the first administrator, who has just made the organisation.

    It is called inside the act's transaction.
    """
    _when_set_up.append(tell)


def was_set_up(person: Person) -> None:
    """Say that ``person`` made the organisation and has an account and a password."""
    for tell in _when_set_up:
        tell(person)
