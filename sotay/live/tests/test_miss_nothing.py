"""Whatever the network does, an open page ends as the server has it."""

import itertools
import random
from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from sotay.live import actions, queries
from sotay.live.frames import Frame, How, Swap, frame
from sotay.live.tests.listener import Page, PageTopic, delivered
from tests.examples import examples

_numbers = itertools.count(1)

# An act puts an element in place or takes it away.
acts = st.lists(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans()), min_size=1, max_size=3),
    max_size=25,
)
dices = st.randoms(use_true_random=False)


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

    def version(self) -> int:
        return queries.version_of(self.topic)

    def frames(self) -> list[Frame]:
        return queries.changes_after(self.topic, 0) or []

    def ask(self, after: int) -> list[Frame] | None:
        return queries.changes_after(self.topic, after)

    def whole(self) -> Frame:
        """Every element that there ever was: those that are gone are taken away."""
        there = {name: Swap(name, "append", text) for name, text in self.elements.items()}
        gone = {name: Swap(name, "remove") for name in "abcdef" if name not in there}
        return frame(self.topic, self.version(), [*there.values(), *gone.values()])


class Phone(PageTopic):
    """An open page of a server."""

    def __init__(self, server: Server, *, fresh: bool = True) -> None:
        self.server, self.shown = server, Page(dict(server.elements) if fresh else {})
        super().__init__(server.version() if fresh else 0, self.shown)

    def read_anew(self) -> int:
        self.shown.elements = dict(self.server.elements)
        return self.server.version()

    def is_as_the_server_has_it(self) -> bool:
        return (self.version, self.shown.elements) == (
            self.server.version(),
            self.server.elements,
        )


@pytest.mark.django_db
@settings(max_examples=examples(40))
@given(before=acts, after=acts, dice=dices, whole=st.booleans())
def test_a_page_and_the_events_that_arrive_and_catching_up_are_the_servers_state(
    before: list[list[tuple[str, bool]]],
    after: list[list[tuple[str, bool]]],
    dice: random.Random,
    whole: bool,
) -> None:
    server = Server()
    for changes in before:
        server.act(changes)
    mine = Phone(server, fresh=not whole)
    snapshot = server.whole()
    for changes in after:
        server.act(changes)
    arriving = delivered(server.frames(), dice)
    arriving.insert(dice.randint(0, len(arriving)), snapshot)
    for one in arriving:
        if one is snapshot:
            mine.restore(one)
        else:
            mine.receive(one)
        if dice.random() < 0.1:
            mine.catch_up(server.ask, mine.read_anew)
    mine.heard(server.version())  # the next heartbeat
    mine.catch_up(server.ask, mine.read_anew)
    assert mine.is_as_the_server_has_it()


@pytest.mark.django_db
@settings(max_examples=examples(15))
@given(after=acts, dice=dices, whole=st.booleans())
def test_a_page_that_slept_longer_than_the_tail_takes_the_whole_or_reads_itself_anew(
    after: list[list[tuple[str, bool]]], dice: random.Random, whole: bool
) -> None:
    server = Server()
    mine = Phone(server)

    def ask(version: int) -> list[Frame] | Frame | None:
        frames = server.ask(version)
        return server.whole() if frames is None and whole else frames

    with patch.object(actions, "TAIL", 3), patch.object(actions, "_PRUNE_EVERY", 1):
        for changes in after:
            server.act(changes)
    for one in delivered(server.frames(), dice):
        mine.receive(one)
    mine.hello(server.version())
    mine.catch_up(ask, mine.read_anew)
    assert mine.is_as_the_server_has_it()


@pytest.mark.django_db
@settings(max_examples=examples(15))
@given(before=acts, dice=dices, whole=st.booleans())
def test_a_page_ahead_of_a_server_that_came_from_a_backup_follows_it_back(
    before: list[list[tuple[str, bool]]], dice: random.Random, whole: bool
) -> None:
    server = Server()
    for changes in before:
        server.act(changes)
    mine = Phone(server)
    mine.version += dice.randint(1, 5)  # it has seen what the backup has not
    mine.page.apply({"target": "a", "how": "append", "html": "<li>lost</li>"})
    mine.hello(server.version())
    mine.catch_up(lambda _version: server.whole() if whole else None, mine.read_anew)
    assert mine.is_as_the_server_has_it()
