"""Whom somebody means who types a phone, a card or a user name before signing in."""

from collections.abc import Iterable

from sotay.accounts.models import Account
from sotay.accounts.rules import name_key
from sotay.activation.models import Activation, CodeGiven
from sotay.kernel import clock
from sotay.org.models import Membership, Person
from sotay.org.queries import people_by_card, people_by_phone
from sotay.org.queries.days import holds_on

Purpose = CodeGiven.Purpose


def subject_of(person: Person) -> str:
    """Under which name the person's codes are kept by ``accounts``."""
    return f"person:{person.pk}"


def tried_as(typed: str) -> str:
    """Under what wrong codes are counted: however the number was typed, the same."""
    return name_key(typed)[:150]


def people_meant(purpose: Purpose | str, typed: str) -> list[Person]:
    """Everybody on the roll with this phone or card; for a password, whoever has an account.

    A couple may share a phone, so there may be two. Nobody is no refusal: who is asked must
    not learn whether a number is on the roll.
    """
    found = {person.pk: person for person in (*people_by_phone(typed), *people_by_card(typed))}
    if purpose == Purpose.PASSWORD:
        named = Person.objects.filter(account__in=Account.objects.named(typed))
        found |= {person.pk: person for person in named}
        return [one for one in found.values() if one.account is not None and one.account.is_active]
    return on_the_roll(found.values())


def on_the_roll(people: Iterable[Person]) -> list[Person]:
    """Those of ``people`` who belong to some unit today."""
    asked = list(people)
    rows = Membership.objects.filter(holds_on(clock.today()), person__in=asked)
    belonging = set(rows.values_list("person_id", flat=True))
    return [person for person in asked if person.pk in belonging]


def is_active(person: Person) -> bool:
    """Whether the person has come in."""
    return Activation.objects.filter(person=person).exists()


def name_is_free(name: str) -> bool:
    """Whether nobody signs in by this name yet."""
    return not Account.objects.named(name).exists()
