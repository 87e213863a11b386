"""Looking into a DOCX with Word's own names."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.oxml import parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Opened:
    """The parts of a DOCX that the tests look at."""

    def __init__(self, file: bytes) -> None:
        with ZipFile(BytesIO(file)) as parts:
            self.document: Any = parse_xml(parts.read("word/document.xml"))
            self.styles: Any = parse_xml(parts.read("word/styles.xml"))
            self.header: Any = parse_xml(parts.read("word/header1.xml"))
            self.properties = parts.read("docProps/core.xml").decode()
            self.text = parts.read("word/document.xml").decode()

    @property
    def paragraphs(self) -> list[Any]:
        """Every paragraph, those in tables too, in the order of the page."""
        return list(self.document.iter(f"{W}p"))

    def paragraph(self, words: str) -> Any:
        """The only paragraph with exactly these words."""
        (found,) = [one for one in self.paragraphs if text_of(one) == words]
        return found

    @property
    def tables(self) -> list[Any]:
        """The tables, the heading first and the foot last."""
        return list(self.document.iter(f"{W}tbl"))


def text_of(paragraph: Any) -> str:
    """The words of a paragraph."""
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def value(element: Any, path: str, attribute: str = "val") -> str | None:
    """An attribute below ``element``; the path is written without prefixes: ``pPr/jc``."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def sizes(paragraph: Any) -> set[str | None]:
    """The sizes of all runs, in half-points."""
    return {value(run, "rPr/sz") for run in runs(paragraph)}


def is_all(paragraph: Any, sign: str) -> bool:
    """Whether every run is bold (``b``) or italic (``i``)."""
    return all(run.find(f"{W}rPr/{W}{sign}") is not None for run in runs(paragraph))


def is_none(paragraph: Any, sign: str) -> bool:
    """Whether no run is bold (``b``), italic (``i``) or underlined (``u``)."""
    return all(run.find(f"{W}rPr/{W}{sign}") is None for run in runs(paragraph))


def runs(paragraph: Any) -> Iterator[Any]:
    """The runs of a paragraph that hold words."""
    return (run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None)
