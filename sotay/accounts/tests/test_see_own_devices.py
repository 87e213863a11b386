"""The devices on which one is signed in: named in words, ended one by one or all others."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sotay.accounts import endings
from sotay.accounts.actions import create_account
from sotay.accounts.agents import device_words
from sotay.accounts.models import Account, Session
from sotay.accounts.queries.sessions import devices_of
from sotay.accounts.sessions import mark_of
from sotay.kernel import clock

PASSWORD = "hoa phượng đỏ 7"
EVENING = datetime(2026, 11, 3, 19, 30, tzinfo=clock.VIETNAM)
PHONE = (
    "Mozilla/5.0 (Linux; Android 9; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/96.0.4664.45 Mobile Safari/537.36"
)
DESKTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:120.0) Gecko/20100101 Firefox/120.0"


@pytest.fixture
def an(db: None) -> Account:
    return create_account(username="an", password=PASSWORD)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sessions whose streams are ended."""
    heard: list[str] = []
    monkeypatch.setattr(endings, "_when_signed_out", [heard.append])
    return heard


def browser_of(name: str, agent: str = PHONE) -> Client:
    browser = Client(headers={"user-agent": agent})
    answer = browser.post("/sign-in/", {"name": name, "password": PASSWORD})
    assert answer.status_code == 302
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/more/").status_code == 200


def end(browser: Client, session: Any) -> int:
    address = f"/account/devices/{mark_of(session.session_key)}/ending/"
    return browser.post(address).status_code


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "điện thoại Android, Chrome"),
        (PHONE.replace(" Mobile", ""), "máy tính bảng Android, Chrome"),
        (DESKTOP, "máy tính Windows, Firefox"),
        (DESKTOP.replace("Firefox/120.0", "Chrome/120 Edg/120"), "máy tính Windows, Edge"),
        (
            DESKTOP.replace("Firefox/120.0", "coc_coc_browser/95 Chrome/89"),
            "máy tính Windows, Cốc Cốc",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0) Version/16.0 Safari/604.1",
            "điện thoại iPhone, Safari",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Safari/605.1", "máy tính Mac, Safari"),
        ("", "thiết bị không rõ loại"),
        ("curl/8", "thiết bị không rõ loại"),
        ("<script>" * 500, "thiết bị không rõ loại"),
    ],
    ids=range(10),
)
def test_a_device_is_named_as_its_owner_knows_it(agent: str, words: str) -> None:
    assert device_words(agent) == words


def test_the_page_names_each_device_and_marks_this_one(an: Account) -> None:
    with clock.held_at(EVENING):
        browser_of("an", DESKTOP)
    with clock.held_at(EVENING + timedelta(days=1)):
        page = browser_of("an").get("/account/devices/").content.decode()
    assert page.index("Điện thoại Android, Chrome") < page.index("Máy tính Windows, Firefox")
    assert page.count("<span>máy này</span>") == 1
    assert "Dùng gần nhất: khoảng thứ Ba, 03/11/2026, 19:00" in page
    assert page.count("/ending/") == 2  # the other one, and all others


def test_one_device_is_ended_with_its_streams_and_no_other(an: Account, told: list[str]) -> None:
    here, lost = browser_of("an"), browser_of("an", DESKTOP)
    key = lost.session.session_key
    assert end(here, lost.session) == 303
    assert [is_in(here), is_in(lost)] == [True, False]
    assert told == [key]


def test_all_others_are_ended(an: Account) -> None:
    here, *others = (browser_of("an") for _ in range(3))
    assert here.post("/account/devices/others/ending/").status_code == 303
    assert [is_in(browser) for browser in (here, *others)] == [True, False, False]


def test_nobody_ends_anothers(an: Account, told: list[str]) -> None:
    create_account(username="binh", password=PASSWORD)
    binh, phone = browser_of("binh"), browser_of("an")
    assert end(binh, phone.session) == 404
    assert is_in(phone)
    assert told == []


def test_what_ended_already_is_said_to_be_so(an: Account) -> None:
    here, other = browser_of("an"), browser_of("an")
    session = other.session
    assert [end(here, session), end(here, session)] == [303, 404]


def test_the_page_does_not_hold_what_opens_a_session(an: Account) -> None:
    here, other = browser_of("an"), browser_of("an")
    page = here.get("/account/devices/").content.decode()
    for browser in (here, other):
        assert str(browser.session.session_key) not in page


def test_use_is_noted_once_an_hour(an: Account) -> None:
    def writes() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert is_in(browser)
        return sum(query["sql"].startswith(("UPDATE", "INSERT")) for query in asked)

    with clock.held_at(EVENING):
        browser = browser_of("an")
        assert writes() == 0
    session = browser.session
    session["idle"] = 0  # this one is never covered
    session.save()
    later = EVENING + timedelta(hours=1)
    with clock.held_at(later - timedelta(seconds=1)):
        assert writes() == 0
    with clock.held_at(later):
        assert [writes(), writes()] == [1, 0]
        assert devices_of(an, "")[0].seen == later.replace(minute=0)
        assert Session.objects.get().begun_at == EVENING
