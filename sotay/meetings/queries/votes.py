"""Who votes, and how a vote stands."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import prefetch_related_objects

from sotay.meetings.models import Attendance, Invitation, Meeting, Motion, ReservedOpinion
from sotay.meetings.rules import voting
from sotay.org import rules as standing_rules
from sotay.org.models import Person
from sotay.org.rules import Stage, Standing
from sotay.statements import Statement

HERE = frozenset({Attendance.State.PRESENT, Attendance.State.LATE})


@dataclass(frozen=True)
class Electorate:
    """Who votes on one kind of question, at this moment of the meeting."""

    denominator: int
    voters: frozenset[int]
    present_voters: frozenset[int]


@dataclass(frozen=True)
class CountLine:
    """Votes for one name of a paper ballot."""

    name: str
    votes: int
    carried: bool


@dataclass(frozen=True)
class MotionLine:
    """One motion as everybody in the room sees it."""

    id: int
    meeting_id: int
    item: str
    text: str
    question: str
    question_name: str
    form: str
    form_name: str
    threshold: str
    threshold_name: str
    opened_at: datetime
    closed_at: datetime | None
    agree: int
    disagree: int
    other: int
    denominator: int
    present_voters: int
    result: str
    counted: tuple[CountLine, ...]
    paper: dict[str, int]
    tellers: str
    reserved: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether the vote still runs."""
        return self.closed_at is None

    @property
    def cast(self) -> int:
        """How many votes are in so far."""
        return self.agree + self.disagree + self.other


def standing_of(invitation: Invitation) -> Standing:
    """The standing that the invitation kept of its day."""
    return _standing(
        invitation.person_id,
        invitation.stage,
        invitation.membership,
        invitation.away,
        invitation.status,
    )


def _standing(person_id: int, stage: str, membership: str, away: int, status: str) -> Standing:
    return Standing(
        person_id=person_id,
        stage=Stage(stage),
        membership="temporary" if membership == "temporary" else "home",
        away=bool(away),
        status=status,  # type: ignore[arg-type]
    )


def present_ids(meeting: Meeting) -> frozenset[int]:
    """The people on the roll as present, late ones included."""
    rows = meeting.attendances.filter(state__in=HERE).values_list("person_id", flat=True)
    return frozenset(rows)


# Asked by every page of votes after every vote: plain SQL, see ``roll_counts``.
_ROLL = """
SELECT i.person_id, i.stage, i.membership, i.away, i.status,
    EXISTS (SELECT 1 FROM meetings_attendance a WHERE a.meeting_id = i.meeting_id
        AND a.person_id = i.person_id AND a.state IN ('present', 'late'))
FROM meetings_invitation i WHERE i.meeting_id = %s
"""


def electorate_of(meeting: Meeting, question: str) -> Electorate:
    """Who votes on ``question`` now; the denominator keeps absent members (Điều lệ Đảng)."""
    rules = meeting.profile.rules.voting
    with connection.cursor() as cursor:
        cursor.execute(_ROLL, [meeting.pk])
        rows = cursor.fetchall()
    standings = [_standing(*columns) for *columns, _present in rows]
    present = frozenset(person_id for person_id, *_standing, here in rows if here)
    voters = frozenset(
        standing.person_id
        for standing in standings
        if standing_rules.may_vote(standing, question, rules, present=standing.person_id in present)
    )
    return Electorate(
        denominator=standing_rules.voting_denominator(standings, present, question, rules),
        voters=voters,
        present_voters=voters & present,
    )


def is_voter(person: Person, motion: Motion) -> bool:
    """Whether the person has a vote in this question; casting it also takes being here.

    The same answer as ``electorate_of`` gives, asked of one person's row.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"{_ROLL} AND i.person_id = %s", [motion.meeting_id, person.pk])
        row = cursor.fetchone()
    if row is None:
        return False
    *columns, present = row
    return standing_rules.may_vote(
        _standing(*columns),
        motion.question,
        motion.meeting.profile.rules.voting,
        present=bool(present),
    )


def motion_lines(meeting: Meeting) -> list[MotionLine]:
    """The motions of the meeting, the newest first."""
    motions = _MOTIONS.all(meeting.pk)
    counts = [motion.paper_count for motion in motions if hasattr(motion, "paper_count")]
    prefetch_related_objects(counts, "lines")
    reserved: dict[int, list[str]] = defaultdict(list)
    for one in _RESERVED.all(meeting.pk):
        reserved[one.motion_id].append(f"{one.person.full_name}: {one.text}")
    cast = _cast_in([motion.pk for motion in motions if motion.closed_at is None])
    electorates = {
        question: electorate_of(meeting, question)
        for question in {motion.question for motion in motions if motion.closed_at is None}
    }
    return [
        _line(motion, electorates.get(motion.question), cast, reserved.get(motion.pk, ()))
        for motion in motions
    ]


# Asked whenever somebody comes or votes while a vote runs.
_MOTIONS = Statement(
    lambda: Motion.objects.select_related("paper_count", "item"),
    "meetings_motion.meeting_id = %s ORDER BY meetings_motion.opened_at DESC, "
    "meetings_motion.id DESC",
)
_RESERVED = Statement(
    lambda: ReservedOpinion.objects.select_related("person"),
    "meetings_reservedopinion.meeting_id = %s ORDER BY meetings_reservedopinion.id",
)


def _line(
    motion: Motion,
    electorate: Electorate | None,
    cast: dict[tuple[int, str], int],
    reserved: Sequence[str],
) -> MotionLine:
    tally = _tally(motion, cast)
    count = getattr(motion, "paper_count", None)
    running = motion.closed_at is None and electorate is not None
    return MotionLine(
        id=motion.pk,
        meeting_id=motion.meeting_id,
        item=motion.item.title if motion.item else "",
        text=motion.text,
        question=motion.question,
        question_name=motion.get_question_display(),
        form=motion.form,
        form_name=motion.get_form_display(),
        threshold=motion.threshold,
        threshold_name=motion.get_threshold_display(),
        opened_at=motion.opened_at,
        closed_at=motion.closed_at,
        agree=tally["agree"],
        disagree=tally["disagree"],
        other=tally["other"],
        denominator=electorate.denominator if running and electorate else motion.denominator or 0,
        present_voters=len(electorate.present_voters)
        if running and electorate
        else motion.present_voters or 0,
        result=motion.result,
        counted=tuple(
            CountLine(
                line.name,
                line.votes,
                voting.is_carried(line.votes, motion.denominator or 0, motion.threshold),
            )
            for line in count.lines.all()
        )
        if count
        else (),
        paper={
            "issued": count.issued,
            "returned": count.returned,
            "valid": count.valid,
            "invalid": count.invalid,
        }
        if count
        else {},
        tellers=count.tellers if count else "",
        reserved=tuple(reserved),
    )


def _cast_in(motions: list[int]) -> dict[tuple[int, str], int]:
    """How often each choice was made on phones, in these motions."""
    if not motions:
        return {}
    places = ", ".join(["%s"] * len(motions))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT motion_id, choice, COUNT(*) FROM meetings_ballot "  # noqa: S608 (only places)
            f"WHERE motion_id IN ({places}) GROUP BY motion_id, choice",
            motions,
        )
        return {(motion, choice): count for motion, choice, count in cursor.fetchall()}


def _tally(motion: Motion, cast: dict[tuple[int, str], int]) -> dict[str, int]:
    if motion.closed_at is not None:
        return {
            "agree": motion.agree or 0,
            "disagree": motion.disagree or 0,
            "other": motion.other or 0,
        }
    return {choice: cast.get((motion.pk, choice), 0) for choice in ("agree", "disagree", "other")}


def own_choices(person: Person, meeting: Meeting) -> dict[int, str]:
    """How this person voted on phones: motion id → choice."""
    rows = person.ballots_cast.filter(motion__meeting=meeting)
    return {ballot.motion_id: ballot.choice for ballot in rows}


def question_choices(meeting: Meeting) -> list[tuple[str, str]]:
    """The kinds of question that the meeting's rules know."""
    known = {rule.question for rule in meeting.profile.rules.voting.questions}
    return [(code, str(name)) for code, name in Motion.Question.choices if code in known]


def question_choices_by(form: str, meeting: Meeting) -> list[tuple[str, str]]:
    """The kinds of question that may be voted in this form."""
    rules = meeting.profile.rules.voting.questions
    fitting = {rule.question for rule in rules if form in rule.forms}
    return [(code, name) for code, name in question_choices(meeting) if code in fitting]


def way_choices() -> list[tuple[str, str]]:
    """The forms of voting."""
    return [(code, str(name)) for code, name in Motion.Form.choices]
