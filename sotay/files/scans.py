"""Recognising the words of scanned pages with Tesseract."""

from pathlib import Path

from sotay.files import rendering
from sotay.files.models import Blob
from sotay.files.pdf_reader import run, turn, workbench
from sotay.files.previews import source_of
from sotay.files.programs import LANGUAGE, Bounds, recogniser, run_within
from sotay.files.text_script import joined
from sotay.kernel.text import nfc

# Two or three seconds a page, and 200 MB.
BOUNDS = Bounds(time=90, memory=2 << 30, largest=16 << 20)
_DRAWING_TIME = 40
_MOST_LETTERS = 100_000


def words_on(blob: Blob, page: int) -> list[str] | None:
    """The lines recognised on a page (from 1); None when nobody can read it.

    Takes seconds. The words hold some errors: one letter of a hundred on a clean scan.

    Raises:
        Conflict: too many others are being drawn.
    """
    program = recogniser()
    if program is None:
        return None
    with workbench() as bench:
        picture = bench / "page.png"
        with turn():
            status, _said = run(
                rendering.__file__, "scan", source_of(blob), picture, page, time=_DRAWING_TIME
            )
        if status != 0:
            return None
        words = [program, str(picture), str(bench / "words"), "-l", LANGUAGE, "--psm", "3"]
        if run_within(BOUNDS, words, bench=bench) != 0:
            return None
        return _lines(bench / "words.txt")


def _lines(place: Path) -> list[str]:
    if not place.is_file():
        return []
    text = nfc(place.read_bytes()[: 4 * _MOST_LETTERS].decode("utf-8", "replace"))
    return [line for line in map(str.strip, text[:_MOST_LETTERS].splitlines()) if line]


def paragraphs(lines: list[str]) -> list[str]:
    """Recognised lines put together where a sentence goes on."""
    return list(joined(lines))
