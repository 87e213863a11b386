"""An open meeting for every cell: invited, papers sent, opened a minute ago."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from sotay.bench.stage.people import Cell
from sotay.bench.stage.plan import CODE, Plan
from sotay.files.models import StoredFile
from sotay.kernel import clock
from sotay.meetings.models import (
    AgendaItem,
    Attendance,
    Invitation,
    Meeting,
    MeetingPaper,
    Motion,
    PackEdition,
    Transition,
)
from sotay.profiles.queries import profile_on

State = Meeting.State
_AGENDA = (
    (AgendaItem.Part.OPENING, "Ổn định tổ chức, điểm danh", 10),
    (AgendaItem.Part.MAIN, "Đánh giá kết quả lãnh đạo thực hiện nhiệm vụ tháng qua", 20),
    (AgendaItem.Part.MAIN, "Thảo luận dự thảo nghị quyết tháng này", 40),
    (AgendaItem.Part.CLOSING, "Kết luận, biểu quyết nghị quyết", 20),
)


@dataclass(frozen=True)
class Hall:
    """An open meeting and its people; the second of them runs it."""

    cell: Cell
    meeting: Meeting
    item: AgendaItem
    motion: Motion | None
    paper: MeetingPaper | None


def open_all(plan: Plan, cells: list[Cell], paper: StoredFile | None) -> list[Hall]:
    """Write the meetings as they are one minute after the opening."""
    meetings = Meeting.objects.bulk_create(_meeting(cell) for cell in cells)
    _transitions(meetings)
    items = AgendaItem.objects.bulk_create(_items(meetings))
    papers = _papers(meetings, paper) if paper else []
    _freeze(meetings, papers)
    _invite(cells, meetings)
    motions = _put_to_vote(meetings) if plan.voting else []
    if plan.present:
        _mark_present(cells, meetings)
    return [
        Hall(
            cell,
            meeting,
            items[place * len(_AGENDA) + 2],
            motions[place] if motions else None,
            papers[place] if papers else None,
        )
        for place, (cell, meeting) in enumerate(zip(cells, meetings, strict=True))
    ]


def _meeting(cell: Cell) -> Meeting:
    now = clock.now()
    return Meeting(
        unit=cell.unit,
        kind=Meeting.Kind.REGULAR,
        title=f"Sinh hoạt chi bộ thường kỳ tháng {now:%m/%Y}",
        starts_at=now - timedelta(minutes=1),
        planned_minutes=90,
        place="Nhà văn hóa tổ dân phố",
        chair=cell.people[0],
        secretary=cell.people[min(2, len(cell.people) - 1)],
        profile=profile_on(clock.today()),
        state=State.OPEN,
        check_in_code=CODE,
        opened_at=now - timedelta(minutes=1),
        created_by=cell.people[0],
        created_at=now - timedelta(days=7),
    )


def _transitions(meetings: list[Meeting]) -> None:
    steps = (
        ("announce", State.DRAFT, State.ANNOUNCED, 3),
        ("open", State.ANNOUNCED, State.OPEN, 0),
    )
    Transition.objects.bulk_create(
        Transition(
            meeting=meeting,
            name=name,
            from_state=before,
            to_state=after,
            by=meeting.chair,
            at=meeting.starts_at - timedelta(days=days),
        )
        for meeting in meetings
        for name, before, after, days in steps
    )


def _items(meetings: list[Meeting]) -> Iterator[AgendaItem]:
    for meeting in meetings:
        for position, (part, title, minutes) in enumerate(_AGENDA, start=1):
            yield AgendaItem(
                meeting=meeting,
                position=position,
                part=part,
                title=title,
                minutes=minutes,
                started_at=meeting.opened_at if position == 3 else None,
            )


def _papers(meetings: list[Meeting], file: StoredFile) -> list[MeetingPaper]:
    return MeetingPaper.objects.bulk_create(
        MeetingPaper(
            meeting=meeting,
            title="Tài liệu sinh hoạt chuyên đề",
            file=file,
            position=1,
            added_by=meeting.chair,
            added_at=meeting.created_at,
        )
        for meeting in meetings
    )


def _freeze(meetings: list[Meeting], papers: list[MeetingPaper]) -> None:
    editions = PackEdition.objects.bulk_create(
        PackEdition(
            meeting=meeting, number=1, frozen_at=meeting.created_at, frozen_by=meeting.chair
        )
        for meeting in meetings
    )
    through = PackEdition.papers.through
    through._default_manager.bulk_create(
        through(packedition_id=edition.pk, meetingpaper_id=paper.pk)
        for edition, paper in zip(editions, papers, strict=False)
    )


def _invite(cells: list[Cell], meetings: list[Meeting]) -> None:
    Invitation.objects.bulk_create(
        Invitation(
            meeting=meeting,
            person=person,
            position=position,
            stage="official",
            membership="home",
            status="active",
            summoned=True,
            answer=Invitation.Answer.COMING,
        )
        for cell, meeting in zip(cells, meetings, strict=True)
        for position, person in enumerate(cell.people, start=1)
    )


def _put_to_vote(meetings: list[Meeting]) -> list[Motion]:
    return Motion.objects.bulk_create(
        Motion(
            meeting=meeting,
            text="Thông qua nghị quyết tháng này",
            question=Motion.Question.RESOLUTION,
            form=Motion.Form.PHONES,
            threshold=Motion.Threshold.OVER_HALF,
            opened_by=meeting.secretary,
            opened_at=clock.now(),
            client_id=uuid4(),
        )
        for meeting in meetings
    )


def _mark_present(cells: list[Cell], meetings: list[Meeting]) -> None:
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            person=person,
            state=Attendance.State.PRESENT,
            way=Attendance.Way.CODE,
            recorded_by=person,
            recorded_at=clock.now(),
            client_id=uuid4(),
        )
        for cell, meeting in zip(cells, meetings, strict=True)
        for person in cell.people
    )
