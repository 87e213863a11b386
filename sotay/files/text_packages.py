"""The words of workbooks, slides and OpenDocument letters, for ``text_script``.

Runs in the child process only. The parts are read as a stream, without entities and without
anything that lies outside of the file.
"""

import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from lxml import etree

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# A sheet that was formatted to its end has a million rows with nothing in them.
_EMPTY_ROWS_THAT_END_IT = 2_000
_MOST_COLUMNS = 200


def xlsx(path: str) -> Iterator[Iterator[str]]:
    """A page for each visible sheet, a line for each row that holds something."""
    from openpyxl import load_workbook

    # By its bytes: given a path, openpyxl believes the ending of a name, and ours have none.
    with Path(path).open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield _rows(sheet)


def _rows(sheet: Any) -> Iterator[str]:
    yield str(sheet.title)
    sheet.reset_dimensions()  # what a file says of its size is wrong often
    empty = 0
    for row in sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True):
        cells = [" ".join(str(value).split()) for value in row if value not in (None, "")]
        empty = 0 if cells else empty + 1
        if empty >= _EMPTY_ROWS_THAT_END_IT:
            return
        if cells:
            yield " | ".join(cells)


def pptx(path: str) -> Iterator[Iterable[str]]:
    """A page for each slide, in the order in which they are shown."""
    with zipfile.ZipFile(path) as package:
        for name in _slides(package):
            with package.open(name) as part:
                yield list(_paragraphs(part, {f"{_DRAWING}p"}, {f"{_DRAWING}t"}))


def _slides(package: zipfile.ZipFile) -> list[str]:
    with package.open("ppt/_rels/presentation.xml.rels") as part:
        targets = {
            element.get("Id"): posixpath.normpath(
                posixpath.join("/ppt", element.get("Target", ""))
            ).lstrip("/")
            for _event, element in _parsed(part)
            if element.get("Target")
        }
    with package.open("ppt/presentation.xml") as part:
        ids = [element.get(_RELATION) for _event, element in _parsed(part)]
    names = set(package.namelist())
    slides = [targets[each] for each in ids if each in targets and "slides/" in targets[each]]
    return [name for name in slides if name in names]


def odt(path: str) -> Iterator[Iterator[str]]:
    """One page of paragraphs and headings, in order."""
    with zipfile.ZipFile(path) as package, package.open("content.xml") as part:
        yield _paragraphs(part, {f"{_ODF}p", f"{_ODF}h"}, None)


def _paragraphs(part: IO[bytes], blocks: set[str], texts: set[str] | None) -> Iterator[str]:
    """The text of each block, which is forgotten as soon as it is read."""
    for _event, element in _parsed(part):
        if element.tag in blocks:
            pieces = element.iter(*texts) if texts is not None else [element]
            words = "".join("".join(piece.itertext()) for piece in pieces)
            yield " ".join(words.split())
            element.clear(keep_tail=True)


def _parsed(part: IO[bytes]) -> Any:
    return etree.iterparse(
        part,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=False,
    )
