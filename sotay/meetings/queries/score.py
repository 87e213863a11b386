"""The score sheet of a meeting: what the record proposes, what a person confirmed."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Missing
from sotay.meetings.models import Attendance, Meeting, MeetingPaper, ScoreLine
from sotay.meetings.queries.doors import right_to_see
from sotay.meetings.queries.letterheads import day_of
from sotay.meetings.queries.votes import present_ids, standing_of
from sotay.meetings.rules import facts, phrases, roll, schedule, scoring
from sotay.org.models import Person
from sotay.org.queries import committee_body
from sotay.policy import Relation, Right, relations_to
from sotay.policy.judgement import granted
from sotay.policy.reading import once
from sotay.profiles.scheme import Criterion, ScoringScheme
from sotay.tasks.models import TaskUpdate

State = Meeting.State
HELD = frozenset({State.OPEN, State.CLOSED, State.SIGNED, State.ISSUED, State.ARCHIVED})
# Once the minutes are signed the score in them stands.
SCORABLE = frozenset({State.OPEN, State.CLOSED})
MEETINGS_LOOKED_BACK = 12
COMMITTEE_MEETS_WITHIN = timedelta(days=31)


@dataclass(frozen=True)
class ScoreRow:
    """One line of the sheet; points in hundredths. A group has no points of its own."""

    code: str
    title: str
    depth: int
    most: int
    is_leaf: bool
    proposed: int | None = None
    evidence: str = ""
    given: int | None = None
    remark: str = ""

    @property
    def most_text(self) -> str:
        """The most points as people write them."""
        return phrases.points(self.most)

    @property
    def proposed_text(self) -> str:
        """The proposed points; empty where a person must judge."""
        return "" if self.proposed is None else phrases.points(self.proposed)

    @property
    def given_text(self) -> str:
        """The confirmed points; a dash before they are."""
        return "–" if self.given is None else phrases.points(self.given)


@dataclass(frozen=True)
class ScoreSheet:
    """The whole sheet. ``total`` and ``grade`` count confirmed points only."""

    meeting: Meeting
    title: str
    rows: tuple[ScoreRow, ...]
    total: int
    grade: str
    missing: int
    confirmed_by: str
    may_confirm: bool
    # A committee above sees the score and nothing else of the meeting.
    sees_meeting: bool

    @property
    def total_text(self) -> str:
        """The total as people write it."""
        return phrases.points(self.total)

    @property
    def leaves(self) -> tuple[ScoreRow, ...]:
        """The rows that get points."""
        return tuple(row for row in self.rows if row.is_leaf)


def score_sheet(person: Person, meeting_id: int) -> ScoreSheet:
    """The sheet of a cell's meeting as this person sees it; superiors see it and no more.

    Raises:
        Missing: there is none, it was not held yet, or it is not for this person.
    """
    meeting = (
        Meeting.objects.select_related("unit", "body", "chair", "secretary", "profile__overlay_of")
        .filter(pk=meeting_id, state__in=HELD)
        .first()
    )
    # A cell too small for a committee holds committee meetings without a body.
    if meeting is not None and not meeting.is_committee_meeting:
        relations = relations_to(person, meeting)
        if granted(Right.MEETINGS_SEE_SCORE, relations):
            return _sheet(meeting, relations)
    raise Missing(_("Không tìm thấy bảng điểm này."))


def _sheet(meeting: Meeting, relations: frozenset[Relation]) -> ScoreSheet:
    scheme = scheme_of(meeting)
    proposed = scoring.proposals(scheme, measured(meeting))
    kept = _confirmed_lines(meeting)
    rows: list[ScoreRow] = []
    for criterion in scheme.criteria:
        _add_rows(rows, criterion, 0, proposed, kept)
    points = {code: line.points for code, line in kept.items()}
    missing = scoring.missing(points, scheme, thematic=is_thematic(meeting))
    total = _total(points, scheme, meeting)
    last = max(kept.values(), key=lambda line: line.pk, default=None)
    return ScoreSheet(
        meeting=meeting,
        title=scheme.title,
        rows=tuple(rows),
        total=total,
        grade="" if missing else scoring.grade(total, scheme).name,
        missing=len(missing),
        confirmed_by=last.confirmed_by.full_name if last and last.confirmed_by else "",
        may_confirm=granted(Right.MEETINGS_RUN, relations) and meeting.state in SCORABLE,
        sees_meeting=granted(right_to_see(meeting), relations),
    )


def confirmed_score(meeting: Meeting) -> facts.Score | None:
    """The score for the minutes; None until every criterion is confirmed."""
    if meeting.is_committee_meeting:
        return None
    return once(("confirmed_score", meeting.pk), lambda: _confirmed_score(meeting))


def _confirmed_score(meeting: Meeting) -> facts.Score | None:
    scheme, kept = scheme_of(meeting), _confirmed_lines(meeting)
    points = {code: line.points for code, line in kept.items()}
    if scoring.missing(points, scheme, thematic=is_thematic(meeting)):
        return None
    total = _total(points, scheme, meeting)
    lost = [
        (leaf.title, line.points or 0, leaf.points, line.remark)
        for leaf in scheme.leaves()
        if (line := kept.get(leaf.code)) and (line.points or 0) < leaf.points
    ]
    return facts.Score(total, scoring.grade(total, scheme).name, tuple(lost))


def scheme_of(meeting: Meeting) -> ScoringScheme:
    """The score sheet of the rules that the meeting runs under."""
    return meeting.profile.rules.scoring


def is_thematic(meeting: Meeting) -> bool:
    """Whether the meeting has a thematic part."""
    return meeting.kind in schedule.THEMATIC


def measured(meeting: Meeting) -> scoring.Measured:
    """What the rows of the meeting say about the criteria that can be computed."""
    invitations = list(meeting.invitations.all())
    states = dict(meeting.attendances.values_list("person_id", "state"))
    figures = roll.roll_figures([standing_of(row) for row in invitations], states)
    limits = meeting.profile.rules.meeting
    due, done = _tasks(meeting)
    has_committee = committee_body(meeting.unit, day_of(meeting)) is not None
    return scoring.Measured(
        minutes=minutes_held(meeting),
        least_minutes=schedule.least_minutes(meeting.kind, limits, figures.total),
        present=figures.present,
        expected=figures.expected,
        unexcused=figures.unexcused + figures.unmarked,
        longest_excused_run=_longest_excused_run(meeting),
        speakers=_speakers(meeting),
        papers_in_time=papers_in_time(meeting),
        tasks_due=due,
        tasks_done=done,
        thematic=is_thematic(meeting),
        has_committee=has_committee,
        committee_met=_committee_met(meeting) if has_committee else None,
    )


def _add_rows(
    rows: list[ScoreRow],
    criterion: Criterion,
    depth: int,
    proposed: dict[str, scoring.Proposal],
    kept: dict[str, ScoreLine],
) -> None:
    proposal, line = proposed.get(criterion.code), kept.get(criterion.code)
    rows.append(
        ScoreRow(
            code=criterion.code,
            title=criterion.title,
            depth=depth,
            most=criterion.points,
            is_leaf=not criterion.parts,
            proposed=proposal.points if proposal else None,
            evidence=proposal.evidence if proposal else "",
            given=line.points if line else None,
            remark=line.remark if line else "",
        )
    )
    for part in criterion.parts:
        _add_rows(rows, part, depth + 1, proposed, kept)


def _confirmed_lines(meeting: Meeting) -> dict[str, ScoreLine]:
    rows = meeting.score_lines.filter(confirmed_at__isnull=False).select_related("confirmed_by")
    return {row.criterion: row for row in rows}


def _total(points: dict[str, int | None], scheme: ScoringScheme, meeting: Meeting) -> int:
    given = {code: count for code, count in points.items() if count is not None}
    return scoring.total(given, scheme, thematic=is_thematic(meeting))


def minutes_held(meeting: Meeting) -> int | None:
    """How long the meeting was, in whole minutes; None before it closes."""
    if meeting.opened_at is None or meeting.closed_at is None:
        return None
    return int((meeting.closed_at - meeting.opened_at).total_seconds()) // 60


def _longest_excused_run(meeting: Meeting) -> int:
    """The most meetings running from which somebody absent tonight was excused."""
    recent = list(
        Meeting.objects.filter(
            unit=meeting.unit_id,
            body__isnull=True,
            kind__in=schedule.MONTHLY,
            state__in=HELD,
            starts_at__lte=meeting.starts_at,
        )
        .order_by("-starts_at")
        .values_list("pk", flat=True)[:MEETINGS_LOOKED_BACK]
    )
    excused: dict[int, set[int]] = {}
    rows = Attendance.objects.filter(meeting__in=recent, state=Attendance.State.EXCUSED)
    for person_id, meeting_id in rows.values_list("person_id", "meeting_id"):
        excused.setdefault(person_id, set()).add(meeting_id)
    return max((_run(recent, missed) for missed in excused.values()), default=0)


def _run(recent: list[int], missed: set[int]) -> int:
    length = 0
    for meeting_id in recent:
        if meeting_id not in missed:
            break
        length += 1
    return length


def _speakers(meeting: Meeting) -> int:
    """Members here who said something, in writing or aloud."""
    wrote = meeting.opinions.values_list("author_id", flat=True)
    spoke = meeting.speaking_requests.filter(called_at__isnull=False)
    said = set(wrote) | set(spoke.values_list("person_id", flat=True))
    return len(said & present_ids(meeting))


def papers_in_time(meeting: Meeting) -> bool | None:
    """Whether the last edition of the papers was frozen by the deadline; None without papers."""
    if not MeetingPaper.objects.filter(meeting=meeting, removed_at__isnull=True).exists():
        return None
    last = meeting.editions.order_by("number").last()
    if last is None:
        return None
    due = schedule.documents_due(meeting.starts_at, meeting.profile.rules.meeting)
    return last.frozen_at <= due


def _tasks(meeting: Meeting) -> tuple[int, int]:
    """How many tasks of before were due by the meeting, and how many of them were done."""
    until = meeting.closed_at or meeting.opened_at or meeting.starts_at
    due = meeting.carried.filter(task__due_on__lte=day_of(meeting)).values_list("task", flat=True)
    done = TaskUpdate.objects.filter(
        task__in=due, state=TaskUpdate.State.DONE, at__lte=until
    ).values("task")
    return len(due), done.distinct().count()


def _committee_met(meeting: Meeting) -> bool | None:
    """Whether the cell's committee met in the month before; None when its meetings are not here."""
    of_committee = Meeting.objects.filter(
        unit=meeting.unit_id, kind=Meeting.Kind.CELL_COMMITTEE, state__in=HELD
    )
    if of_committee.filter(
        starts_at__lt=meeting.starts_at, starts_at__gte=meeting.starts_at - COMMITTEE_MEETS_WITHIN
    ).exists():
        return True
    return False if of_committee.exists() else None
