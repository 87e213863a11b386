"""The words of a file, for reading in large letters or aloud, and for looking things up.

Read once, and kept by page. A sheet and a slide are a page; a letter that knows no pages is one.
"""

import codecs
import json
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from sotay.files import kinds, places, text_script
from sotay.files.models import Blob
from sotay.files.pdf_reader import run, turn
from sotay.files.previews import write_whole
from sotay.kernel.legacy import text_of_bytes
from sotay.kernel.refusals import Invalid

Pages = list[list[str]]

_READERS = {
    kinds.PDF.media_type: "pdf",
    kinds.DOCX.media_type: "docx",
    kinds.XLSX.media_type: "xlsx",
    kinds.PPTX.media_type: "pptx",
    kinds.ODT.media_type: "odt",
    kinds.DOC.media_type: "doc",
}
_HEAD = 8192  # bytes of a plain text
_TIME = 60  # seconds; a workbook of 100 000 rows takes twenty
# Letters of a page of print; fewer on a page with pictures, and it is a scan.
_FEW_LETTERS = 50


def pages_of(blob: Blob) -> Pages:
    """The paragraphs of a file by page, in order; the first page is the first list.

    Empty for a picture or scan whose words nobody has recognised yet, and for a file that
    cannot be read within bounds: the reader then shows the pages or offers the file.

    Raises:
        Conflict: nobody has read the file yet, and too many others are being read.
    """
    if blob.purged_at is not None:
        return []
    place = places.of_words(Path(settings.FILES_ROOT), blob.sha256)
    if not place.exists():
        if blob.media_type == kinds.TEXT.media_type:
            write_whole(place, json.dumps([_lines(blob.path)]).encode())
        elif blob.media_type not in _READERS:
            return []
        else:
            with turn():
                if not place.exists():
                    write_whole(place, _read(blob))
    found = json.loads(place.read_bytes())
    # Files of before there were pages hold the paragraphs alone.
    return [found] if found and isinstance(found[0], str) else found


def paragraphs_of(blob: Blob) -> list[str]:
    """The paragraphs of all pages.

    Raises:
        Conflict: as ``pages_of``.
    """
    return [paragraph for page in pages_of(blob) for paragraph in page]


def keep_page(blob: Blob, number: int, paragraphs: Sequence[str]) -> None:
    """Put in the words of a page (from 1) that were recognised on its picture."""
    pages = pages_of(blob)
    pages += [[] for _each in range(len(pages), number)]
    pages[number - 1] = list(paragraphs)
    place = places.of_words(Path(settings.FILES_ROOT), blob.sha256)
    write_whole(place, json.dumps(pages).encode())


def pages_without_words(blob: Blob, pages: Pages) -> list[int]:
    """The pages (from 1) that are pictures of words, as a scanner makes them."""
    if blob.media_type in {kind.media_type for kind in kinds.PICTURES}:
        return [1]
    if blob.media_type != kinds.PDF.media_type:
        return []
    return [
        number
        for number, page in enumerate(pages, 1)
        if sum(map(len, page)) < _FEW_LETTERS or _is_scrambled(page)
    ]


def _is_scrambled(page: Sequence[str]) -> bool:
    """A layer of text with the marked letters beside the words, as some programs leave it."""
    words = [word for paragraph in page for word in paragraph.split() if word.isalpha()]
    alone = sum(len(word) == 1 and not word.isascii() for word in words)
    return len(words) >= _FEW_LETTERS and alone > len(words) / 4


def head_of(path: Path, kind: kinds.Kind) -> list[str]:
    """The lines of the first page of a file that is not kept yet; none where nobody can tell.

    Raises:
        Conflict: too many others are being read.
        Invalid: it opens with a password only.
    """
    if kind is kinds.TEXT:
        with path.open("rb") as file:
            return text_of_bytes(_whole_letters(file.read(_HEAD))).splitlines()
    if kind.media_type not in _READERS:
        return []
    with turn():
        status, said = run(text_script.__file__, f"{_READERS[kind.media_type]}-head", path)
    if status == text_script.PASSWORD:
        raise Invalid(
            _("Tệp đang đặt mật khẩu nên không mở được. Hãy bỏ mật khẩu rồi gửi lại."),
            field="file",
        )
    found: list[str] = json.loads(said) if status == 0 else []
    return found


def _whole_letters(data: bytes) -> bytes:
    """Without the half of a letter at the end, which would make UTF-8 look like none."""
    for cut in range(min(4, len(data))):
        try:
            codecs.decode(data[: len(data) - cut], "utf-8")
        except UnicodeDecodeError:
            continue
        return data[: len(data) - cut]
    return data


def _lines(path: Path) -> list[str]:
    with path.open("rb") as file:
        data = file.read(text_script.MOST_LETTERS)
    return [line for line in text_of_bytes(_whole_letters(data)).splitlines() if line.strip()]


def _read(blob: Blob) -> bytes:
    status, said = run(text_script.__file__, _READERS[blob.media_type], blob.path, time=_TIME)
    return said if status == 0 else b"[]"
