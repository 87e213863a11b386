"""From a paper to the bytes of a DOCX."""

from io import BytesIO

from sotay.papers.docx.body import write_body
from sotay.papers.docx.foot import write_foot
from sotay.papers.docx.heading import write_heading, write_title
from sotay.papers.docx.sheet import blank_sheet
from sotay.papers.model import Paper
from sotay.papers.press import ready_for_press


def render_docx(paper: Paper) -> bytes:
    """The editable file of ``paper``, in the exact measures of its layout.

    The font is named "Times New Roman", as the guidance asks; a machine without it shows a
    font of the same metrics.
    """
    paper = ready_for_press(paper)
    document = blank_sheet(paper)
    if paper.attached is None:
        write_heading(document, paper)
    write_title(document, paper)
    write_body(document, paper)
    write_foot(document, paper)
    file = BytesIO()
    document.save(file)
    return file.getvalue()
