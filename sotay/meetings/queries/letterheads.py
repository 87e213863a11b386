"""The heading of a meeting's papers, as the unit was called on the day of the meeting."""

from datetime import date

from django.utils.translation import gettext as _

from sotay.kernel.clock import VIETNAM
from sotay.meetings.models import Meeting
from sotay.meetings.models.meeting import CELL_LEADERS
from sotay.meetings.rules import paperwork
from sotay.org.models import Person, Title
from sotay.org.queries import positions_on, unit_for, unit_on
from sotay.papers.kinds import Letterhead
from sotay.papers.layouts import Layout, layout_named
from sotay.papers.model import Signature

LEADERS = frozenset({Title.Office.HEAD, Title.Office.DEPUTY})


def day_of(meeting: Meeting) -> date:
    """The day of the meeting in Vietnam."""
    return (meeting.opened_at or meeting.starts_at).astimezone(VIETNAM).date()


def layout_of(meeting: Meeting) -> Layout:
    """The layout of the rules that the meeting ran under, also for a reprint years later."""
    return layout_named(meeting.profile.rules.layout)


def body_name(meeting: Meeting) -> str:
    """Who met, by the name of that day: "Chi bộ Tổ dân phố 3", "Ban Thường vụ Đảng ủy …"."""
    if meeting.body is not None:
        return meeting.body.name
    unit = unit_on(meeting.unit, day_of(meeting)).name
    return _("Bí thư, phó bí thư %s") % unit if meeting.circle == CELL_LEADERS else unit


def issuer_of(meeting: Meeting) -> str:
    """The kind of body that issues the papers, by what the unit was on that day."""
    is_cell = unit_on(meeting.unit, day_of(meeting)).kind.is_cell
    return paperwork.issuer_kind(meeting.circle, is_cell=is_cell)


def superior_of(meeting: Meeting) -> str:
    """The organisation above, by the name of that day; empty at the top."""
    day = day_of(meeting)
    parent_id = unit_on(meeting.unit, day).parent_id
    return unit_on(unit_for(parent_id), day).name if parent_id else ""


def letterhead_of(
    meeting: Meeting, *, number: int | None = None, day: date | None = None
) -> Letterhead:
    """The heading; without number and day, as a draft prints them."""
    described = unit_on(meeting.unit, day_of(meeting))
    issuer = issuer_of(meeting)
    return Letterhead(
        layout=layout_of(meeting),
        superior=superior_of(meeting),
        issuer=paperwork.issuer_name(described.name, issuer),
        issuer_code=described.kind.code_suffix,
        place=meeting.unit.place_name,
        number=number,
        day=day,
    )


def signature_of(meeting: Meeting, person: Person, post: str) -> Signature:
    """Who signs on behalf of the body: "T/M CHI BỘ", the post, the full name."""
    issuer = layout_of(meeting).issuers[issuer_of(meeting)]
    return Signature(issuer.authority, post, person.full_name)


def signing_posts(meeting: Meeting, person: Person) -> list[str]:
    """The posts under which ``person`` may sign for the unit, highest first (BÍ THƯ …).

    Only a secretary or a deputy signs for a cell or a committee (HD 05-HD/VPTW, 27/5/2026).
    """
    posts = [
        position.title.signing_post
        for position in positions_on(person, day_of(meeting))
        if position.unit_id == meeting.unit_id and position.title.office in LEADERS
    ]
    return list(dict.fromkeys(posts))
