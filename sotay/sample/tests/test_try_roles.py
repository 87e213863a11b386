import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.test.utils import override_settings
from django.urls import Resolver404, resolve

import sotay.config.urls  # noqa: F401 (read now, while DEMO is off, as production reads it)
from sotay.accounts.actions import create_account
from sotay.org.models import Person
from sotay.sample import queries
from sotay.sample.actions import renew_sample_ward

DEMO_ADDRESSES = pytest.mark.urls("tests.demo_urls")


def somebody(username: str) -> Person:
    account = create_account(username=username, password=None)
    return Person.objects.create(account=account, full_name="Võ Minh Khôi")


@pytest.fixture
def demo() -> Iterator[None]:
    with override_settings(DEMO=True):
        yield


@DEMO_ADDRESSES
@pytest.mark.django_db
def test_one_tap_signs_in(client: Client, demo: None) -> None:
    person = somebody("dangvien")
    page = client.get("/try/")
    assert page.status_code == 200
    assert person.full_name in page.content.decode()
    answer = client.post("/try/", {"role": "dangvien"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert client.session["_auth_user_id"] == str(person.account_id)


@DEMO_ADDRESSES
@pytest.mark.django_db
@pytest.mark.parametrize("role", ["", "hoa", "bithu"])
def test_no_other_account_opens(client: Client, demo: None, role: str) -> None:
    somebody("hoa")
    assert client.post("/try/", {"role": role}).status_code == 404
    assert "_auth_user_id" not in client.session


@DEMO_ADDRESSES
@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_view_refuses_outside_the_demo(client: Client, method: str) -> None:
    somebody("dangvien")
    assert getattr(client, method)("/try/", {"role": "dangvien"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_address_does_not_exist_outside_the_demo() -> None:
    with pytest.raises(Resolver404):
        resolve("/try/")


@pytest.mark.parametrize(("mode", "there"), [("production", False), ("demo", True)])
def test_only_the_demos_process_knows_the_page(tmp_path: Path, mode: str, there: bool) -> None:
    asks = (
        "import django; django.setup()\n"
        "from django.apps import apps\n"
        "from django.urls import resolve, Resolver404\n"
        "from sotay.accounts.doors import ways_in\n"
        "try: found = resolve('/try/').view_name\n"
        "except Resolver404: found = ''\n"
        "print(found, apps.is_installed('sotay.sample'), bool(ways_in()))\n"
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SOTAY_")}
    said = subprocess.run(
        [sys.executable, "-c", asks],
        env={
            **clean,
            "DJANGO_SETTINGS_MODULE": "sotay.config.settings",
            "SOTAY_MODE": mode,
            "SOTAY_DATA": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert said == ("sample:try True True" if there else "False True")


@pytest.mark.django_db
def test_a_ward_is_made_anew_only_in_the_demo() -> None:
    with pytest.raises(RuntimeError, match="only a demo"):
        renew_sample_ward()


def test_the_printed_table_names_every_role_once() -> None:
    names = [username for username, _who in queries.cast()]
    assert len(names) == len(set(names)) >= 10
