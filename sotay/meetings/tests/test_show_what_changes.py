"""Each act alone: what it sends is all that it changes, for everybody who looks."""

import copy
import itertools

import pytest
from django.db import transaction

from sotay.kernel import clock
from sotay.kernel.refusals import Refusal
from sotay.live import queries
from sotay.live.actions import want
from sotay.live.frames import frame
from sotay.live.tests.elements import Document, Likeness, likeness
from sotay.meetings import happenings
from sotay.meetings.models import Guest, Meeting
from sotay.meetings.queries import topics
from sotay.meetings.tests.any_acts import ACTS, Evening, NothingToPick
from sotay.org.tests.cast import Cast

# Long, and decided in Python: the same on every database.
pytestmark = pytest.mark.once
# An evening in which everything can be done: somebody is here, a vote runs, a hand is up.
STAGE = (
    ("turn", 0),
    ("check in", 0),
    ("check in", 1),
    ("check in", 2),
    ("invite", 1),
    ("put", 0),
    ("ballot", 0),
    ("result", 0),
    ("put", 2),
    ("put", 7),
    ("put", 0),
    ("opinion", 1),
    ("opinion for the committee", 1),
    ("spoken", 1),
    ("reply", 0),
    ("ask", 1),
    ("hand up", 0),
    ("hand up", 1),
    ("floor", 1),
    ("conclude", 0),
    ("assign", 0),
)
PARTS = (topics.ROOM, topics.ROLL, topics.HALL, topics.COMMITTEE)
NUMBERS = (0, 1, 2)
SKELETON = '<ol id="opinions"></ol>' + "".join(
    f'<div id="panel-{name}"></div>'
    for name in (
        *(
            "now",
            "next",
            "agenda",
            "roll",
            "speaking",
            "votes",
            "polls",
            "outcome",
            "hall",
            "hall-side",
        ),
    )
)


@pytest.fixture
def evening(cast: Cast, meeting: Meeting) -> Evening:
    Guest.objects.create(meeting=meeting, person=cast.giang, name=cast.giang.full_name)
    acted = Evening(cast, meeting)
    for name, number in STAGE:
        acted.act(name, number)
    return acted


class Shown:
    """Everything that is shown of the meeting, on one page for all."""

    def __init__(self, meeting: Meeting) -> None:
        self.topics = [topics.topic(meeting.pk, part) for part in PARTS]
        want(topics=self.topics)
        self.versions = queries.versions_of(self.topics)
        self.page = Document(SKELETON)
        for name in self.topics:
            for swap in frame(name, 0, happenings.whole_state(name) or [])["swaps"]:
                self.page.apply(swap)

    def follow(self) -> None:
        """What was published since."""
        for name in self.topics:
            for news in queries.changes_after(name, self.versions[name]) or []:
                for swap in news["swaps"]:
                    self.page.apply(swap)

    def likeness(self) -> Likeness:
        (body,) = self.page.root.iter("body")
        return likeness(body)


def test_what_an_act_sends_is_all_that_it_changes(evening: Evening) -> None:
    base = Shown(evening.meeting)
    sent_too_little, done = [], set()
    for name, number in itertools.product(ACTS, NUMBERS):
        before = copy.deepcopy(base)
        with transaction.atomic():
            if was_done(evening, name, number):
                done.add(name)
                before.follow()
                if before.likeness() != Shown(evening.meeting).likeness():
                    sent_too_little.append((name, number))
            transaction.set_rollback(True)
    assert sent_too_little == []
    assert done == ACTS.keys()


def was_done(evening: Evening, name: str, number: int) -> bool:
    if name in ("close", "resume"):
        evening.meeting.motions.update(closed_at=clock.now())
    try:
        if name == "resume":
            evening.act("close", 0)
        evening.act(name, number)
    except (Refusal, NothingToPick):
        return False
    return True
