"""Every address × every kind of person: the expected answer, and nothing left out."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sotay.kernel import clock
from sotay.meetings.tests import cast as people
from sotay.org.tests.cast import PASSWORD
from tests.house.test_drafts_of_every_text import unkept
from tests.permissions.matrix import CAST, OPEN, ROWS, Row
from tests.permissions.world import World, build_world
from tests.stages import stage

# Who may do what is decided in Python, from rows that are the same everywhere.
pytestmark = pytest.mark.once

REFUSED = (403, 404)
# What an administrator without a second factor reaches besides, to set one up.
SETTING_UP = {"accounts:new_app", "accounts:new_passkey", "accounts:new_passkey_options"}


def addresses(
    resolver: URLResolver | None = None, prefix: str = ""
) -> Iterator[tuple[str, set[str]]]:
    """Every named address with the parameters that it takes."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            space = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from addresses(entry, space)
        elif isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}", set(entry.pattern.converters)


@stage
def world(db: None) -> World:
    return build_world()


def test_every_address_has_a_row() -> None:
    assert {name for name, _parameters in addresses()} == set(ROWS) | OPEN


@pytest.mark.parametrize("area", sorted({name.partition(":")[0] for name in ROWS}))
def test_everybody_gets_the_expected_answer_everywhere(world: World, area: str) -> None:
    parameters = dict(addresses())
    clients = {name: signed_in(world, name) for name in CAST}
    wrong = [
        fault
        for name, row in ROWS.items()
        if name.startswith(f"{area}:")
        for who in CAST
        if (fault := fault_of(clients[who], world, name, parameters[name], row, who))
    ]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_without_a_session_there_is_only_the_way_to_sign_in(client: Client, name: str) -> None:
    numbers = {
        parameter: "minutes" if parameter in ("kind", "what", "form") else 1
        for parameter in dict(addresses())[name]
    }
    response = client.get(reverse(name, kwargs=numbers))
    assert response.status_code == 303
    assert response.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("sets_up", [False, True])
def test_after_the_password_alone_there_is_only_the_second_step(
    world: World, sets_up: bool
) -> None:
    """An has a second factor, Khanh as an administrator has yet to set one up."""
    name = "khanh" if sets_up else "an"
    client = Client()
    led = client.post("/sign-in/", {"name": name, "password": PASSWORD})
    assert led.headers["Location"] == "/sign-in/second-step/"
    for address, row in ROWS.items():
        ids: dict[str, Any] = world.ids[row.where]
        where = reverse(address, kwargs={key: ids[key] for key in dict(addresses())[address]})
        response = (client.get if row.method == "get" else client.post)(where)
        if sets_up and address in SETTING_UP:
            assert response.status_code in (200, 303, 409), address
            continue
        assert response.status_code == 303, address
        assert response.headers["Location"].startswith("/sign-in/"), address
        assert "_auth_user_id" not in client.session, address


def fault_of(
    client: Client, world: World, name: str, parameters: set[str], row: Row, who: str
) -> str:
    """What is wrong with the answer; empty when it is the expected one."""
    let_in = who in row.let_in
    # In words only, to those who are refused: drawing the same page for them is most of the work.
    wants = "text/html" if let_in else "application/json"
    status = answer(client, world, name, parameters, row, wants)
    if let_in:
        expected, right = "let in", status < 500 and status not in REFUSED
    elif who in row.sees:
        # Seen, but not theirs to do; or a part of it that does not exist for them.
        expected, right = "refused", status in REFUSED
    else:
        expected, right = "not there", status in REFUSED
    return "" if right else f"{name} {who}: {status}, expected {expected}"


def answer(
    client: Client, world: World, name: str, parameters: set[str], row: Row, wants: str
) -> int:
    """The status of one request, of which nothing remains; and what is typed there is kept."""
    ids: dict[str, Any] = world.ids[row.where]
    address = reverse(name, kwargs={key: ids[key] for key in parameters})
    with clock.held_at(people.EVENING), transaction.atomic():
        ask = client.get if row.method == "get" else client.post
        response = ask(address, headers={"Accept": wants})
        if response.streaming:
            # Read to the end, or the file stays open.
            b"".join(response)
        elif response["Content-Type"].startswith("text/html"):
            faults = unkept(response.content.decode())
            assert not faults, f"{name}: {faults}"
        status = response.status_code
        transaction.set_rollback(True)
    return int(status)


def signed_in(world: World, name: str) -> Client:
    """The browser of one person."""
    client = Client(raise_request_exception=False)
    person = getattr(world.cast, name)
    client.force_login(person.account)
    return client
