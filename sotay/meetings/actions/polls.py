"""Asking the room something quickly. It is no vote: nothing is decided by it."""

from collections.abc import Sequence

from sotay.ledger.acts import one_act
from sotay.meetings import happenings
from sotay.meetings.actions.running import must_be_open
from sotay.meetings.models import Meeting
from sotay.meetings.queries.polls import asked_in, host_of
from sotay.meetings.queries.votes import present_ids
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.surveys.actions import polls
from sotay.surveys.actions.answering import Outcome
from sotay.surveys.models import Survey


@one_act()
def ask_room(
    *, by: Person, meeting: Meeting, words: str, answers: Sequence[str], anonymous: bool
) -> Survey:
    """Ask everybody who is on the roll as present, now.

    Raises:
        Forbidden: ``by`` does not run the meeting.
        Conflict: the meeting is not going on, or another poll still runs.
        Invalid: the question, the answers or the number of people do not allow it.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    must_be_open(meeting)
    poll = polls.ask(
        by=by,
        unit=meeting.unit,
        host=host_of(meeting),
        words=words,
        answers=answers,
        anonymous=anonymous,
        people=present_ids(meeting),
    )
    happenings.show(meeting, "polls", "now")
    return poll


@one_act()
def answer_poll(*, by: Person, meeting: Meeting, poll: Survey, choice: str) -> Outcome:
    """Answer once. Whoever answers again is told that one is there, and nothing changes.

    Raises:
        Forbidden: ``by`` was not present when it was asked.
        Conflict: the poll is closed.
        Invalid: there is no such answer.
    """
    outcome = polls.answer(by=by, invitation=asked_in(poll, by), choice=choice)
    if outcome is not Outcome.AGAIN:
        happenings.poll_answered(meeting, poll)
    return outcome


@one_act()
def close_poll(*, by: Person, meeting: Meeting, poll: Survey) -> Survey:
    """Nobody answers any more; the room sees the counts.

    Raises:
        Forbidden: ``by`` does not run the meeting.
        Conflict: it is closed already.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    closed = polls.close(by=by, poll=poll)
    happenings.show(meeting, "polls", "now")
    return closed
