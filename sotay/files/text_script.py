"""Reads the words of files that strangers made, as a script of its own (see ``texts``).

``pdf FILE`` or ``docx FILE`` prints the paragraphs as a JSON list of texts; ``pdf-head`` and
``docx-head`` the lines of the first page only, with what stands in boxes and page headers.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator

MOST_LETTERS = 2_000_000
# A line that ends so goes on in the next line.
_GOES_ON = re.compile(r"[\w,–-]$")
_MEMORY = 2 << 30


def main(words: list[str]) -> int:
    """Print the paragraphs; returns the exit status."""
    _limit_memory()
    lines = _READERS[words[0]](words[1])
    kept, letters = [], 0
    for line in lines:
        letters += len(line)
        if letters > MOST_LETTERS:
            break
        kept.append(unicodedata.normalize("NFC", line))
    sys.stdout.write(json.dumps(kept))
    return 0


def _pdf(path: str) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield from joined(page.get_textpage().get_text_bounded().splitlines())


def joined(lines: list[str]) -> Iterator[str]:
    """Lines of a page put together into paragraphs where a sentence goes on."""
    paragraph = ""
    for raw in lines:
        line = " ".join(raw.split())
        begins_small = line[:1].islower()
        if (
            paragraph
            and line
            and (begins_small or _GOES_ON.search(paragraph))
            and len(paragraph) > 40
        ):
            paragraph = f"{paragraph} {line}"
            continue
        if paragraph:
            yield paragraph
        paragraph = line
    if paragraph:
        yield paragraph


def _docx(path: str) -> Iterator[str]:
    import docx

    for block in docx.Document(path).iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = [" ".join(cell.text.split()) for cell in row.cells]
                yield " | ".join(cell for cell in cells if cell)
        elif block.text.strip():
            yield " ".join(block.text.split())


def _pdf_head(path: str) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    if len(document):
        yield from document[0].get_textpage().get_text_bounded().splitlines()


def _docx_head(path: str) -> Iterator[str]:
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(path)
    for section in document.sections:
        for header in (section.first_page_header, section.header):
            yield from (paragraph.text for paragraph in header.paragraphs)
    for box in document.element.body.iter(qn("w:txbxContent")):
        for paragraph in box.iter(qn("w:p")):
            yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.text.splitlines()
        else:
            yield from block.text.splitlines()


_READERS: dict[str, Callable[[str], Iterator[str]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "pdf-head": _pdf_head,
    "docx-head": _docx_head,
}


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits; time is limited from outside in any case


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
