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

from sotay.kernel import dates, numbers
from sotay.papers.sheets import add_row, add_sheet
from sotay.reports.queries.activation import ToCall
from sotay.reports.rules.figures import groups_of, reasons_of
from sotay.reports.rules.report import ActivationReport
from sotay.reports.rules.shares import PLACES
from sotay.reports.rules.tree import Line


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
    sheet = add_sheet(book, _("Tổng hợp"), (8, 46, 14, 14, 12))
    add_row(sheet, [report.own.node.name], bold=True)
    period = _("Số liệu chốt ngày %(day)s; kỳ từ ngày %(since)s.") % {
        "day": dates.short(report.day),
        "since": dates.short(report.since),
    }
    add_row(sheet, [period])
    add_row(
        sheet, [_("Mã"), _("Chỉ tiêu"), _("Số lượng"), _("Trên tổng số"), _("Tỷ lệ")], bold=True
    )
    for group in groups_of(report):
        add_row(sheet, ["", group.title], bold=True)
        for one in group.figures:
            add_row(sheet, [one.code, one.name, one.count, one.whole, one.share])
    if report.news:
        add_row(sheet, ["", _("Tin của đơn vị")], bold=True)
        add_row(sheet, ["G1", _("Tin về sự việc, hoạt động đã đăng"), report.news.count])
        add_row(
            sheet, ["G1", _("Số ngày từ sự việc đến lúc đăng (ở giữa)"), float(report.news.age)]
        )


def _by_unit(book: Workbook, report: ActivationReport) -> None:
    sheet = add_sheet(book, _("Theo đơn vị"), (16, 46, 24, *[11] * 19))
    sheet.freeze_panes = "C2"
    add_row(
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
        add_row(sheet, _unit_row(line))


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
    sheet = add_sheet(book, _("Lý do chưa kích hoạt"), (46, 30, 14))
    add_row(sheet, [_("Đơn vị"), _("Lý do"), _("Số đồng chí")], bold=True)
    for line in report.lines:
        if not line.tally.waiting:
            continue
        for one in reasons_of(line.tally):
            add_row(sheet, [line.node.name, one.name, one.count])
        add_row(sheet, [line.node.name, _("Cộng"), line.tally.waiting], bold=True)


def _people(book: Workbook, people: Iterable[ToCall]) -> None:
    sheet = add_sheet(book, _("Cần gọi"), (32, 46, 18, 34))
    add_row(sheet, [_("Họ và tên"), _("Chi bộ"), _("Điện thoại"), _("Lý do")], bold=True)
    for one in people:
        add_row(sheet, [one.name, one.unit, one.phone, one.reason])


def _share(count: int, whole: int) -> Decimal | None:
    return numbers.share(count, whole, PLACES) if whole else None
