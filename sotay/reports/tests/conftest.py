"""The ward of the tests, in the evening of a day in November, where some have activated."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import Client

from sotay.activation.actions import activate, note_reason
from sotay.kernel import clock
from sotay.org.models import Person
from sotay.org.tests.cast import Cast, build_cast
from tests.stages import stage

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=clock.VIETNAM)
# Nineteen are at home in the ward; these two have not activated.
WAITING = ("em", "quy")


@stage
def people(db: None) -> Cast:
    with clock.held_at(NOW):
        return build_cast()


@pytest.fixture
def cast(people: Cast) -> Iterator[Cast]:
    with clock.held_at(NOW):
        yield people


@stage
def activated(people: Cast) -> None:
    with clock.held_at(NOW):
        _activate(people)


@pytest.fixture
def active(cast: Cast, activated: None) -> Cast:
    """All but Em, who has no phone, and Quý, of whom nobody has noted why."""
    return cast


def _activate(cast: Cast) -> None:
    for person in cast.people:
        if person not in [getattr(cast, name) for name in WAITING]:
            assert person.account is not None
            activate(by=person, person=person, account=person.account, way="sheet")
    note_reason(by=cast.binh, person=cast.em, reason="no_phone")


@pytest.fixture
def browser() -> Callable[[Person], Client]:
    """The browser of one person."""

    def signed_in(person: Person) -> Client:
        client = Client()
        assert person.account is not None
        client.force_login(person.account)
        return client

    return signed_in
