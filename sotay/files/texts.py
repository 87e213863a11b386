"""The words of a file, for reading in large letters or aloud. Read once, and kept."""

import json
from pathlib import Path

from django.conf import settings

from sotay.files import kinds, places, text_script
from sotay.files.models import Blob
from sotay.files.pdf_reader import run, turn
from sotay.files.previews import write_whole

_READERS = {kinds.PDF.media_type: "pdf", kinds.DOCX.media_type: "docx"}
READ_BY_CHILD = frozenset(_READERS)
_HEAD = 8192  # bytes of a plain text


def paragraphs_of(blob: Blob) -> list[str]:
    """The paragraphs of a PDF, Word or plain text file, in order.

    Empty for other kinds, for a scan, which holds pictures of words only, and for a file
    that cannot be read within bounds: the reader then shows the pages or offers the file.

    Raises:
        Conflict: nobody has read the file yet, and too many others are being read.
    """
    if blob.media_type == kinds.TEXT.media_type:
        text = blob.path.read_bytes()[: text_script.MOST_LETTERS].decode("utf-8-sig", "replace")
        return [line for line in text.splitlines() if line.strip()]
    if blob.media_type not in _READERS:
        return []
    place = places.of_words(Path(settings.FILES_ROOT), blob.sha256)
    if not place.exists():
        with turn():
            if not place.exists():
                write_whole(place, _read(blob))
    found: list[str] = json.loads(place.read_bytes())
    return found


def pages_of(blob: Blob) -> list[list[str]]:
    """The paragraphs by page, as far as anybody knows the pages; else all on one."""
    return [paragraphs_of(blob)]


def head_of(path: Path, kind: kinds.Kind) -> list[str]:
    """The lines of the first page of a file that is not kept yet; none where nobody can tell.

    Raises:
        Conflict: too many others are being read.
    """
    if kind is kinds.TEXT:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8-sig", "replace").splitlines()
    if kind.media_type not in _READERS:
        return []
    with turn():
        status, said = run(text_script.__file__, f"{_READERS[kind.media_type]}-head", path)
    found: list[str] = json.loads(said) if status == 0 else []
    return found


def _read(blob: Blob) -> bytes:
    status, said = run(text_script.__file__, _READERS[blob.media_type], blob.path)
    return said if status == 0 else b"[]"
