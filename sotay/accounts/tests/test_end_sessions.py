"""Ending sessions: a new password, an account that is closed, "sign out everywhere"."""

from datetime import timedelta

import pytest
from django.test import Client

from sotay.accounts import endings
from sotay.accounts.actions import (
    begin_try,
    count_wrong,
    create_account,
    deactivate,
    end_sessions,
    forget_expired,
    set_password,
)
from sotay.accounts.models import Account, Session, SignInWait
from sotay.kernel import clock

PASSWORD = "hoa phượng đỏ 7"
NEW_PASSWORD = "cây đa giếng nước 9"

pytestmark = pytest.mark.urls("sotay.web.tests.pages")


@pytest.fixture
def an(db: None) -> Account:
    return create_account(username="an", password=PASSWORD)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The accounts whose sessions were taken, as an upper folder hears of them."""
    heard: list[int] = []
    monkeypatch.setattr(endings, "_when_revoked", [heard.append])
    return heard


def browser_of(name: str, password: str = PASSWORD) -> Client:
    browser = Client()
    assert browser.post("/sign-in/", {"name": name, "password": password}).status_code == 302
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/private/").status_code == 200


def test_every_session_ends_but_the_one_that_asked(an: Account, told: list[int]) -> None:
    phone, desktop = browser_of("an"), browser_of("an")
    end_sessions(by=an, account=an, except_key=desktop.session.session_key)
    assert [is_in(phone), is_in(desktop)] == [False, True]
    assert told == [an.pk]


def test_nobody_elses_session_ends(an: Account, told: list[int]) -> None:
    create_account(username="binh", password=PASSWORD)
    other = browser_of("binh")
    end_sessions(by=an, account=an)
    assert is_in(other)
    assert Session.objects.count() == 1


def test_a_new_password_ends_the_wait_and_the_other_sessions(an: Account, told: list[int]) -> None:
    phone, desktop = browser_of("an"), browser_of("an")
    for bucket in ("", "a device"):
        for _ in range(5):
            count_wrong(tried=begin_try(name="an", bucket=bucket))
    set_password(by=an, account=an, password=NEW_PASSWORD, except_key=desktop.session.session_key)
    assert begin_try(name="an").waits_until is None
    assert begin_try(name="an", bucket="a device").waits_until is None
    assert [is_in(phone), is_in(desktop)] == [False, True]
    assert told == [an.pk]
    browser_of("an", NEW_PASSWORD)


def test_a_password_set_by_somebody_else_ends_all(an: Account, told: list[int]) -> None:
    phone = browser_of("an")
    set_password(by=create_account(username="b", password=None), account=an, password=NEW_PASSWORD)
    assert not is_in(phone)
    assert told == [an.pk]


def test_who_is_closed_out_is_out_at_once(an: Account, told: list[int]) -> None:
    phone = browser_of("an")
    deactivate(by=an, account=an)
    assert not is_in(phone)
    assert told == [an.pk]
    assert Client().post("/sign-in/", {"name": "an", "password": PASSWORD}).status_code == 422


def test_a_session_row_says_whose_it_is(an: Account) -> None:
    browser = browser_of("an")
    assert Session.objects.get().account == an
    browser.post("/sign-out/")
    assert not Session.objects.exists()


def test_what_is_over_is_forgotten(an: Account) -> None:
    browser_of("an")
    Session.objects.update(expire_date=clock.now() - timedelta(minutes=1))
    still_in = browser_of("an")
    with clock.held_at(clock.now() - timedelta(hours=2)):
        count_wrong(tried=begin_try(name="binh"))
    count_wrong(tried=begin_try(name="an"))
    forget_expired()
    assert is_in(still_in)
    assert Session.objects.count() == 1
    assert [row.name_key for row in SignInWait.objects.all()] == ["an"]
