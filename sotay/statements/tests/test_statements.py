"""Statements: the same objects as the query sets give, and no query more."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sotay.accounts.backends import _ACCOUNT
from sotay.accounts.models import Account, Session
from sotay.accounts.sessions import _SESSION, SessionStore
from sotay.kernel import clock
from sotay.meetings.models import Meeting
from sotay.meetings.queries.doors import _MEETING
from sotay.org.models import Person
from sotay.org.queries.people import _PERSON, person_of
from sotay.org.tests.cast import Cast


def values_of(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_a_meeting_comes_with_everything_around_it(meeting: Meeting) -> None:
    with CaptureQueriesContext(connection) as asked:
        found = _MEETING.first(meeting.pk)
        assert found is not None
        around = [found.unit, found.body, found.chair, found.secretary, found.profile]
    assert len(asked) == 1
    same = Meeting.objects.get(pk=meeting.pk)
    assert values_of(found) == values_of(same)
    for mine, other in zip(
        around, [same.unit, same.body, same.chair, same.secretary, same.profile], strict=True
    ):
        assert (mine and values_of(mine)) == (other and values_of(other))
    assert found.profile.rules == same.profile.rules


def test_a_row_can_be_saved_as_any_other(meeting: Meeting) -> None:
    found = _MEETING.first(meeting.pk)
    assert found is not None
    found.place = "Nhà văn hóa"
    found.save()
    assert Meeting.objects.get(pk=meeting.pk).place == "Nhà văn hóa"


def test_what_is_not_there_is_none(cast: Cast) -> None:
    assert _MEETING.first(987_654) is None
    assert _PERSON.first(987_654) is None
    assert _ACCOUNT.first(987_654) is None


def test_person_and_account_are_whole(cast: Cast) -> None:
    account = _ACCOUNT.first(cast.an.account_id)
    assert account is not None
    assert values_of(account) == values_of(Account.objects.get(pk=account.pk))
    person = person_of(account)
    assert person is not None
    assert values_of(person) == values_of(Person.objects.get(pk=cast.an.pk))
    with CaptureQueriesContext(connection) as asked:
        assert person_of(account) is person
        assert account.person is person
    assert not asked.captured_queries


def test_an_account_that_nobody_has_is_asked_once(db: None) -> None:
    account = Account.objects.create(username="ai", created_at=clock.now())
    with CaptureQueriesContext(connection) as asked:
        assert person_of(account) is None
        assert person_of(account) is None
    assert len(asked) == 1


def account_of(cast: Cast) -> Account:
    assert cast.an.account is not None
    return cast.an.account


def test_a_session_that_has_run_out_opens_nothing(cast: Cast) -> None:
    client = Client()
    client.force_login(account_of(cast))
    key = client.session.session_key or ""
    assert SessionStore(key).load()
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    assert SessionStore(key).load() == {}
    assert _SESSION.first(key, "1970-01-01 00:00:00") is not None


@pytest.mark.parametrize("closed", [False, True])
def test_a_closed_account_is_nobodys(cast: Cast, *, closed: bool) -> None:
    client = Client()
    client.force_login(account_of(cast))
    Account.objects.filter(pk=account_of(cast).pk).update(is_active=not closed)
    assert client.get("/").status_code in ((303,) if closed else (200, 303))
    assert ("/sign-in/" in client.get("/").headers.get("Location", "")) is closed
