"""Fixtures of the tests of results: the cast, a morning after a survey closed, people signed in."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import Client

from sotay.kernel import clock
from sotay.org.models import Person
from sotay.org.tests.cast import Cast, build_cast
from tests.stages import stage

NOW = datetime(2026, 11, 27, 8, 0, tzinfo=clock.VIETNAM)
SignedIn = Callable[[Person], Client]


@stage
def ward(db: None) -> Cast:
    with clock.held_at(NOW):
        return build_cast()


@pytest.fixture
def cast(ward: Cast) -> Iterator[Cast]:
    with clock.held_at(NOW):
        yield ward


@pytest.fixture
def signed_in() -> SignedIn:
    """What one person opens pages with.

    Not called ``browser``: tests that ask for one are not run on PostgreSQL.
    """

    def of(person: Person) -> Client:
        client = Client()
        assert person.account is not None
        client.force_login(person.account)
        return client

    return of


def shown(client: Client, address: str, status: int = 200) -> str:
    """The page, with this status."""
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer.content.decode()
