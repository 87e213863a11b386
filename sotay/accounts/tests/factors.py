"""Browsers of people with second factors."""

from typing import Any

import pyotp
from django.test import Client

from sotay.accounts.actions import create_account
from sotay.accounts.actions.authenticator_apps import add_app
from sotay.accounts.models import Account
from sotay.accounts.tests.authenticator import Phone
from sotay.kernel import clock

PASSWORD = "hoa phượng đỏ 7"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def browser() -> Client:
    """A browser on this machine, where passkeys are allowed."""
    return Client(SERVER_NAME="localhost", raise_request_exception=False)


def account(name: str = "nguyen.van.an") -> Account:
    """Somebody with a password only."""
    return create_account(username=name, password=PASSWORD)


def with_app(name: str = "nguyen.van.an") -> Account:
    """Somebody with an app that shows codes."""
    made = account(name)
    add_app(by=made, account=made, secret=SECRET, code=code())
    return made


def code(steps: int = 0) -> str:
    """What the app shows, so many times thirty seconds from now."""
    return pyotp.TOTP(SECRET).at(clock.now(), counter_offset=steps)


def give_password(client: Client, name: str = "nguyen.van.an", then: str = "") -> Any:
    """The first step."""
    return client.post("/sign-in/", {"name": name, "password": PASSWORD, "next": then})


def signed_in(client: Client, name: str = "nguyen.van.an") -> Client:
    """The same browser after name and password of somebody without a second factor."""
    assert give_password(client, name).status_code == 302
    assert is_in(client)
    return client


def is_in(client: Client) -> bool:
    """Whether anybody is signed in here."""
    return "_auth_user_id" in client.session


def add_passkey(client: Client, phone: Phone, name: str = "Điện thoại của An") -> Any:
    """Add the phone's key on the page for it."""
    options = client.get("/account/safety/passkeys/new/options/").json()
    sent = {"name": name, "answer": phone.make(options)}
    return client.post("/account/safety/passkeys/new/", sent)


def options(client: Client) -> dict[str, Any]:
    """What the browser is asked, to show a key."""
    asked: dict[str, Any] = client.get("/sign-in/passkey/options/").json()
    return asked
