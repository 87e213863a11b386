"""The words of a Word file (DOCX), for ``text_script``: runs in the child process only."""

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from sotay.kernel.legacy import Legacy, decoded, encoding_of_font

_LEGACY_FONT = re.compile(rb'"(?:\.Vn|VNI-)', re.IGNORECASE)
_PARTS_WITH_FONTS = ("word/document.xml", "word/styles.xml")
_LARGEST_PART = 64 << 20


def docx(path: str) -> Iterator[Iterator[str]]:
    """One page of paragraphs and rows of tables, in order."""
    yield _running_text(path)


def docx_head(path: str) -> Iterator[Iterator[str]]:
    """The lines of its beginning, with what stands in page headers and boxes."""
    yield _head(path)


def _running_text(path: str) -> Iterator[str]:
    import docx as word

    typed = _typed(path)
    for block in word.Document(path).iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = [" ".join(_cell(cell, typed).split()) for cell in row.cells]
                yield " | ".join(cell for cell in cells if cell)
        else:
            yield " ".join(typed(block).split())


def _head(path: str) -> Iterator[str]:
    import docx as word
    from docx.oxml.ns import qn

    document, typed = word.Document(path), _typed(path)
    for section in document.sections:
        for header in (section.first_page_header, section.header):
            yield from (typed(paragraph) for paragraph in header.paragraphs)
    for box in document.element.body.iter(qn("w:txbxContent")):
        for paragraph in box.iter(qn("w:p")):
            yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from _cell(cell, typed).splitlines()
        else:
            yield from typed(block).splitlines()


def _cell(cell: Any, typed: Any) -> str:
    return "\n".join(typed(paragraph) for paragraph in cell.paragraphs)


def _typed(path: str) -> Any:
    """How a paragraph's text is taken: by its fonts, where one is of before Unicode."""
    with zipfile.ZipFile(path) as package:
        for name in _PARTS_WITH_FONTS:
            try:
                with package.open(name) as part:
                    if _LEGACY_FONT.search(part.read(_LARGEST_PART)):
                        return _by_fonts
            except KeyError:
                continue
    return lambda paragraph: paragraph.text


def _by_fonts(paragraph: Any) -> str:
    """Every run as its own font shows it; the name of a font is proof."""
    _keep_soft_hyphens(paragraph)
    around = _font_of_style(paragraph.style)
    said: list[str] = []
    runs = [
        run
        for piece in paragraph.iter_inner_content()
        for run in (piece.runs if hasattr(piece, "runs") else [piece])
    ]
    # Neighbours of one font are read together: VNI writes a letter and its mark as two signs.
    font, text = "", ""
    for run in runs:
        name = run.font.name or around
        if name != font:
            said.append(_shown(text, font))
            font, text = name, ""
        text += run.text
    return "".join([*said, _shown(text, font)])


def _keep_soft_hyphens(paragraph: Any) -> None:
    """``ư`` of ``.VnTime`` is the sign of a soft hyphen, for which a program writes a mark."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for mark in list(paragraph._p.iter(qn("w:softHyphen"))):  # noqa: SLF001 (its only door)
        letter = OxmlElement("w:t")
        letter.text = "\u00ad"
        mark.getparent().replace(mark, letter)


def _font_of_style(style: Any) -> str:
    while style is not None:
        if style.font.name:
            return str(style.font.name)
        style = style.base_style
    return ""


def _shown(text: str, font: str) -> str:
    encoding = encoding_of_font(font)
    if encoding is None:
        return text
    shown = decoded(text, encoding)
    # ".VnTimeH" draws small letters as capitals.
    return shown.upper() if encoding is Legacy.TCVN3 and font.endswith("H") else shown
