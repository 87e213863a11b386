"""The forms in which a report leaves the house: DOCX, PDF, XLSX, JSON."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from sotay.files import kinds
from sotay.papers.docx import render_docx
from sotay.papers.model import Paper
from sotay.papers.pdf import render_pdf
from sotay.reports.queries.activation import ToCall
from sotay.reports.rules.report import ActivationReport
from sotay.reports.rules.shape import as_json
from sotay.reports.workbook import render_xlsx

FORMS = ("docx", "pdf", "xlsx", "json")
MEDIA_TYPES = {
    "docx": kinds.DOCX.media_type,
    "pdf": kinds.PDF.media_type,
    "xlsx": kinds.XLSX.media_type,
    "json": "application/json",
}


def rendered(
    form: str,
    report: ActivationReport,
    *,
    paper: Callable[[], Paper],
    people: Callable[[], Sequence[ToCall] | None],
) -> bytes:
    """The report in one of ``FORMS``.

    Args:
        paper: makes the paper, for the two forms that are one.
        people: reads the list to call, for the form that holds it; None leaves it out.

    Raises:
        LookupError: there is no such form.
    """
    if form == "docx":
        return render_docx(paper())
    if form == "pdf":
        return render_pdf(paper())
    if form == "xlsx":
        return render_xlsx(report, people())
    if form == "json":
        return as_text(as_json(report))
    raise LookupError(form)


def as_text(figures: Any) -> bytes:
    """Figures as a JSON file that people can read too."""
    return json.dumps(figures, ensure_ascii=False, indent=2).encode()
