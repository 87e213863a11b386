"""The daily check tells every administrator when somebody changed the record."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from sotay.jobs import registry
from sotay.kernel import clock
from sotay.ledger import actions, guards
from sotay.notices.models import Notice
from sotay.org.tests.cast import Cast, build_cast
from tests.stages import stage

pytestmark = pytest.mark.django_db


@stage
def cast(db: None) -> Cast:
    cast = build_cast()
    for _ in range(3):
        actions.record(by=cast.binh, act="x.y", about=cast.an)
    return cast


def check() -> None:
    registry.find("ledger.verify").call()


def test_it_comes_round_every_day() -> None:
    assert registry.timetable()["ledger.verify"] == timedelta(days=1)
    assert registry.timetable()["privacy.apply_timers"] == timedelta(days=1)


def test_of_a_whole_ledger_nobody_hears(cast: Cast) -> None:
    check()
    assert not Notice.objects.exists()


def test_of_a_broken_one_the_administrator_hears_once_a_day(cast: Cast) -> None:
    guards.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET act = 'x.z' WHERE seq = 2")
    check()
    check()
    told = Notice.objects.get()
    assert told.person == cast.khanh
    assert "từ dòng số 2" in told.text
    client = Client()
    assert cast.khanh.account is not None
    client.force_login(cast.khanh.account)
    assert "Không khớp từ dòng số 2" in client.get(told.address).content.decode()
    with clock.held_at(clock.now() + timedelta(days=1)):
        check()
    assert Notice.objects.count() == 2
