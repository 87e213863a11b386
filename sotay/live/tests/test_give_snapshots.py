"""The whole state of a topic: rendered once for a hall, and sent to the wires as well."""

import gzip
import json
import threading
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.test import Client

from sotay.accounts.actions import create_account
from sotay.live import actions, bus, registry, snapshots
from sotay.live.frames import Swap

MINE, OTHERS, WITHOUT = "test:1", "test:2", "plain:1"


class Feature:
    """A feature with topics; counts how often it renders one."""

    def __init__(self) -> None:
        self.rendered = 0

    def whole_state(self, topic: str) -> list[Swap]:
        self.rendered += 1
        return [Swap("item", "text", f"{topic}: mục {self.rendered}")]


@pytest.fixture(autouse=True)
def feature() -> Iterator[Feature]:
    made = Feature()
    registry.register("test", lambda account, topic: topic == MINE, made.whole_state)
    registry.register("plain", lambda account, topic: True)
    yield made
    for name in ("test", "plain"):
        registry._may_listen.pop(name)
    registry._make_snapshot.pop("test")


@pytest.fixture
def client(client: Client, db: None) -> Client:
    client.force_login(create_account(username="an", password="mot-mat-khau-dai"))
    return client


def publish(topic: str, times: int = 1) -> None:
    with transaction.atomic():
        for _ in range(times):
            actions.publish(topic=topic, changes=[Swap("x", "text", "một")])


def whole(client: Client, topic: str = MINE, **headers: str) -> Any:
    return client.get("/live/snapshots/", {"topic": topic}, headers=headers)


def test_it_is_a_frame_that_stands_for_all_before_it(client: Client) -> None:
    publish(MINE, 3)
    swaps = [{"target": "item", "how": "text", "html": "test:1: mục 1"}]
    assert whole(client).json() == {"topic": MINE, "version": 3, "swaps": swaps}


def test_a_hall_that_asks_costs_one_rendering_until_something_changes(
    client: Client, feature: Feature
) -> None:
    answers = {whole(client).content for _ in range(5)}
    assert (len(answers), feature.rendered) == (1, 1)
    publish(MINE)
    assert whole(client).json()["version"] == 1
    assert feature.rendered == 2


def test_what_changes_without_a_version_is_seen_after_a_while(
    client: Client, feature: Feature
) -> None:
    with patch.object(snapshots, "FRESH_FOR", 0.0):
        whole(client)
        whole(client)
    assert feature.rendered == 2


@pytest.mark.django_db(transaction=True)
def test_who_comes_while_one_renders_waits_for_that_one(feature: Feature) -> None:
    start = threading.Barrier(8)
    got: list[snapshots.Snapshot | None] = []

    def ask() -> None:
        start.wait(20)
        try:
            got.append(snapshots.snapshot_of(MINE))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert (len(got), len(set(map(id, got))), feature.rendered) == (8, 1, 1)


def test_the_wires_are_sent_it_but_not_for_everyone_who_asks(client: Client) -> None:
    with patch.object(bus, "send_snapshot") as send:
        for _ in range(5):
            whole(client)
    send.assert_called_once()
    (data,) = send.call_args.args
    assert json.loads(gzip.decompress(data))["topic"] == MINE


def test_a_browser_that_takes_gzip_gets_gzip(client: Client) -> None:
    answer = whole(client, accept_encoding="gzip, br")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(answer.content)) == whole(client).json()
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_topic_that_is_not_ones_own_looks_absent(client: Client, feature: Feature) -> None:
    assert whole(client, OTHERS).status_code == 404
    assert whole(client, "unknown:1").status_code == 404
    assert feature.rendered == 0


def test_a_question_without_a_topic_is_a_clear_refusal(client: Client) -> None:
    assert client.get("/live/snapshots/").status_code == 422


def test_a_topic_that_nobody_can_say_whole_is_gone(client: Client) -> None:
    assert whole(client, WITHOUT).json() == {"topic": WITHOUT, "gone": True}


def test_too_many_missed_changes_are_answered_with_the_whole(client: Client) -> None:
    publish(MINE, 40)
    few = client.get("/live/changes/", {"topic": MINE, "after": "10"}).json()
    many = client.get("/live/changes/", {"topic": MINE, "after": "9"}).json()
    assert [frame["version"] for frame in few["frames"]] == list(range(11, 41))
    assert many == whole(client).json()


def test_a_reader_ahead_of_the_server_gets_the_whole_if_there_is_one(client: Client) -> None:
    publish(WITHOUT, 2)
    ahead = {"topic": MINE, "after": "9"}
    assert client.get("/live/changes/", ahead).json()["version"] == 0
    assert client.get("/live/changes/", {**ahead, "topic": WITHOUT}).json()["gone"]


def test_the_memory_of_a_page_server_is_bounded(client: Client, feature: Feature) -> None:
    with patch.object(snapshots, "MOST_BYTES", 150):
        snapshots.snapshot_of(MINE)
        snapshots.snapshot_of(OTHERS)
    assert list(snapshots._kept) == [OTHERS]
