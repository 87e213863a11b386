"""A meeting of the cell of ``org.tests.cast``: Bình chairs, Dung writes, An and others come."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sotay.files.actions import store_bytes
from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.meetings import actions
from sotay.meetings.actions.papers import freeze_papers
from sotay.meetings.models import AgendaItem, Meeting, MeetingPaper
from sotay.org.tests.cast import Cast
from sotay.profiles.queries import profile_on

EVENING = datetime(2026, 11, 3, 19, 30, tzinfo=VIETNAM)
DAYS_BEFORE = EVENING - timedelta(days=3)

_AGENDA = [
    (AgendaItem.Part.OPENING, "Ổn định tổ chức, điểm danh", 10),
    (AgendaItem.Part.MAIN, "Thảo luận dự thảo nghị quyết tháng 11", 60),
    (AgendaItem.Part.CLOSING, "Kết luận, biểu quyết nghị quyết", 20),
]


def act_id(word: str) -> UUID:
    """The same id for the same word, so that a test can send one act twice."""
    return uuid5(UUID(int=0), word)


def a_draft(
    cast: Cast, *, kind: str = Meeting.Kind.REGULAR, starts_at: datetime = EVENING
) -> Meeting:
    """A meeting with an agenda and no invitations."""
    meeting = Meeting.objects.create(
        unit=cast.cell,
        kind=kind,
        title="Sinh hoạt chi bộ thường kỳ tháng 11/2026",
        starts_at=starts_at,
        planned_minutes=90,
        place="Nhà văn hóa Tổ dân phố 3",
        chair=cast.binh,
        secretary=cast.dung,
        profile=profile_on(starts_at.date()),
        created_by=cast.binh,
        created_at=starts_at - timedelta(days=7),
    )
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=place, part=part, title=title, minutes=minutes)
        for place, (part, title, minutes) in enumerate(_AGENDA, start=1)
    )
    return meeting


def an_announced_meeting(cast: Cast, *, starts_at: datetime = EVENING) -> Meeting:
    """A meeting to which everybody has been invited three days before."""
    meeting = a_draft(cast, starts_at=starts_at)
    with clock.held_at(starts_at - timedelta(days=3)):
        return actions.announce_meeting(by=cast.binh, meeting=meeting, edition=meeting.edition)


def an_open_meeting(cast: Cast, *, starts_at: datetime = EVENING) -> Meeting:
    """A meeting that Dung opened on the hour; nobody is on the roll yet."""
    meeting = an_announced_meeting(cast, starts_at=starts_at)
    with clock.held_at(starts_at):
        return actions.open_meeting(by=cast.dung, meeting=meeting)


def a_closed_meeting(cast: Cast, *, starts_at: datetime = EVENING) -> Meeting:
    """A meeting with everybody present that lasted for a hundred minutes."""
    meeting = an_open_meeting(cast, starts_at=starts_at)
    with clock.held_at(starts_at + timedelta(minutes=5)):
        actions.mark_rest_present(by=cast.dung, meeting=meeting)
    with clock.held_at(starts_at + timedelta(minutes=100)):
        return actions.close_meeting(by=cast.dung, meeting=meeting)


def a_paper(cast: Cast, meeting: Meeting, data: bytes, name: str = "Báo cáo.pdf") -> MeetingPaper:
    """A paper that Dung attached, in a new edition where people are invited already."""
    paper = MeetingPaper.objects.create(
        meeting=meeting,
        title="Báo cáo",
        file=store_bytes(by=cast.dung, data=data, name=name),
        position=meeting.papers.count() + 1,
        added_by=cast.dung,
        added_at=clock.now(),
    )
    if meeting.editions.exists():
        freeze_papers(meeting, by=cast.dung)
    return paper
