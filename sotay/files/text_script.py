"""Reads the words of files that strangers made, as a script of its own (see ``texts``).

``pdf FILE`` and its like print the paragraphs as a JSON list of pages, each a list of texts;
``pdf-head`` and its like the lines of the first page only, with what stands in boxes and page
headers. A sheet of a workbook and a slide are a page; a letter that knows no pages is one.
``pdf-encoding`` and its like name the encoding of before Unicode in which it was typed, or null.
Exit status 3: a password is needed.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from sotay.files.text_packages import odt, pptx, xlsx
from sotay.files.text_word import docx, docx_head
from sotay.files.text_word97 import Locked, word97
from sotay.kernel.legacy import decoded, encoding_of

MOST_LETTERS = 2_000_000
PASSWORD = 3
# Of a first page that does not end, as a sheet of a workbook.
_LINES_OF_A_HEAD = 200
_MEMORY = 2 << 30
# A line that ends so goes on in the next line.
_GOES_ON = re.compile(r"[\w,–-]$")

Page = Iterable[str]


def main(words: list[str]) -> int:
    """Print the words; returns the exit status."""
    _limit_memory()
    name, _dash, what = words[0].partition("-")
    reader = _HEADS.get(name) if what == "head" else None
    try:
        pages = (reader or _READERS[name])(words[1])
        said: object = _SAYING[what](pages)
    except Locked:
        return PASSWORD
    sys.stdout.write(json.dumps(said))
    return 0


def in_unicode(pages: list[list[str]]) -> list[list[str]]:
    """The pages in NFC, and what was typed for a font of before Unicode as that font shows it."""
    encoding = encoding_of(text for page in pages for text in page)
    if encoding is not None:
        return [[decoded(text, encoding) for text in page] for page in pages]
    return [[_plain(text) for text in page] for page in pages]


def _plain(text: str) -> str:
    """In NFC, without the places where a word may be broken."""
    return unicodedata.normalize("NFC", text.replace("\u00ad", ""))


def _encoding_in(pages: Iterable[Page]) -> str | None:
    return encoding_of(text for page in _kept(pages) for text in page)


def _head_of(pages: Iterable[Page]) -> list[str]:
    for page in pages:
        lines: list[str] = []
        for text in page:
            lines += text.splitlines()
            if len(lines) >= _LINES_OF_A_HEAD:
                break
        return in_unicode([lines])[0]
    return []


def _kept(pages: Iterable[Page]) -> list[list[str]]:
    """The pages up to so many letters; a page is there even when it is empty."""
    kept: list[list[str]] = []
    letters = 0
    for page in pages:
        kept.append([])
        for text in page:
            letters += len(text)
            if letters > MOST_LETTERS:
                return kept
            if text.strip():
                kept[-1].append(text)
    return kept


def _pdf(path: str) -> Iterator[Page]:
    import pypdfium2

    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage()
        yield joined(text.get_text_bounded().splitlines())
        text.close()
        page.close()


def _pdf_head(path: str) -> Iterator[Page]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    if len(document):
        yield document[0].get_textpage().get_text_bounded().splitlines()


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


_READERS: dict[str, Callable[[str], Iterable[Page]]] = {
    "pdf": _pdf,
    "docx": docx,
    "xlsx": xlsx,
    "pptx": pptx,
    "odt": odt,
    "doc": word97,
}
# Where the first page says more than its running text.
_HEADS: dict[str, Callable[[str], Iterable[Page]]] = {"pdf": _pdf_head, "docx": docx_head}
# What is said of the pages, by what is asked for behind the dash.
_SAYING: dict[str, Callable[[Iterable[Page]], object]] = {
    "": lambda pages: in_unicode(_kept(pages)),
    "head": _head_of,
    "encoding": _encoding_in,
}


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits; time is limited from outside in any case


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
