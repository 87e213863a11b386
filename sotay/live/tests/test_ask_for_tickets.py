"""Tickets and missed changes, over HTTP."""

import json
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from sotay.accounts.actions import create_account
from sotay.accounts.models import Account
from sotay.live import actions, bus, registry, tickets
from sotay.live.frames import Swap

pytestmark = pytest.mark.django_db
MINE, OTHERS = "test:1", "test:2"


@pytest.fixture(autouse=True)
def only_topic_one() -> Iterator[None]:
    registry.register("test", lambda account, topic: topic == MINE)
    yield
    registry._may_listen.pop("test")


@pytest.fixture
def an() -> Account:
    return create_account(username="an", password="mot-mat-khau-dai")


@pytest.fixture
def client(client: Client, an: Account) -> Client:
    client.force_login(an)
    return client


def ask(client: Client, topics: Any) -> Any:
    return client.post(
        "/live/tickets/",
        json.dumps({"topics": topics}),
        content_type="application/json",
        HTTP_ACCEPT="application/json",
        HTTP_HOST="localhost:8000",
    )


def changes(client: Client, topic: str, after: str) -> Any:
    return client.get("/live/changes/", {"topic": topic, "after": after})


def publish(topic: str) -> None:
    with transaction.atomic():
        actions.publish(topic=topic, changes=[Swap("x", "text", "một")])


def test_a_ticket_is_given_for_what_one_may_hear_and_for_nothing_else(
    client: Client, an: Account
) -> None:
    publish(MINE)
    answer = ask(client, [MINE, OTHERS, "unknown:1", "Không phải tên"]).json()
    assert list(answer["tickets"]) == [MINE]
    ticket = tickets.read(answer["tickets"][MINE])
    session = tickets.session_mark(client.session.session_key or "")
    assert ticket == tickets.Ticket(MINE, 1, an.pk, session, ticket.asked_at)
    assert ticket.asked_at <= tickets.now()
    assert answer["wire"] == "http://localhost:8001/wire/"


@pytest.mark.parametrize("topics", [[], "test:1", [1], ["test:1"] * 21, None])
def test_a_broken_question_is_a_clear_refusal(client: Client, topics: Any) -> None:
    assert ask(client, topics).status_code == 422


def test_a_stranger_gets_no_ticket(client: Client) -> None:
    client.logout()
    assert ask(client, [MINE]).status_code in (302, 303, 401, 403)


def test_missed_changes_are_given_in_order(client: Client) -> None:
    for _ in range(3):
        publish(MINE)
    answer = changes(client, MINE, "1").json()
    assert [frame["version"] for frame in answer["frames"]] == [2, 3]
    assert changes(client, MINE, "9").json()["gone"]


def test_changes_of_a_topic_one_may_not_hear_look_absent(client: Client) -> None:
    publish(OTHERS)
    answer = changes(client, OTHERS, "0")
    assert answer.status_code == 404
    assert ">một<".encode() not in answer.content


@pytest.mark.parametrize("after", ["", "-1", "x"])
def test_a_version_that_is_none_is_a_clear_refusal(client: Client, after: str) -> None:
    answer = changes(client, MINE, after)
    assert answer.status_code == 422


def test_signing_out_ends_the_streams_of_that_session(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    mark = tickets.session_mark(client.session.session_key or "")
    with (
        patch.object(bus, "send_kick") as kick,
        django_capture_on_commit_callbacks(execute=True),
    ):
        client.post("/sign-out/")
    kick.assert_called_once_with(session=mark, account_id=None)
