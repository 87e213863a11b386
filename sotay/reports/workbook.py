"""The report as an Excel workbook: summary, by unit, reasons, and the list to call.

Numbers are numbers, shares are rounded as on paper. A name that begins like a formula stays
a name: nothing in the workbook is calculated.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from sotay.kernel import dates, numbers
from sotay.papers.rules import printable
from sotay.reports.queries.activation import ToCall
from sotay.reports.rules.figures import groups_of, reasons_of
from sotay.reports.rules.report import ActivationReport
from sotay.reports.rules.shares import PLACES
from sotay.reports.rules.tree import Line

PER_CENT = '0.0"%"'
_BOLD, _WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")


def render_xlsx(report: ActivationReport, people: Sequence[ToCall] | None = None) -> bytes:
    """The workbook; without ``people`` it has no list to call."""
    book = Workbook(write_only=True)
    _summary(book, report)
    _by_unit(book, report)
    _reasons(book, report)
    if people is not None:
        _people(book, people)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _summary(book: Workbook, report: ActivationReport) -> None:
    sheet = _sheet(book, _("Tổng hợp"), (8, 46, 14, 14, 12))
    _row(sheet, [report.own.node.name], bold=True)
    period = _("Số liệu chốt ngày %(day)s; kỳ từ ngày %(since)s.") % {
        "day": dates.short(report.day),
        "since": dates.short(report.since),
    }
    _row(sheet, [period])
    _row(sheet, [_("Mã"), _("Chỉ tiêu"), _("Số lượng"), _("Trên tổng số"), _("Tỷ lệ")], bold=True)
    for group in groups_of(report):
        _row(sheet, ["", group.title], bold=True)
        for one in group.figures:
            _row(sheet, [one.code, one.name, one.count, one.whole, one.share])


def _by_unit(book: Workbook, report: ActivationReport) -> None:
    sheet = _sheet(book, _("Theo đơn vị"), (16, 46, 24, *[11] * 19))
    sheet.freeze_panes = "C2"
    _row(
        sheet,
        [
            _("Mã đơn vị"), _("Tên đơn vị"), _("Loại hình"), _("Số chi bộ"), _("Có chi ủy"),
            _("Đảng viên"), _("Dự bị"), _("Nữ"), _("Miễn sinh hoạt"), _("Tạm thời đi"),
            _("Tạm thời đến"), _("Đang sinh hoạt"), _("Có tài khoản"), _("Đã kích hoạt"),
            _("Tỷ lệ trên tổng số"), _("Đang sinh hoạt đã kích hoạt"),
            _("Tỷ lệ trên số đang sinh hoạt"), _("Chưa kích hoạt"), _("Buổi thường kỳ"),
            _("Buổi chuyên đề"), _("Tỷ lệ dự sinh hoạt"), _("Nhiệm vụ giao"),
        ],
        bold=True,
    )  # fmt: skip
    for line in report.lines:
        _row(sheet, _unit_row(line))


def _unit_row(line: Line) -> list[Any]:
    tally, use = line.tally, line.use
    with_committee = int(line.has_committee) if line.node.is_cell else tally.cells_with_committee
    return [
        line.node.code, "   " * line.depth + line.node.name, line.node.kind,
        None if line.node.is_cell else tally.cells, with_committee,
        tally.members, tally.probationary, tally.women, tally.exempt, tally.away,
        tally.received, tally.active, tally.with_account, tally.activated,
        _share(tally.activated, tally.members), tally.active_activated,
        _share(tally.active_activated, tally.active), tally.waiting, use.regular,
        use.thematic, _share(use.present, use.expected), use.tasks_given,
    ]  # fmt: skip


def _reasons(book: Workbook, report: ActivationReport) -> None:
    sheet = _sheet(book, _("Lý do chưa kích hoạt"), (46, 30, 14))
    _row(sheet, [_("Đơn vị"), _("Lý do"), _("Số đồng chí")], bold=True)
    for line in report.lines:
        if not line.tally.waiting:
            continue
        for one in reasons_of(line.tally):
            _row(sheet, [line.node.name, one.name, one.count])
        _row(sheet, [line.node.name, _("Cộng"), line.tally.waiting], bold=True)


def _people(book: Workbook, people: Iterable[ToCall]) -> None:
    sheet = _sheet(book, _("Cần gọi"), (32, 46, 18, 34))
    _row(sheet, [_("Họ và tên"), _("Chi bộ"), _("Điện thoại"), _("Lý do")], bold=True)
    for one in people:
        _row(sheet, [one.name, one.unit, one.phone, one.reason])


def _sheet(book: Workbook, title: str, widths: Iterable[int]) -> Any:
    """A new sheet; widths in characters."""
    sheet = book.create_sheet(title)
    for place, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + place)].width = width
    return sheet


def _row(sheet: Any, values: Iterable[Any], *, bold: bool = False) -> None:
    sheet.append([_cell(sheet, value, bold=bold) for value in values])


def _cell(sheet: Any, value: Any, *, bold: bool) -> Any:
    if value is None:
        return None
    is_words = isinstance(value, str)
    cell = WriteOnlyCell(sheet, printable(value) if is_words else value)
    if is_words:
        cell.data_type = "s"
        cell.alignment = _WRAPPED
    if isinstance(value, Decimal):
        cell.number_format = PER_CENT
    if bold:
        cell.font = _BOLD
    return cell


def _share(count: int, whole: int) -> Decimal | None:
    return numbers.share(count, whole, PLACES) if whole else None
