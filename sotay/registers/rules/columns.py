"""The official tables of the two books: which columns, in which order, how wide. Pure.

Nghị định 30/2020/NĐ-CP, 05/3/2020, Phụ lục IV (sổ đăng ký văn bản đến, sổ đăng ký văn bản đi); the
deadline has a column of its own, and so has the circulation that a paper allows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.papers.model import Align
from sotay.registers.rules.rows import LineRow

INCOMING, OUTGOING = "incoming", "outgoing"


@dataclass(frozen=True)
class Column:
    """One column: its title, its share of the width, its words for a line."""

    title: str
    share: int
    words: Callable[[LineRow], str]
    align: Align = Align.LEFT


def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns of the book of this kind."""
    return _incoming() if kind == INCOMING else _outgoing()


def _incoming() -> tuple[Column, ...]:
    return (
        Column(_("Số đến"), 14, lambda row: f"{row.value:02d}", Align.CENTRE),
        Column(_("Ngày đến"), 22, lambda row: dates.short(row.day), Align.CENTRE),
        Column(_("Tác giả"), 30, lambda row: row.author),
        Column(_("Số, ký hiệu"), 24, lambda row: row.code),
        Column(_("Ngày văn bản"), 22, lambda row: _day(row.dated_on), Align.CENTRE),
        Column(_("Tên loại và trích yếu"), 62, lambda row: row.kind_and_summary),
        Column(_("Phạm vi"), 18, lambda row: row.label, Align.CENTRE),
        Column(_("Nơi nhận, ký nhận"), 36, _receivers),
        Column(_("Hạn xử lý"), 22, lambda row: _day(row.due_on), Align.CENTRE),
        Column(_("Ghi chú"), 26, _remark),
    )


def _outgoing() -> tuple[Column, ...]:
    return (
        Column(_("TT"), 11, lambda row: f"{row.value:02d}", Align.CENTRE),
        Column(_("Số, ký hiệu"), 26, lambda row: row.code),
        Column(_("Ngày văn bản"), 22, lambda row: _day(row.dated_on), Align.CENTRE),
        Column(_("Tên loại và trích yếu"), 62, lambda row: row.kind_and_summary),
        Column(_("Phạm vi"), 18, lambda row: row.label, Align.CENTRE),
        Column(_("Người ký"), 28, lambda row: row.signer),
        Column(_("Nơi nhận"), 36, _receivers),
        Column(_("Nơi lưu"), 22, lambda row: row.keeper),
        Column(_("Số bản"), 12, lambda row: str(row.copies or ""), Align.CENTRE),
        Column(_("Ngày chuyển"), 22, lambda row: dates.short(row.day), Align.CENTRE),
        Column(_("Ghi chú"), 24, _remark),
    )


def _receivers(row: LineRow) -> str:
    """Each receiver on a line, with the day on which it confirmed."""
    lines = [row.recipients] if row.recipients else []
    for one in row.sent:
        signed = one.received_on
        told = _("%(to)s, ký nhận %(day)s") % {"to": one.to, "day": _day(signed)}
        lines.append(told if signed else one.to)
    return "\n".join(lines)


def _remark(row: LineRow) -> str:
    """The note; of a line that was struck, why."""
    if not row.struck:
        return row.note
    return _("Gạch dòng: %(reason)s") % {"reason": row.strike_reason}


def _day(day: date | None) -> str:
    return dates.short(day) if day else ""
