"""After how long without a touch pages are covered: the nearest unit that chose decides."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sotay.accounts.actions import create_account
from sotay.kernel.refusals import Forbidden
from sotay.ledger.models import Entry
from sotay.org.actions import set_idle_time
from sotay.org.models import IdleTime
from sotay.org.queries.idle import chosen_idle_time, idle_minutes_of
from sotay.org.rules import idle_minutes
from sotay.org.tests.cast import PASSWORD, Cast


def minutes_of(cast: Cast, who: str) -> int:
    account = getattr(cast, who).account
    assert account is not None
    return idle_minutes_of(account)


def client_of(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, who).account)
    return client


def test_nobody_chose_so_it_is_fifteen_and_five_for_an_administrator(cast: Cast) -> None:
    assert [minutes_of(cast, who) for who in ("an", "khanh")] == [15, 5]


def test_the_nearest_unit_that_chose_decides(cast: Cast) -> None:
    parent = cast.cell.parent
    assert parent is not None
    set_idle_time(by=cast.khanh, unit=parent, minutes=60)
    assert [minutes_of(cast, who) for who in ("an", "cuong")] == [60, 60]
    set_idle_time(by=cast.khanh, unit=cast.cell, minutes=0)
    assert [minutes_of(cast, who) for who in ("an", "cuong")] == [0, 60]
    set_idle_time(by=cast.khanh, unit=cast.cell, minutes=None)
    assert chosen_idle_time(cast.cell) is None
    assert minutes_of(cast, "an") == 60


@pytest.mark.parametrize(
    ("chosen", "member", "administrator"),
    [(None, 15, 5), (0, 0, 5), (3, 3, 3), (10, 10, 5), (60, 60, 5)],
)
def test_an_administrators_is_never_longer_than_five_minutes(
    chosen: int | None, member: int, administrator: int
) -> None:
    assert idle_minutes(chosen, is_administrator=False) == member
    assert idle_minutes(chosen, is_administrator=True) == administrator


def test_an_account_of_nobody_is_an_administrators(cast: Cast) -> None:
    assert idle_minutes_of(create_account(username="may", password=None)) == 5


def test_whoever_signs_in_asks_once(cast: Cast, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        minutes_of(cast, "an")


def test_the_administrator_chooses_on_a_page_and_it_is_in_the_ledger(cast: Cast) -> None:
    address = f"/org/{cast.cell.pk}/idle-time/"
    client = client_of(cast, "khanh")
    assert "như đơn vị cấp trên" in client.get(address).content.decode()
    assert client.post(address, {"minutes": "30"}).status_code == 303
    assert chosen_idle_time(cast.cell) == 30
    entry = Entry.objects.get(act="org.idle_time_set")
    assert entry.details == {"minutes": 30}
    assert client.post(address, {"minutes": "7"}).status_code == 422
    assert chosen_idle_time(cast.cell) == 30


def test_nobody_else_does(cast: Cast) -> None:
    for who in ("an", "binh", "giang"):
        answer = client_of(cast, who).post(f"/org/{cast.cell.pk}/idle-time/", {"minutes": "0"})
        assert answer.status_code == Forbidden.status
    assert not IdleTime.objects.exists()


def test_signing_in_takes_it_into_the_page(cast: Cast) -> None:
    client = Client()
    client.post("/sign-in/", {"name": "an", "password": PASSWORD})
    assert 'data-minutes="15"' in client.get("/more/").content.decode()


def test_a_sign_in_asks_the_database_no_more_than_it_must(cast: Cast) -> None:
    """The name, the wait, the factors, the idle time; then the session's key."""
    with CaptureQueriesContext(connection) as asked:
        Client().post("/sign-in/", {"name": "an", "password": PASSWORD})
    reads = [
        query["sql"] for query in asked if query["sql"].lstrip().startswith(("SELECT", "WITH"))
    ]
    assert len(reads) <= 5, "\n".join(reads)
