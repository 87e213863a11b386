"""The forms in which a report leaves the house: DOCX, PDF, XLSX, CSV, JSON."""

import json
from typing import Any

from sotay.files import kinds
from sotay.papers.docx import render_docx
from sotay.papers.pdf import render_pdf
from sotay.surveys.paper import paper_of
from sotay.surveys.queries.report import layout
from sotay.surveys.queries.results import Results
from sotay.surveys.rules.report import Report
from sotay.surveys.rules.shape import as_csv, as_json
from sotay.surveys.workbook import render_xlsx

FORMS = ("docx", "pdf", "xlsx", "csv", "json")
MEDIA_TYPES = {
    "docx": kinds.DOCX.media_type,
    "pdf": kinds.PDF.media_type,
    "xlsx": kinds.XLSX.media_type,
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def rendered(form: str, report: Report, results: Results, *, charts: bool = False) -> bytes:
    """The report in one of ``FORMS``.

    Args:
        form: which.
        report: of everybody, or of one unit.
        results: of the survey, for the list of its units.
        charts: whether the workbook has charts.

    Raises:
        LookupError: there is no such form.
    """
    if form in ("docx", "pdf"):
        paper = paper_of(report, layout(), issuer=results.survey.unit.name)
        return render_docx(paper) if form == "docx" else render_pdf(paper)
    if form == "xlsx":
        units = () if report.unit else results.participation
        return render_xlsx(report, units, charts=charts)
    if form == "csv":
        return as_csv(report)
    if form == "json":
        return as_text(as_json(report))
    raise LookupError(form)


def as_text(figures: Any) -> bytes:
    """Figures as a JSON file that people can read too."""
    return json.dumps(figures, ensure_ascii=False, indent=2).encode()
