"""What was done with the handbook in a period: meetings (C1–C5) and tasks (D2), by unit.

Only numbers leave this file: no title, no opinion, no name.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery

from sotay.kernel.clock import VIETNAM
from sotay.meetings.models import (
    Attendance,
    Invitation,
    Meeting,
    MeetingPaper,
    Opinion,
    PackEdition,
    RecordPaper,
    ScoreLine,
    SpeakingRequest,
)
from sotay.meetings.rules import schedule, scoring
from sotay.profiles.models import Profile
from sotay.profiles.queries import holidays
from sotay.reports.rules.tallies import Use
from sotay.tasks.models import Task, TaskUpdate

State = Meeting.State
CLOSED = (State.CLOSED, State.SIGNED, State.ISSUED, State.ARCHIVED)
_HERE = (Attendance.State.PRESENT, Attendance.State.LATE)
_Sums = defaultdict[int, Counter[str]]


@dataclass(frozen=True)
class _Held:
    """A meeting of a cell that was held, as the figures need it."""

    id: int
    unit_id: int
    kind: str
    day: date
    starts_at: datetime
    minutes: int
    profile_id: int


def use_of(units: Collection[int], *, since: date, until: date) -> dict[int, Use]:
    """What each of these units did from ``since`` until ``until``, both included."""
    meetings = _meetings(units, since, until)
    profiles = Profile.objects.select_related("overlay_of").in_bulk(
        set(meetings.values_list("profile_id", flat=True).distinct())
    )
    held = [_held(row) for row in meetings.values_list(*_FIELDS)]
    sums: _Sums = defaultdict(Counter)
    _count_meetings(sums, held, profiles, _members_of(meetings))
    _count_papers(sums, held, profiles, meetings, until)
    _count_people(sums, meetings)
    grades = _grades(held, profiles, meetings)
    _count_tasks(sums, units, since, until)
    return {unit_id: Use(**sums[unit_id], grades=dict(grades.get(unit_id, {}))) for unit_id in sums}


_FIELDS = ("pk", "unit_id", "kind", "starts_at", "opened_at", "closed_at", "profile_id")


def _meetings(units: Collection[int], since: date, until: date) -> QuerySet[Meeting]:
    """Meetings of whole cells that were opened in the period and are over."""
    return Meeting.objects.filter(
        unit__in=units,
        body__isnull=True,
        state__in=CLOSED,
        opened_at__gte=_start_of(since),
        opened_at__lt=_start_of(until) + timedelta(days=1),
    ).exclude(kind=Meeting.Kind.CELL_COMMITTEE)


def _held(row: tuple[int, int, str, datetime, datetime, datetime, int]) -> _Held:
    pk, unit_id, kind, starts_at, opened_at, closed_at, profile_id = row
    return _Held(
        id=pk,
        unit_id=unit_id,
        kind=kind,
        day=opened_at.astimezone(VIETNAM).date(),
        starts_at=starts_at,
        minutes=int((closed_at - opened_at).total_seconds()) // 60,
        profile_id=profile_id,
    )


def _members_of(meetings: QuerySet[Meeting]) -> dict[int, int]:
    """How many belonged to the cell at each meeting: a rule may ask more of large cells."""
    rows = Invitation.objects.filter(meeting__in=meetings, membership="home")
    return dict(rows.values("meeting_id").annotate(n=Count("pk")).values_list("meeting_id", "n"))


def _count_meetings(
    sums: _Sums, held: Iterable[_Held], profiles: dict[int, Profile], members: dict[int, int]
) -> None:
    free = holidays()
    for one in held:
        limits, count = profiles[one.profile_id].rules.meeting, sums[one.unit_id]
        count["cells_met"] = 1
        count["thematic"] += one.kind in schedule.THEMATIC
        if one.kind in schedule.MONTHLY:
            least = schedule.least_minutes(one.kind, limits, members.get(one.id, 0))
            count["regular"] += 1
            count["on_usual_day"] += schedule.is_usual_day(one.day, limits, free)
            count["long_enough"] += one.minutes >= least


def _count_papers(
    sums: _Sums,
    held: Iterable[_Held],
    profiles: dict[int, Profile],
    meetings: QuerySet[Meeting],
    until: date,
) -> None:
    papers = MeetingPaper.objects.filter(meeting__in=meetings, removed_at__isnull=True)
    with_papers = set(papers.values_list("meeting_id", flat=True))
    editions = PackEdition.objects.filter(meeting__in=meetings).values("meeting_id")
    frozen = dict(editions.annotate(at=Max("frozen_at")).values_list("meeting_id", "at"))
    issued = RecordPaper.objects.filter(record__meeting__in=meetings).values("record__meeting")
    published = dict(issued.annotate(at=Max("issued_at")).values_list("record__meeting", "at"))
    for one in held:
        limits, count = profiles[one.profile_id].rules.meeting, sums[one.unit_id]
        if one.id in with_papers and one.id in frozen:
            count["with_papers"] += 1
            due = schedule.documents_due(one.starts_at, limits)
            count["papers_in_time"] += frozen[one.id] <= due
        last_day = schedule.results_due(one.day, limits)
        at = published.get(one.id)
        in_time = at is not None and at.astimezone(VIETNAM).date() <= last_day
        if in_time or last_day < until:
            count["results_due"] += 1
            count["results_in_time"] += in_time


def _count_people(sums: _Sums, meetings: QuerySet[Meeting]) -> None:
    """Who had to come, who came, who spoke: sums over all meetings of a unit."""
    here = Attendance.objects.filter(
        meeting=OuterRef("meeting"), person=OuterRef("person"), state__in=_HERE
    )
    wrote = Opinion.objects.filter(meeting=OuterRef("meeting"), author=OuterRef("person"))
    spoke = SpeakingRequest.objects.filter(
        meeting=OuterRef("meeting"), person=OuterRef("person"), called_at__isnull=False
    )
    rows = (
        Invitation.objects.filter(meeting__in=meetings)
        .exclude(status="suspended")
        .annotate(here=Exists(here), said=Exists(wrote) | Exists(spoke))
        .values("meeting__unit")
        .annotate(
            expected=Count("pk", filter=Q(summoned=True) | Q(here=True)),
            present=Count("pk", filter=Q(here=True)),
            speakers=Count("pk", filter=Q(here=True, said=True)),
        )
    )
    for row in rows:
        count = sums[row["meeting__unit"]]
        for name in ("expected", "present", "speakers"):
            count[name] += row[name]


def _grades(
    held: Iterable[_Held], profiles: dict[int, Profile], meetings: QuerySet[Meeting]
) -> dict[int, Counter[str]]:
    """The grades of the meetings whose every criterion somebody confirmed."""
    lines: defaultdict[int, dict[str, int | None]] = defaultdict(dict)
    rows = ScoreLine.objects.filter(meeting__in=meetings, confirmed_at__isnull=False)
    for meeting_id, criterion, points in rows.values_list("meeting_id", "criterion", "points"):
        lines[meeting_id][criterion] = points
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for one in held:
        confirmed, scheme = lines.get(one.id), profiles[one.profile_id].rules.scoring
        thematic = one.kind in schedule.THEMATIC
        if confirmed is None or scoring.missing(confirmed, scheme, thematic=thematic):
            continue
        given = {code: value for code, value in confirmed.items() if value is not None}
        total = scoring.total(given, scheme, thematic=thematic)
        found[one.unit_id][scoring.grade(total, scheme).name] += 1
    return found


def _count_tasks(sums: _Sums, units: Collection[int], since: date, until: date) -> None:
    """Tasks given in the period, as they stood at its end."""
    end = _start_of(until) + timedelta(days=1)
    done = TaskUpdate.objects.filter(task=OuterRef("pk"), at__lt=end).order_by("-at", "-id")
    rows = Task.objects.filter(unit__in=units, given_at__gte=_start_of(since), given_at__lt=end)
    told = rows.annotate(
        state=Subquery(done.values("state")[:1]), at=Subquery(done.values("at")[:1])
    ).values_list("unit_id", "due_on", "state", "at")
    for unit_id, due_on, state, at in told:
        if state == TaskUpdate.State.CANCELLED:
            continue
        count = sums[unit_id]
        count["tasks_given"] += 1
        if state == TaskUpdate.State.DONE:
            count["tasks_in_time"] += at.astimezone(VIETNAM).date() <= due_on
        else:
            count["tasks_overdue"] += due_on < until


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=VIETNAM)
