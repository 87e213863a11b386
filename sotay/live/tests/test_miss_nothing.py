"""Whatever the network does, an open page ends as the server has it."""

import itertools
import random
from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from sotay.live import actions, queries
from sotay.live.frames import Frame, How, Swap
from sotay.live.tests.listener import Page, PageTopic

_numbers = itertools.count(1)

# An act puts an element in place or takes it away.
acts = st.lists(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans()), min_size=1, max_size=3),
    max_size=25,
)


class Server:
    """The truth: elements, changed only together with a published frame."""

    def __init__(self) -> None:
        self.topic = f"test:{next(_numbers)}"
        self.elements: dict[str, str] = {}

    def act(self, changes: list[tuple[str, bool]]) -> None:
        swaps = []
        for name, stays in changes:
            text = f"<li id={name}>{next(_numbers)}</li>"
            how: How = "append" if stays else "remove"
            swaps.append(Swap(name, how, text if stays else ""))
            if stays:
                self.elements[name] = text
            else:
                self.elements.pop(name, None)
        with transaction.atomic():
            actions.publish(topic=self.topic, changes=swaps)

    def snapshot(self) -> tuple[int, dict[str, str]]:
        return queries.version_of(self.topic), dict(self.elements)

    def frames(self) -> list[Frame]:
        return queries.changes_after(self.topic, 0) or []

    def ask(self, after: int) -> list[Frame] | None:
        return queries.changes_after(self.topic, after)


def delivered(frames: list[Frame], dice: random.Random) -> list[Frame]:
    """What a bad network makes of the frames: some lost, some doubled, out of order."""
    left = [frame for frame in frames for _ in range(dice.choice([0, 1, 1, 2]))]
    dice.shuffle(left)
    return left


@pytest.mark.django_db
@settings(max_examples=40)
@given(before=acts, after=acts, dice=st.randoms(use_true_random=False))
def test_a_snapshot_and_the_events_that_arrive_and_catching_up_are_the_servers_state(
    before: list[list[tuple[str, bool]]],
    after: list[list[tuple[str, bool]]],
    dice: random.Random,
) -> None:
    server = Server()
    for changes in before:
        server.act(changes)
    version, elements = server.snapshot()
    mine = PageTopic(version, Page(dict(elements)))
    for changes in after:
        server.act(changes)
    for frame in delivered(server.frames(), dice):
        mine.receive(frame)
        if dice.random() < 0.1:
            mine.catch_up(server.ask, server.snapshot)
    mine.heard(queries.version_of(server.topic))  # the next heartbeat
    mine.catch_up(server.ask, server.snapshot)
    assert (mine.version, mine.page.elements) == server.snapshot()


@pytest.mark.django_db
@settings(max_examples=15)
@given(after=acts, dice=st.randoms(use_true_random=False))
def test_a_page_that_slept_longer_than_the_tail_reads_itself_anew(
    after: list[list[tuple[str, bool]]], dice: random.Random
) -> None:
    server = Server()
    mine = PageTopic(0, Page())
    with patch.object(actions, "TAIL", 3), patch.object(actions, "_PRUNE_EVERY", 1):
        for changes in after:
            server.act(changes)
    for frame in delivered(server.frames(), dice):
        mine.receive(frame)
    mine.heard(queries.version_of(server.topic))
    mine.catch_up(server.ask, server.snapshot)
    assert (mine.version, mine.page.elements) == server.snapshot()
