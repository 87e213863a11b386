"""The policy of the pages: this host, its wire, and nobody else."""

import re

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings

from sotay.web.middleware import content_policy, wire_origin


def directives(policy: str) -> dict[str, list[str]]:
    return {part.split()[0]: part.split()[1:] for part in policy.split(";")}


@pytest.mark.django_db
def test_no_inline_code_and_no_foreign_host() -> None:
    answer = Client().get("/sign-in/", headers={"host": "testserver"})
    policy = directives(answer["Content-Security-Policy"])
    assert policy["script-src"] == ["'self'"]
    assert policy["style-src"] == ["'self'"]
    assert policy["default-src"] == ["'none'"]
    hosts = set(re.findall(r"https?://([^\s:;]+)", answer["Content-Security-Policy"]))
    assert hosts == {"testserver"}
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("wire_url", "host", "expected"),
    [
        ("", "10.0.0.5:8000", "http://10.0.0.5:8001"),
        ("", "[::1]:8000", "http://[::1]:8001"),
        ("https://wire.phohoa.vn/live", "sotay.phohoa.vn", "https://wire.phohoa.vn"),
        ("/wire", "sotay.phohoa.vn", ""),
    ],
)
def test_the_wire_is_reachable(settings: Settings, wire_url: str, host: str, expected: str) -> None:
    settings.WIRE_URL, settings.WIRE_PORT = wire_url, 8001
    request = RequestFactory().get("/", headers={"host": host})
    assert wire_origin(request) == expected
    assert ("connect-src 'self' " + expected).strip() in content_policy(request)


@pytest.mark.parametrize("host", ["evil; script-src *", "a b", "x:80'self'", "a\tb", "[::1"])
def test_a_crooked_host_name_adds_nothing(settings: Settings, host: str) -> None:
    settings.WIRE_URL = ""
    assert wire_origin(RequestFactory().get("/", headers={"host": host})) == ""


def test_signed_in_pages_are_not_kept_by_proxies(page: Client) -> None:
    assert page.get("/")["Cache-Control"] == "private, no-cache"
