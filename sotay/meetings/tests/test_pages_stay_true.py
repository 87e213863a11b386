"""Whatever is done in an evening and whatever the network does, an open page is as the server's.

Real acts, real pages: the page of each kind of viewer before, and every frame of the topics that it
follows, lost, doubled and out of order, with what catching up brings, are the page after.
"""

import copy
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sotay.kernel import clock
from sotay.kernel.refusals import Refusal
from sotay.live import queries, snapshots
from sotay.live.frames import Frame
from sotay.live.tests.elements import Document
from sotay.live.tests.listener import PageTopic, delivered
from sotay.meetings.models import Guest, Meeting
from sotay.meetings.queries import for_all
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.any_acts import ACTS, Evening, NothingToPick
from sotay.meetings.tests.browsing import signed_in
from sotay.org.tests.cast import Cast
from tests.examples import examples

# Long, and decided in Python: the same on every database.
pytestmark = pytest.mark.once
# Each kind of viewer, and the pages that such a one has open.
VIEWERS = {
    "an": ("opinions", "agenda", "motions", "speaking"),  # a member, who writes to the committee
    "vinh": ("opinions", "motions"),  # another, who must not read that
    "phuc": ("opinions", "agenda"),  # of the committee
    "dung": ("desk", "roll", "outcome"),  # the secretary
    "binh": ("desk", "projector"),  # the chair, and the wall of the hall
    "giang": ("opinions", "speaking", "motions"),  # a guest
}
PARTS = ("now", "next", "agenda", "roll", "speaking", "votes", "outcome", "hall", "hall-side")
STATE_CHANGES = ("close", "resume")
USUAL = [name for name in ACTS if name not in STATE_CHANGES]
# What needs others before it, and would seldom come about by chance.
SELDOM = ["ballot", "ballot", "result", "put", "reserve", "floor"]

evenings = st.lists(
    st.tuples(
        st.sampled_from([*USUAL, *USUAL, *SELDOM, *SELDOM, *STATE_CHANGES]), st.integers(0, 999)
    ),
    min_size=12,
    max_size=60,
)
tabs = st.fixed_dictionaries({name: st.sampled_from(pages) for name, pages in VIEWERS.items()})


@dataclass
class OpenPage:
    """One page of one viewer, with its topics."""

    document: Document
    topics: dict[str, PageTopic]

    @classmethod
    def shown(cls, text: str) -> "OpenPage":
        """The page as the server gave it."""
        document = Document(text)
        (live,) = document.root.iter("sotay-live")
        versions: dict[str, int] = json.loads(live.get("data-versions"))
        topics = {name: PageTopic(version, document) for name, version in versions.items()}
        return cls(document, topics)

    def emptied(self) -> "OpenPage":
        """The same page as a skeleton without any content: everything is still to come."""
        document = copy.deepcopy(self.document)
        for name in (*(f"panel-{name}" for name in PARTS), "opinions", "bell"):
            part = document.find(name)
            if part is not None:
                part.text, part[:] = None, []
        return OpenPage(document, {name: PageTopic(-1, document) for name in self.topics})

    def hears(self, dice: random.Random) -> None:
        """Everything that was published meanwhile, as a bad network brings it."""
        news = [
            frame
            for name in self.topics
            for frame in delivered(queries.changes_after(name, 0) or [], dice)
        ]
        dice.shuffle(news)
        for frame in news:
            self.topics[frame["topic"]].receive(frame)
        for name, topic in self.topics.items():
            topic.hello(queries.version_of(name))
            topic.catch_up(lambda after, name=name: missed(name, after, dice), never)  # type: ignore[misc]

    def likeness(self) -> dict[str, object]:
        """Every part that comes by the stream, for comparing."""
        parts = {name: self.document.likeness(f"panel-{name}") for name in PARTS}
        whole = {name: self.document.likeness(name) for name in ("opinions", "bell")}
        return {**parts, **whole}


def missed(name: str, after: int, dice: random.Random) -> list[Frame] | Frame:
    """What catching up brings: the frames, or the whole topic, as the wire has it."""
    frames = queries.changes_after(name, after)
    return whole(name) if frames is None or dice.random() < 0.3 else frames


def whole(name: str) -> Frame:
    snapshot = snapshots.snapshot_of(name)
    assert snapshot is not None
    made: Frame = json.loads(snapshot.data)
    return made


def never() -> int:
    raise AssertionError("a topic of a meeting can always be said whole")


@pytest.fixture
def hall(cast: Cast, meeting: Meeting) -> Meeting:
    Guest.objects.create(meeting=meeting, person=cast.giang, name=cast.giang.full_name)
    for name, number in (("rest", 0), ("put", 0), ("opinion", 1), ("hand up", 1)):
        Evening(cast, meeting).act(name, number)
    return meeting


@pytest.fixture
def browsers(cast: Cast) -> dict[str, Client]:
    return {name: signed_in(getattr(cast, name)) for name in VIEWERS}


def pages(
    browsers: dict[str, Client], meeting: Meeting, opened: dict[str, str]
) -> Iterator[tuple[str, OpenPage]]:
    for name, tab in opened.items():
        answer = browsers[name].get(f"/meetings/{meeting.pk}/{tab}/")
        assert answer.status_code == 200, (name, tab)
        yield name, OpenPage.shown(answer.content.decode())


# Without shrinking: a failing evening is long, and shrinking it takes minutes.
@settings(
    max_examples=examples(8),
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(
    before=evenings,
    after=evenings,
    opened=tabs,
    pace=st.sampled_from([10, 10, 120]),  # so slow, the roll and the wall are kept up no longer
    dice=st.randoms(use_true_random=False),
)
def test_a_page_and_what_arrives_are_the_page_as_the_server_has_it(
    cast: Cast,
    hall: Meeting,
    browsers: dict[str, Client],
    before: list[tuple[str, int]],
    after: list[tuple[str, int]],
    opened: dict[str, str],
    pace: int,
    dice: random.Random,
) -> None:
    evening = Evening(cast, hall)
    snapshots.forget_all()  # of the example before, whose rows are gone
    for_all.forget_all()
    with transaction.atomic():
        act_out(evening, before[:15], pace)
        early = dict(pages(browsers, hall, opened))
        skeletons = {name: page.emptied() for name, page in early.items()}
        for page in skeletons.values():
            for name, topic in page.topics.items():
                topic.restore(whole(name))
        same_as({name: page.likeness() for name, page in early.items()}, skeletons)
        act_out(evening, after, pace, begin=300)
        for page in [*early.values(), *skeletons.values()]:
            page.hears(dice)
        late = {name: page.likeness() for name, page in pages(browsers, hall, opened)}
        same_as(late, early)
        same_as(late, skeletons)
        transaction.set_rollback(True)


def act_out(evening: Evening, acts: list[tuple[str, int]], pace: int, *, begin: int = 0) -> None:
    for number, (name, choice) in enumerate(acts):
        with clock.held_at(people.EVENING + timedelta(seconds=begin + pace * number)):
            try:
                with transaction.atomic():
                    evening.act(name, choice)
            except (Refusal, NothingToPick):
                pass


def same_as(truth: dict[str, dict[str, object]], kept: dict[str, OpenPage]) -> None:
    for name, parts in truth.items():
        mine = kept[name].likeness()
        wrong = [part for part, content in parts.items() if mine[part] != content]
        assert not wrong, (name, [(mine[part], parts[part]) for part in wrong])
