"""The report as an Excel workbook: figures, units, days, opinions, and charts where wanted.

Numbers are numbers, shares are rounded as on paper. What begins like a formula stays text.
"""

from collections.abc import Sequence
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from sotay.kernel.numbers import share
from sotay.papers.sheets import add_row, add_sheet
from sotay.surveys.rules.report import Report, rows_of
from sotay.surveys.rules.units import Participation
from sotay.surveys.rules.wording import Place, others, sentences

_TITLE = frozenset({Place.TITLE, Place.SUBJECT, Place.ATTACHED, Place.OPENING})
_CHARTS_A_COLUMN, _ROWS_A_CHART = 2, 16


def render_xlsx(
    report: Report, units: Sequence[Participation] = (), *, charts: bool = False
) -> bytes:
    """The workbook; without units it has no sheet of them."""
    book = Workbook(write_only=True)
    places = _figures(book, report)
    if units:
        _units(book, units, report.style.places)
    if report.summary.days:
        _days(book, report)
    _opinions(book, report)
    if charts:
        _charts(book, places)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _figures(book: Workbook, report: Report) -> list[tuple[str, int, int]]:
    """The figures; where each question stands there: title, first and last row of its answers."""
    sheet = add_sheet(book, _("Kết quả"), (8, 60, 6, 46, 12, 14, 12))
    said = sentences(report)
    top = [sentence.text for sentence in said if sentence.place in _TITLE]
    for line in top:
        add_row(sheet, [line], bold=line in top[:2])
    add_row(
        sheet,
        [
            _("Câu"), _("Nội dung câu hỏi"), _("Mục"), _("Phương án"),
            _("Số phiếu"), _("Trên tổng số"), _("Tỷ lệ"),
        ],
        bold=True,
    )  # fmt: skip
    at, places = len(top) + 1, []
    for part in report.summary.parts:
        add_row(sheet, [part.number, part.words], bold=True)
        at += 1
        for question in part.questions:
            for figures in question.counted:
                place = f"{part.number}.{figures.number}"
                rows = rows_of(figures, report.style, others(figures))
                for row in rows:
                    words = [place, figures.words, row.mark, row.words]
                    add_row(sheet, [*words, row.count, figures.whole, row.share])
                if rows:
                    places.append((f"{place}. {figures.words}", at + 1, at + len(rows)))
                at += len(rows)
    notes = [sentence.text for sentence in said if sentence.place is Place.NOTE]
    for note in notes:
        add_row(sheet, [note])
    return places


def _units(book: Workbook, units: Sequence[Participation], places: int) -> None:
    sheet = add_sheet(book, _("Theo đơn vị"), (46, 14, 14, 14))
    add_row(sheet, [_("Đơn vị"), _("Được mời"), _("Đã trả lời"), _("Tỷ lệ")], bold=True)
    for unit in units:
        part = share(unit.answered, unit.invited, places) if unit.invited else None
        add_row(sheet, [unit.name, unit.invited, unit.answered, part])


def _days(book: Workbook, report: Report) -> None:
    sheet = add_sheet(book, _("Theo ngày"), (14, 14))
    add_row(sheet, [_("Ngày"), _("Số phiếu")], bold=True)
    for day, count in report.summary.days:
        add_row(sheet, ["/".join(reversed(day.split("-"))), count])


def _opinions(book: Workbook, report: Report) -> None:
    opinions = report.opinions
    listed = (
        *((group, point) for group, points in opinions.groups for point in points),
        *((_("Đề xuất hướng giải quyết khó khăn"), point) for point in opinions.solutions),
        *((_("Kiến nghị, đề xuất"), point) for point in opinions.requests),
    )
    if not listed:
        return
    sheet = add_sheet(book, _("Ý kiến, kiến nghị"), (40, 90, 14))
    add_row(sheet, [_("Nhóm"), _("Nội dung"), _("Số ý kiến")], bold=True)
    for group, point in listed:
        add_row(sheet, [group, point.words, point.voices or None])


def _charts(book: Workbook, places: Sequence[tuple[str, int, int]]) -> None:
    """A bar chart for each question, on a sheet of its own, reading the sheet of figures."""
    figures = book.worksheets[0]
    sheet = add_sheet(book, _("Biểu đồ"), ())
    for number, (title, first, last) in enumerate(places):
        chart = BarChart()
        chart.type, chart.legend, chart.title = "bar", None, title
        chart.height, chart.width = 7, 15
        chart.add_data(Reference(figures, min_col=5, min_row=first, max_row=last))
        chart.set_categories(Reference(figures, min_col=4, min_row=first, max_row=last))
        row, column = divmod(number, _CHARTS_A_COLUMN)
        sheet.add_chart(chart, f"{'AK'[column]}{1 + row * _ROWS_A_CHART}")
