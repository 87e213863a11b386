"""An, with two devices."""

import pytest

from sotay.accounts.actions import create_account
from sotay.accounts.models import Account
from sotay.drafts.tests.device import Device


@pytest.fixture
def an(db: None) -> Account:
    """An, with an account."""
    return create_account(username="an", password=None)


@pytest.fixture
def phone(an: Account) -> Device:
    """An's phone."""
    return Device(an, "phone")


@pytest.fixture
def desktop(an: Account) -> Device:
    """An's desktop."""
    return Device(an, "desktop")
