"""What nobody types by hand is refused in words, and changes nothing but the count of tries."""

from typing import Any

import pytest
from django.test import Client

from sotay.accounts.actions import create_account, set_pin
from sotay.accounts.models import Account, Pin, Seat
from tests.bad_input.values import ODD, SURROGATE

PASSWORD, PIN = "hoa phượng đỏ 7", "2580"
FORM = "application/x-www-form-urlencoded"
RIGHT = {
    "/account/password/": {"current_password": PASSWORD, "password": "cây đa giếng nước 9"},
    "/account/pin/": {"pin": "4826", "password": PASSWORD},
    "/account/unlocking/": {"pin": PIN, "password": PASSWORD},
    "/turns/seat/": {"pin": PIN},
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def an(db: None) -> Account:
    made = create_account(username="an", password=PASSWORD)
    set_pin(by=made, pin=PIN)
    return made


@pytest.fixture
def browser(an: Account) -> Client:
    made = Client()
    made.post("/sign-in/", {"name": "an", "password": PASSWORD})
    return made


def facts(an: Account) -> Any:
    an.refresh_from_db()
    return an.password, Pin.objects.get().digits_hash, Seat.objects.count()


@pytest.mark.parametrize("odd", sorted(ODD))
@pytest.mark.parametrize("address", sorted(RIGHT))
def test_no_odd_sign_is_a_password_or_a_number(
    browser: Client, an: Account, address: str, odd: str
) -> None:
    before = facts(an)
    typed = "pin" if "pin" in RIGHT[address] else "current_password"
    answer = browser.post(address, {**RIGHT[address], typed: ODD[odd]})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "This field" not in page
    assert "<script>alert" not in page
    assert facts(an) == before


@pytest.mark.parametrize("address", sorted(RIGHT))
def test_half_letters_and_nothing_are_refused(browser: Client, an: Account, address: str) -> None:
    before = facts(an)
    half = b"&".join(field.encode() + b"=" + SURROGATE for field in RIGHT[address])
    for body in (b"", half):
        assert browser.post(address, body, content_type=FORM).status_code == 422
    assert facts(an) == before


@pytest.mark.parametrize("address", sorted(RIGHT))
def test_a_page_of_elsewhere_is_never_opened_afterwards(
    browser: Client, an: Account, address: str
) -> None:
    sent = {**RIGHT[address], "next": "https://evil.example/"}
    assert "evil" not in browser.post(address, sent).headers.get("Location", "")


@pytest.mark.parametrize("address", ["/turns/999999999999999999999/", "/turns/1/", "/turns/0/"])
def test_a_seat_that_is_none_is_not_there(browser: Client, address: str) -> None:
    assert browser.get(address).status_code == 404
    assert browser.post(address, {"pin": PIN}).status_code == 404


@pytest.mark.parametrize("cookie", ["", "x", "\x7f", "a" * 4000])
def test_a_strange_cookie_of_a_shared_device_is_no_device(browser: Client, cookie: str) -> None:
    browser.cookies["shared_device"] = cookie
    browser.cookies["turn"] = cookie
    assert browser.get("/more/").status_code == 200
    assert browser.post("/turns/seat/", {"pin": PIN}).status_code == 303
