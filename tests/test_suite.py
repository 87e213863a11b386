"""The promises that the suite makes about itself."""

import socket
import warnings

import pytest


def test_another_machine_cannot_be_reached() -> None:
    with socket.socket() as line, pytest.raises(AssertionError, match="tests reach no network"):
        line.connect(("192.0.2.1", 80))


def test_a_warning_is_an_error() -> None:
    with pytest.raises(UserWarning):
        warnings.warn("old ways", UserWarning, stacklevel=1)


def test_the_suite_runs_with_production_settings_and_no_demo_pages() -> None:
    from django.conf import settings

    assert settings.DEMO is False
    assert settings.DEBUG is False
