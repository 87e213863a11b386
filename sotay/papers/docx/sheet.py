"""The sheet that everything stands on: margins, fonts, page number, properties of the file."""

from datetime import UTC
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt, Twips

from sotay.kernel import clock
from sotay.papers.docx.pen import child, set_size, twips
from sotay.papers.layouts import Layout
from sotay.papers.model import Paper

FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
LANGUAGE = "vi-VN"


def blank_sheet(paper: Paper) -> Document:
    """An empty document with the page, font and page number of the paper's layout."""
    document = docx.Document()
    _set_fonts(document, paper.layout)
    _set_page(document.sections[0], paper.layout)
    _number_pages(document.sections[0], paper.layout)
    _describe(document, paper)
    return document


def _set_page(section: Section, layout: Layout) -> None:
    page = layout.page
    section.page_width, section.page_height = Twips(twips(page.width)), Twips(twips(page.height))
    if page.width > page.height:
        # A printer turns the sheet by this word, not by its measures.
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Twips(twips(page.top)), Twips(twips(page.bottom))
    section.left_margin, section.right_margin = Twips(twips(page.left)), Twips(twips(page.right))
    section.header_distance = section.footer_distance = Twips(twips(page.number_from_edge))


def _set_fonts(document: Document, layout: Layout) -> None:
    name = layout.wording.font
    normal = document.styles["Normal"]
    normal.font.size = Pt(layout.sizes.body)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for properties in (normal.element.get_or_add_rPr(), next(defaults.iter(qn("w:rPr")))):
        fonts = properties.find(qn("w:rFonts"))
        if fonts is None:
            fonts = OxmlElement("w:rFonts")
            properties.insert(0, fonts)
        # A theme's font would win over a named one.
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for slot in FONT_SLOTS:
            fonts.set(qn(f"w:{slot}"), name)
    language = child(next(defaults.iter(qn("w:rPr"))), "w:lang")
    for slot in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{slot}"), LANGUAGE)


def _number_pages(section: Section, layout: Layout) -> None:
    """Arabic, centred at the top, from the second page on."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    set_size(run, layout.sizes.page_number)
    for part in (_field("begin"), _instruction("PAGE"), _field("end")):
        run._r.append(part)  # noqa: SLF001 - python-docx has no fields


def _field(kind: str) -> Any:
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element


def _instruction(text: str) -> Any:
    element = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = text
    return element


def _describe(document: Document, paper: Paper) -> None:
    properties = document.core_properties
    properties.title = f"{paper.type_name} {paper.summary}".strip()[:250]
    properties.author = properties.last_modified_by = paper.issuer[:250]
    properties.language = LANGUAGE
    properties.comments = ""
    # The format keeps moments without a zone and reads them as UTC.
    moment = clock.now().astimezone(UTC).replace(tzinfo=None)
    properties.created = properties.modified = moment
