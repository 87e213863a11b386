"""The attendance sheet (danh sách điểm danh): a line for everybody, and room to sign."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sotay.kernel.clock import VIETNAM
from sotay.kernel.dates import official, official_hour
from sotay.kernel.numbers import padded
from sotay.papers.kinds.letterhead import Letterhead, paper_with
from sotay.papers.model import Align, Block, Column, Paper, Paragraph, Signature, Table, plain

ROOM_TO_SIGN_MM = 9


@dataclass(frozen=True)
class RollLine:
    """A person of the roll: the post or stage beside the name, a remark ("miễn sinh hoạt")."""

    name: str
    post: str = ""
    remark: str = ""


@dataclass(frozen=True)
class AttendanceContent:
    """The people summoned, in the order of the roll."""

    letterhead: Letterhead
    summary: str
    starts_at: datetime
    place: str
    people: tuple[RollLine, ...]
    written_by: str = ""
    chaired_by: str = ""


def attendance_sheet(content: AttendanceContent) -> Paper:
    """The sheet that goes round the hall; without a number, as it is no paper that is issued."""
    day = content.starts_at.astimezone(VIETNAM).date()
    opening = _("Thời gian: %(hour)s, %(day)s. Địa điểm: %(place)s.") % {
        "hour": official_hour(content.starts_at),
        "day": official(day),
        "place": content.place.rstrip(" ."),
    }
    columns = (
        Column(_("TT"), 10, Align.CENTRE),
        Column(_("Họ và tên"), 52),
        Column(_("Chức vụ"), 43),
        Column(_("Ký tên"), 32),
        Column(_("Ghi chú"), 28),
    )
    rows = tuple(
        (str(place), person.name, person.post, "", person.remark)
        for place, person in enumerate(content.people, start=1)
    )
    closing = _("Danh sách này có %(n)s đồng chí.") % {"n": padded(len(content.people))}
    blocks: list[Block] = [
        Paragraph(plain(opening)),
        Table(columns, rows, row_height=ROOM_TO_SIGN_MM),
        Paragraph(plain(closing)),
    ]
    return paper_with(
        content.letterhead,
        "attendance_sheet",
        summary=content.summary,
        blocks=blocks,
        signatures=(
            Signature("", _("NGƯỜI ĐIỂM DANH"), content.written_by),
            Signature("", _("CHỦ TRÌ HỘI NGHỊ"), content.chaired_by),
        ),
    )
