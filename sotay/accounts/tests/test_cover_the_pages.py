"""Pages are covered after a while without a touch, and opened by a number or the password."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password
from django.core import signing
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from sotay.accounts import endings, hooks, passwords
from sotay.accounts.actions import create_account, set_pin
from sotay.accounts.models import Account, Pin, PinCount
from sotay.accounts.pins import MOST_TRIES, seasoned
from sotay.kernel import clock
from sotay.kernel.refusals import Invalid

PASSWORD, PIN = "hoa phượng đỏ 7", "2580"
EVENING = datetime(2026, 11, 3, 19, 30, tzinfo=clock.VIETNAM)
LATER = EVENING + timedelta(minutes=17)
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def after_fifteen_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "_idle_minutes", [lambda _account: 15])


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(endings, "_when_signed_out", [heard.append])
    return heard


@pytest.fixture
def an(db: None) -> Account:
    made = create_account(username="an", password=PASSWORD)
    set_pin(by=made, pin=PIN)
    return made


@pytest.fixture
def phone(an: Account) -> Client:
    """Signed in at half past seven and not touched since."""
    with clock.held_at(EVENING):
        browser = Client()
        browser.post("/sign-in/", {"name": "an", "password": PASSWORD})
        assert browser.get("/more/").status_code == 200
    return browser


def unlock(browser: Client, **sent: str) -> Any:
    return browser.post("/account/unlocking/", {"next": "/more/", **sent})


def test_a_page_that_is_touched_stays_open(phone: Client) -> None:
    for minutes in range(0, 120, 10):
        with clock.held_at(EVENING + timedelta(minutes=minutes)):
            assert phone.get("/more/").status_code == 200


def test_after_the_time_the_server_refuses_pages_and_scripts(phone: Client) -> None:
    with clock.held_at(LATER):
        answer = phone.get("/more/?a=1")
        assert answer.status_code == 303
        assert answer["Location"] == "/account/lock/?next=%2Fmore%2F%3Fa%3D1"
        asked = phone.get("/live/changes/", headers=JSON)
        assert (asked.status_code, asked.json()["code"]) == (423, "locked")
        cover = phone.get(answer["Location"]).content.decode()
        assert "Màn hình đã khoá" in cover
        assert "Mã PIN" in cover


def test_what_was_typed_meanwhile_is_shown_again_and_not_done(phone: Client) -> None:
    with clock.held_at(LATER):
        answer = phone.post("/meetings/1/opinions/", {"words": "Tôi đồng ý với dự thảo"})
    assert answer.status_code == 423
    assert "Tôi đồng ý với dự thảo" in answer.content.decode()


def test_what_a_page_does_by_itself_is_no_touch(phone: Client) -> None:
    for minutes in range(0, 20, 3):
        with clock.held_at(EVENING + timedelta(minutes=minutes)):
            phone.get("/live/changes/", headers=JSON)
            phone.get("/more/", headers={"Sec-Fetch-Mode": "cors"})
    with clock.held_at(LATER):
        assert phone.get("/more/").status_code == 303


def test_the_pages_script_says_that_somebody_is_there(phone: Client) -> None:
    with clock.held_at(EVENING + timedelta(minutes=12)):
        assert phone.get("/account/awake/", headers=JSON).status_code == 204
    with clock.held_at(LATER):
        assert phone.get("/more/").status_code == 200


@pytest.mark.parametrize(
    "cookie",
    ["", "x", signing.dumps(["0" * 24, 9_999_999_999], salt="sotay.accounts.awake"), "a:b:c"],
    ids=range(4),
)
def test_a_cookie_that_is_missing_forged_or_anothers_opens_nothing(
    phone: Client, cookie: str
) -> None:
    phone.cookies["awake"] = cookie
    with clock.held_at(EVENING):
        assert phone.get("/more/").status_code == 303


@pytest.mark.parametrize(
    "proof", [{"pin": PIN}, {"password": PASSWORD}, {"password": f" {PASSWORD}"}]
)
def test_the_number_or_the_password_opens_and_leads_back(
    phone: Client, proof: dict[str, str]
) -> None:
    with clock.held_at(LATER):
        assert unlock(phone, **proof)["Location"] == "/more/"
        assert phone.get("/more/").status_code == 200


@pytest.mark.parametrize(
    "proof",
    [
        {},
        {"pin": "0000"},
        {"pin": " "},
        {"pin": "２５８１"},
        {"pin": "x" * 300},
        {"pin": "\x00"},
        {"password": "sai"},
        {"password": "\x00"},
        {"password": "a" * 600},
    ],
    ids=range(9),
)
def test_anything_else_opens_nothing(phone: Client, proof: dict[str, str]) -> None:
    with clock.held_at(LATER):
        answer = unlock(phone, **proof)
        assert answer.status_code == 422
        assert f'value="{proof.get("pin", PIN)}"' not in answer.content.decode()
        assert phone.get("/more/").status_code == 303


def test_after_five_wrong_numbers_only_the_password_helps(phone: Client) -> None:
    with clock.held_at(LATER):
        said = [unlock(phone, pin="9999").content.decode() for _ in range(MOST_TRIES)]
        assert "Còn 4 lần" in said[0]
        assert "Còn 0 lần" in said[-1]
        right = unlock(phone, pin=PIN)
        assert right.status_code == 422
        assert "Đồng chí nhập mật khẩu" in right.content.decode()
        assert unlock(phone, password=PASSWORD).status_code == 303
        assert not PinCount.objects.exists()
    with clock.held_at(LATER + timedelta(hours=1)):
        assert unlock(phone, pin=PIN).status_code == 303


def test_wrong_numbers_on_one_phone_do_not_count_on_another(phone: Client, an: Account) -> None:
    with clock.held_at(EVENING):
        other = Client()
        other.post("/sign-in/", {"name": "an", "password": PASSWORD})
    with clock.held_at(LATER):
        for _ in range(MOST_TRIES):
            unlock(phone, pin="9999")
        assert unlock(other, pin=PIN).status_code == 303


def test_covering_it_oneself_ends_the_streams_once(phone: Client, told: list[str]) -> None:
    with clock.held_at(EVENING):
        key = phone.session.session_key
        assert phone.post("/account/lock/").status_code == 303
        assert phone.post("/account/lock/").status_code == 303
        assert told == [key]
        assert phone.get("/more/").status_code == 303
        assert unlock(phone, pin=PIN).status_code == 303
        assert phone.get("/more/").status_code == 200


def test_without_a_number_the_password_is_asked_for(phone: Client, an: Account) -> None:
    Pin.objects.all().delete()
    with clock.held_at(LATER):
        assert 'name="pin"' not in phone.get("/account/lock/").content.decode()
        assert unlock(phone, pin=PIN).status_code == 422
        assert unlock(phone, password=PASSWORD).status_code == 303


def test_whoever_is_not_the_owner_can_sign_out(phone: Client) -> None:
    with clock.held_at(LATER):
        assert phone.post("/sign-out/").status_code == 302
        assert phone.get("/more/")["Location"].startswith("/sign-in/")


def test_where_nobody_asks_for_it_nothing_is_ever_covered(
    an: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "_idle_minutes", [lambda _account: 0])
    with clock.held_at(EVENING):
        browser = Client()
        browser.post("/sign-in/", {"name": "an", "password": PASSWORD})
    with clock.held_at(EVENING + timedelta(days=20)):
        page = browser.get("/more/")
        assert page.status_code == 200
        assert 'id="cover"' not in page.content.decode()


class TestTheNumber:
    def test_its_owner_sets_changes_and_removes_it(self, phone: Client, an: Account) -> None:
        with clock.held_at(EVENING):
            sent = {"pin": "4826", "password": PASSWORD}
            assert phone.post("/account/pin/", sent).status_code == 303
            phone.post("/account/lock/")
            assert unlock(phone, pin=PIN).status_code == 422
            assert unlock(phone, pin="4826").status_code == 303
            assert phone.post("/account/pin/removal/").status_code == 303
            assert not Pin.objects.exists()

    def test_the_password_is_asked_for(self, phone: Client) -> None:
        with clock.held_at(EVENING):
            answer = phone.post("/account/pin/", {"pin": "4826", "password": "sai"})
        assert answer.status_code == 422
        phone.post("/account/lock/")
        assert unlock(phone, pin=PIN).status_code == 303

    @pytest.mark.parametrize(
        "pin",
        ["", "123", "1234", "4321", "0000", "1954", "2026", "1234567", "12a4", "１２５８", "99 99"],
    )
    def test_what_everybody_would_guess_is_refused(self, an: Account, pin: str) -> None:
        with pytest.raises(Invalid) as refused:
            set_pin(by=an, pin=pin)
        assert refused.value.field == "pin"

    @given(st.from_regex(r"[0-9]{4,6}", fullmatch=True))
    def test_whatever_is_refused_says_what_to_do(self, pin: str) -> None:
        said = passwords.pin_weakness(pin, EVENING.date())
        assert said == "" or "Đồng chí chọn số khác" in said

    def test_without_the_servers_key_nobody_finds_it_by_trying_all(self, an: Account) -> None:
        kept = Pin.objects.get().digits_hash
        assert not check_password(PIN, kept)
        assert check_password(seasoned(PIN), kept)
