"""The cast of the pages: An, who is signed in, and a stranger."""

import pytest
from django.test import Client

from sotay.accounts.actions import create_account
from sotay.accounts.models import Account
from sotay.web import context, navigation, today


@pytest.fixture(autouse=True)
def only_the_web(monkeypatch: pytest.MonkeyPatch) -> None:
    """Registries without what the features put into them: a test fills in its own."""
    own = {name: entry for name, entry in navigation._entries.items() if name.startswith("web:")}
    monkeypatch.setattr(navigation, "_entries", own)
    monkeypatch.setattr(today, "_providers", [])
    monkeypatch.setattr(context, "_identity_of", [])


@pytest.fixture
def an(db: None) -> Account:
    """An, with an account."""
    return create_account(username="nguyen.thi.an", password="hoa phượng đỏ 7")


@pytest.fixture
def page(an: Account) -> Client:
    """An's browser, signed in; it gets an answer where a fault would raise."""
    client = Client(raise_request_exception=False)
    client.force_login(an)
    return client


@pytest.fixture
def stranger(db: None) -> Client:
    """A browser that nobody has signed in with."""
    return Client(raise_request_exception=False)
