"""The report for machines: JSON with its version, and CSV with one row for each answer."""

import csv
import io
from typing import Any

from django.utils.translation import gettext as _

from sotay.surveys.rules.report import Point, Printed, Report, Style, rows_of
from sotay.surveys.rules.summary import Figures
from sotay.surveys.rules.wording import others

VERSION = 1
# What a spreadsheet would read as the start of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain values. Shares are strings with a point: no float rounds them."""
    return {
        "version": VERSION,
        "subject": report.subject,
        "unit": report.unit,
        "attached_to": report.attached_to,
        "since": report.since.isoformat(),
        "until": report.until.isoformat(),
        "respondents": report.summary.respondents,
        "invited": report.invited,
        "forced_to_hundred": report.style.forced,
        "places": report.style.places,
        "days": [{"day": day, "count": count} for day, count in report.summary.days],
        "parts": [
            {
                "number": part.number,
                "words": part.words,
                "questions": [
                    _question(f"{part.number}.{figures.number}", figures, report.style)
                    for question in part.questions
                    for figures in question.counted
                ],
            }
            for part in report.summary.parts
        ],
        "opinions": [
            {"heading": heading, "points": [_point(point) for point in points]}
            for heading, points in report.opinions.groups
        ],
        "solutions": [_point(point) for point in report.opinions.solutions],
        "requests": [_point(point) for point in report.opinions.requests],
    }


def as_csv(report: Report) -> bytes:
    """The figures, one row for each answer, for a spreadsheet that expects UTF-8 with its mark.

    Separated by semicolons, as a Vietnamese spreadsheet reads them: a comma parts decimals.
    """
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow(
        [
            _("Câu"), _("Nội dung câu hỏi"), _("Phương án"), _("Nội dung phương án"),
            _("Số phiếu"), _("Trên tổng số"), _("Tỷ lệ (%)"),
        ]
    )  # fmt: skip
    for part in report.summary.parts:
        for question in part.questions:
            for figures in question.counted:
                for row in rows_of(figures, report.style, others(figures)):
                    rows.writerow(_row(f"{part.number}.{figures.number}", figures, row))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _row(place: str, figures: Figures, row: Printed) -> list[str]:
    shown = "" if row.share is None else str(row.share).replace(".", ",")
    words = [place, _harmless(figures.words), row.mark, _harmless(row.words)]
    return [*words, str(row.count), str(figures.whole), shown]


def _harmless(words: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def _question(place: str, figures: Figures, style: Style) -> dict[str, Any]:
    # Balanced shares need everybody: the silent and the not asked stand behind the options.
    rows = rows_of(figures, style, others(figures))
    return {
        "key": figures.key,
        "place": place,
        "words": figures.words,
        "kind": figures.kind.value,
        "whole": figures.whole,
        "answered": figures.answered,
        "unanswered": figures.unanswered,
        "unasked": figures.unasked,
        "average": None if figures.average is None else str(figures.average),
        "answers": [
            {
                "key": line.key,
                "mark": line.mark,
                "words": line.words,
                "count": line.count,
                "percent": None if row.share is None else str(row.share),
            }
            for line, row in zip(figures.lines, rows, strict=False)
        ],
    }


def _point(point: Point) -> dict[str, Any]:
    return {"words": point.words, "voices": point.voices}
