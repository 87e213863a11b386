"""The live topics of a meeting, and who may follow which."""

from sotay.accounts.models import Account
from sotay.kernel.refusals import Missing
from sotay.meetings.queries.doors import meeting_for, relations_to_meeting
from sotay.org.queries import person_of
from sotay.policy import Relation, Right
from sotay.policy.judgement import granted

ROOM, COMMITTEE, HALL = PARTS = "room", "committee", "hall"

_NEEDS = {
    ROOM: Right.MEETINGS_READ_OPINIONS,
    COMMITTEE: Right.MEETINGS_READ_COMMITTEE_OPINIONS,
    HALL: Right.MEETINGS_READ_OPINIONS,
}


def topic(meeting_id: int, part: str) -> str:
    """The name of one topic of the meeting."""
    return f"meeting:{meeting_id}:{part}"


def followed_by(meeting_id: int, relations: frozenset[Relation]) -> list[str]:
    """The topics that a page of the meeting follows, for somebody with these relations."""
    return [
        topic(meeting_id, part) for part in (ROOM, COMMITTEE) if granted(_NEEDS[part], relations)
    ]


def may_listen(account: Account, name: str) -> bool:
    """Whether the account may follow the topic: the same answer as for the page."""
    _prefix, _colon, rest = name.partition(":")
    number, _colon, part = rest.partition(":")
    person = person_of(account)
    if person is None or part not in _NEEDS or not number.isdecimal():
        return False
    try:
        meeting = meeting_for(person, int(number))
    except Missing:
        return False
    return granted(_NEEDS[part], relations_to_meeting(person, meeting))
