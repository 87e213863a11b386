"""The sentences of a report: its title, its period, its lines, its footnotes.

The report is made of ``Sentence`` values, in order. Paper, plain text and the check of the
finished report all read the same ones, so none of them can say something else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from sotay.kernel.dates import official_month
from sotay.kernel.numbers import NO_SHARE, decimal, padded, percent, roman, thousands
from sotay.surveys.rules.definition import Kind
from sotay.surveys.rules.report import Opinions, Point, Printed, Report, rows_of
from sotay.surveys.rules.summary import Figures


class Place(StrEnum):
    """What a sentence is in the report."""

    TITLE = "title"
    SUBJECT = "subject"
    ATTACHED = "attached"
    RULE = "rule"
    OPENING = "opening"
    PART = "part"
    QUESTION = "question"
    ROW = "row"
    REMARK = "remark"
    POINT = "point"
    LIST = "list"
    NOTE = "note"


@dataclass(frozen=True)
class Sentence:
    """A line of the report."""

    place: Place
    text: str


def sentences(report: Report) -> list[Sentence]:
    """The report from its title to its last proposal."""
    return list(_sentences(report))


def plain_text(report: Report) -> str:
    """The report as lines of text, as it would be pasted into a letter."""
    return "\n".join(sentence.text for sentence in sentences(report))


def _sentences(report: Report) -> Iterator[Sentence]:
    yield Sentence(Place.TITLE, _("BẢNG TỔNG HỢP KẾT QUẢ KHẢO SÁT"))
    subject = f"{report.subject}, {report.unit}" if report.unit else report.subject
    yield Sentence(Place.SUBJECT, subject.upper())
    if report.attached_to:
        attached = _("(Kèm theo %(paper)s)") % {"paper": report.attached_to}
        yield Sentence(Place.ATTACHED, attached)
    yield Sentence(Place.RULE, "-----")
    yield Sentence(Place.OPENING, _opening(report))
    for part in report.summary.parts:
        yield Sentence(Place.PART, f"{part.number}- {part.words.upper()}")
        for question in part.questions:
            yield from _question(question, report)
    yield from _notes(report)
    yield from _opinions(report.opinions, len(report.summary.parts) + 1)


def _opening(report: Report) -> str:
    values = {
        "period": period(report.since, report.until),
        "count": thousands(report.summary.respondents),
    }
    told = (
        _("Kết quả khảo sát %(period)s, tổng số có %(count)s đảng viên tham gia khảo sát") % values
    )
    if report.invited:
        told += _(" trong %(invited)s đồng chí được mời, đạt %(share)s") % {
            "invited": thousands(report.invited),
            "share": percent(report.summary.respondents, report.invited, report.style.places),
        }
    return _("%(told)s, kết quả cụ thể như sau:") % {"told": told}


def period(since: date, until: date) -> str:
    """``từ ngày 16 đến ngày 25/5/2024``; what both days share is said once."""
    values = {"since": f"{since.day:02d}", "until": _day(until)}
    if since == until:
        return _("ngày %(until)s") % values
    if since.year != until.year:
        values["since"] = _day(since)
    elif since.month != until.month:
        values["since"] += f"/{official_month(since)}"
    return _("từ ngày %(since)s đến ngày %(until)s") % values


def _day(day: date) -> str:
    return f"{day.day:02d}/{official_month(day)}/{day.year}"


def _question(question: Figures, report: Report) -> Iterator[Sentence]:
    several = ""
    if question.takes_several:
        several = _(" (được chọn nhiều phương án)")
    elif question.kind == Kind.RANKING:
        several = _(" (phương án xếp thứ nhất)")
    words = question.words.rstrip(" :.")
    yield Sentence(Place.QUESTION, f"{question.number}. {words}{several}:")
    for figures in question.counted:
        if figures is not question:
            yield Sentence(Place.QUESTION, f"{figures.number}. {figures.words.rstrip(' :.')}:")
        if figures.lines:
            for row in rows_of(figures, report.style, others(figures)):
                yield Sentence(Place.ROW, line_of(row, figures.whole))
    if not question.rows and not question.lines:
        yield Sentence(Place.REMARK, _answered(question))
    if question.average is not None:
        average = _("Bình quân: %(average)s") % {"average": decimal(question.average)}
        yield Sentence(Place.REMARK, average)


def others(figures: Figures) -> tuple[tuple[str, int], ...]:
    """Those who chose none of the options, by name."""
    return (
        (_("Không trả lời"), figures.unanswered),
        (_("Không thuộc diện hỏi"), figures.unasked),
    )


def line_of(row: Printed, whole: int) -> str:
    """``a. Ổn định 474/1.277 phiếu = 37,12%``."""
    mark = f"{row.mark}." if row.mark else "-"
    told = NO_SHARE if row.share is None else f"{decimal(row.share)}%"
    counted = _("%(count)s/%(whole)s phiếu") % {
        "count": padded(row.count),
        "whole": thousands(whole),
    }
    return f"{mark} {row.words} {counted} = {told}"


def _answered(question: Figures) -> str:
    return _("Có %(count)s trong %(whole)s người tham gia trả lời câu này.") % {
        "count": padded(question.answered),
        "whole": thousands(question.whole),
    }


def _opinions(opinions: Opinions, number: int) -> Iterator[Sentence]:
    if opinions.opinions:
        title = _("CÁC Ý KIẾN PHẢN ÁNH KHÁC")
        yield Sentence(Place.PART, f"{roman(number)}. {title}")
        for place, (heading, points) in enumerate(opinions.groups, 1):
            yield from _group(place, heading, points)
    yield from _list(_("* Đề xuất hướng giải quyết khó khăn trên"), opinions.solutions)
    yield from _list(_("* Kiến nghị, đề xuất:"), opinions.requests)


def _group(place: int, heading: str, points: tuple[Point, ...]) -> Iterator[Sentence]:
    if not heading:
        for number, point in enumerate(points, place):
            yield Sentence(Place.POINT, f"{number}. {point.words}")
        return
    yield Sentence(Place.QUESTION, f"{place}. {heading.rstrip(' :')}:")
    if len(points) == 1:
        yield Sentence(Place.POINT, points[0].words)
        return
    for number, point in enumerate(points, 1):
        yield Sentence(Place.POINT, f"{place}.{number}. {point.words}")


def _list(title: str, points: tuple[Point, ...]) -> Iterator[Sentence]:
    if points:
        yield Sentence(Place.LIST, title)
        for number, point in enumerate(points, 1):
            yield Sentence(Place.POINT, f"{number}. {point.words}")


def _notes(report: Report) -> Iterator[Sentence]:
    if report.style.forced:
        told = _(
            "Ghi chú: ép tổng 100%% theo phần dư lớn nhất. Tỷ lệ in ở mỗi câu được điều chỉnh ở "
            "chữ số cuối để cộng lại đúng bằng 100%%, nên có thể lệch chưa đến %(unit)s điểm phần "
            "trăm so với tỷ lệ thật."
        ) % {"unit": decimal(Decimal(1).scaleb(-report.style.places))}
    else:
        told = _("Ghi chú: tổng tỷ lệ có thể không bằng 100% do làm tròn.")
    yield Sentence(Place.NOTE, told)
