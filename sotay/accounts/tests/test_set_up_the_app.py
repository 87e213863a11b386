"""The app with codes: set up, confirmed, removed."""

import re
from datetime import timedelta

import pyotp
import pytest
from django.test import Client

from sotay.accounts import hooks
from sotay.accounts.actions.recovery_codes import make_recovery_codes
from sotay.accounts.models import AuthenticatorApp, RecoveryCode
from sotay.accounts.tests.factors import (
    PASSWORD,
    account,
    browser,
    code,
    give_password,
    signed_in,
    with_app,
)
from sotay.kernel import clock

pytestmark = pytest.mark.django_db
PAGE = "/account/safety/app/"


def page_of(client: Client) -> tuple[str, str]:
    """The secret to type, and the same under seal."""
    html = client.get(PAGE).content.decode()
    secret = re.search(r'typed-key">([A-Z2-7 ]+)<', html)
    sealed = re.search(r'name="sealed" value="([^"]+)"', html)
    assert secret
    assert sealed
    assert 'src="data:image/svg+xml' in html
    return secret[1].replace(" ", ""), sealed[1]


def test_an_app_counts_when_it_has_shown_a_right_code() -> None:
    an = account()
    client = signed_in(browser())
    secret, sealed = page_of(client)
    assert secret not in sealed
    wrong = client.post(PAGE, {"sealed": sealed, "code": "000000"})
    assert wrong.status_code == 422
    assert sealed in wrong.content.decode()
    assert not AuthenticatorApp.objects.exists()
    right = client.post(PAGE, {"sealed": sealed, "code": pyotp.TOTP(secret).now()})
    assert right.headers["Location"] == "/account/safety/"
    assert AuthenticatorApp.objects.get().account == an


def test_the_secret_of_another_page_is_none_of_mine() -> None:
    account(), account("tran.van.binh")
    _secret, sealed = page_of(signed_in(browser(), "tran.van.binh"))
    client = signed_in(browser())
    for made_up in (sealed, "", "x", "\x00", sealed[:-2], "ấ" * 700):
        answer = client.post(PAGE, {"sealed": made_up, "code": "123456"})
        assert (answer.status_code, answer.headers["Location"]) == (303, PAGE)
    assert not AuthenticatorApp.objects.exists()


def test_without_the_app_there_is_no_sheet_and_the_password_is_enough() -> None:
    an = with_app()
    make_recovery_codes(by=an, account=an)
    client = browser()
    with clock.held_at(clock.now() + timedelta(minutes=1)):
        give_password(client)
        client.post("/sign-in/second-step/", {"code": code()})
        assert client.post("/account/safety/app/removal/").status_code == 303
    assert not AuthenticatorApp.objects.exists()
    assert not RecoveryCode.objects.exists()
    signed_in(browser())


def test_who_has_been_in_for_long_shows_the_password_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "_idle_minutes", [])  # this page is never covered
    account()
    client = signed_in(browser())
    with clock.held_at(clock.now() + timedelta(minutes=16)):
        again = client.get(PAGE).headers["Location"]
        assert again == "/account/safety/again/?next=%2Faccount%2Fsafety%2Fapp%2F"
        wrong = client.post("/account/safety/again/", {"password": "sai", "next": PAGE})
        assert wrong.status_code == 422
        assert client.get(PAGE).status_code == 303
        right = client.post("/account/safety/again/", {"password": PASSWORD, "next": PAGE})
        assert right.headers["Location"] == PAGE
        assert client.get(PAGE).status_code == 200
