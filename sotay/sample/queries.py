"""Whom one can be in the demo, and of which day the ward is."""

from dataclasses import dataclass
from datetime import date

from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.ledger.models import Entry
from sotay.org.models import Person
from sotay.sample.roles import ROLES

LOADED = "sample.ward_loaded"
# Raised whenever the sample changes, so that a demo's folder of yesterday is made anew.
EDITION = 3


@dataclass(frozen=True)
class RoleLine:
    """One kind of person on the page where one is chosen."""

    username: str
    who: str
    name: str
    home: str
    to_try: str


def cast() -> list[tuple[str, str]]:
    """Name to sign in with, and who that is; one for each kind of person."""
    return [(role.username, role.who) for role in ROLES]


def role_lines() -> list[RoleLine]:
    """Every kind of person, with the fictional one who plays it and what to try."""
    people = {
        person.account.username: person
        for person in Person.objects.filter(
            account__username__in=[role.username for role in ROLES]
        ).select_related("account")
        if person.account
    }
    homes = _homes(list(people.values()))
    return [
        RoleLine(
            username=role.username,
            who=role.who,
            name=people[role.username].full_name,
            home=homes.get(people[role.username].pk, ""),
            to_try=role.to_try,
        )
        for role in ROLES
        if role.username in people
    ]


def _homes(people: list[Person]) -> dict[int, str]:
    rows = Person.objects.filter(
        pk__in=[person.pk for person in people],
        memberships__ends__isnull=True,
        memberships__kind="home",
    )
    return dict(rows.values_list("pk", "memberships__unit__short_name"))


def role_account(username: str) -> Person:
    """The person who plays this role.

    Raises:
        Missing: there is no such role; no other account can be entered this way.
    """
    if username in {role.username for role in ROLES}:
        person = Person.objects.filter(account__username=username).select_related("account").first()
        if person is not None:
            return person
    raise Missing("Không có vai này trong phần dùng thử.")


def loaded_for() -> date | None:
    """The day for which the ward was made, by this edition of it; None when it was not."""
    entry = Entry.objects.filter(act=LOADED).order_by("-seq").first()
    if entry is None or entry.details.get("edition") != EDITION:
        return None
    return date.fromisoformat(str(entry.details["day"]))


def is_of_today() -> bool:
    """Whether the ward's meeting tonight is tonight."""
    return loaded_for() == clock.today()
