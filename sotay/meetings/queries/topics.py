"""The live topics of a meeting, and who may follow which."""

from sotay.accounts.models import Account
from sotay.kernel.refusals import Missing
from sotay.meetings.models import Meeting
from sotay.meetings.queries.doors import meeting_for, relations_to_meeting
from sotay.org.queries import person_of
from sotay.policy import Relation, Right
from sotay.policy.judgement import granted

ROOM, COMMITTEE, HALL, ROLL = "room", "committee", "hall", "roll"
# Shown by few pages: the projector, the desk and the roll itself.
RARE = frozenset({HALL, ROLL})
_TABS_WITH_ROLL = frozenset({"desk", "roll", "field"})
# Beside these each person has a part of one's own: "person-7".
_PERSON = "person-"

_NEEDS = {
    ROOM: Right.MEETINGS_READ_OPINIONS,
    COMMITTEE: Right.MEETINGS_READ_COMMITTEE_OPINIONS,
    HALL: Right.MEETINGS_READ_OPINIONS,
    ROLL: Right.MEETINGS_RUN,
}


def topic(meeting_id: int, part: str) -> str:
    """The name of one topic of the meeting."""
    return f"meeting:{meeting_id}:{part}"


def personal(person_id: int) -> str:
    """The part that only this person follows: what one wrote for the committee's eyes."""
    return f"{_PERSON}{person_id}"


def person_in(part: str) -> int | None:
    """Whose part it is; None for a part that is not one person's."""
    number = part.removeprefix(_PERSON)
    return int(number) if part.startswith(_PERSON) and number.isdecimal() else None


def parts_of(name: str) -> tuple[int, str] | None:
    """The meeting's id and the part that a topic's name holds; None for any other name."""
    _prefix, _colon, rest = name.partition(":")
    number, _colon, part = rest.partition(":")
    if not number.isdecimal() or (part not in _NEEDS and person_in(part) is None):
        return None
    return int(number), part


def meeting_of(meeting_id: int) -> Meeting | None:
    """The meeting, for what is rendered once for all of a topic's followers."""
    rows = Meeting.objects.select_related("unit", "body", "chair", "secretary", "profile")
    return rows.filter(pk=meeting_id).first()


def pages_follow(meeting_id: int, person_id: int) -> list[str]:
    """Every topic that some page of the meeting could follow for this person."""
    return [topic(meeting_id, part) for part in (ROOM, COMMITTEE, ROLL, personal(person_id))]


def is_rare(name: str) -> bool:
    """Whether few pages show the topic."""
    parts = parts_of(name)
    return parts is not None and parts[1] in RARE


def followed_by(
    meeting_id: int, person_id: int, relations: frozenset[Relation], tab: str
) -> list[str]:
    """The topics that this page of the meeting follows, for somebody with these relations.

    Whoever reads what the committee reads finds one's own words there.
    """
    if not granted(_NEEDS[ROOM], relations):
        return []
    reads_all = granted(_NEEDS[COMMITTEE], relations)
    own = COMMITTEE if reads_all else personal(person_id)
    roll = [ROLL] if tab in _TABS_WITH_ROLL and granted(_NEEDS[ROLL], relations) else []
    return [topic(meeting_id, part) for part in (ROOM, own, *roll)]


def may_listen(account: Account, name: str) -> bool:
    """Whether the account may follow the topic: the same answer as for the page."""
    person, parts = person_of(account), parts_of(name)
    if person is None or parts is None:
        return False
    meeting_id, part = parts
    if person_in(part) not in (None, person.pk):
        return False
    try:
        meeting = meeting_for(person, meeting_id)
    except Missing:
        return False
    needed = _NEEDS.get(part, Right.MEETINGS_READ_OPINIONS)
    return granted(needed, relations_to_meeting(person, meeting))
