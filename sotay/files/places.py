"""Where bytes lie on disk. A place follows from a digest alone, never from a name. Pure."""

import re
from pathlib import Path

SENDINGS = "sendings"
"""The folder, among what waits, of files that come piece by piece."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


def of_blob(root: Path, sha256: str) -> Path:
    """The place of the bytes with this digest (64 lower-case hex digits)."""
    return _fanned_out(root, sha256) / sha256


def of_preview(root: Path, sha256: str) -> Path:
    """The folder of what was made of these bytes for reading; it can be made again."""
    return _fanned_out(root / "pages", sha256) / sha256


def of_page_image(root: Path, sha256: str, width: int, page: int) -> Path:
    """The place of the picture of one page (from 1), drawn for ``width`` pixels."""
    return of_preview(root, sha256) / str(width) / f"{page}.webp"


def of_words(root: Path, sha256: str) -> Path:
    """The place of the words: a JSON list of pages, each a list of paragraphs."""
    return of_preview(root, sha256) / "words.json"


def of_layers(root: Path, sha256: str) -> Path:
    """The place of what ``layers`` knows of every page."""
    return of_preview(root, sha256) / "layers.json"


def of_printed(root: Path, sha256: str) -> Path:
    """The place of the PDF that an office file was printed to, to be drawn."""
    return of_preview(root, sha256) / "printed.pdf"


def waiting(root: Path) -> Path:
    """Where bytes wait until they are known to be whole and acceptable.

    Inside the root: a rename is atomic only within one file system.
    """
    return root / "waiting"


def of_sending(root: Path, sending_id: str) -> Path:
    """Where the bytes of a file gather that comes piece by piece."""
    return waiting(root) / SENDINGS / sending_id


def _fanned_out(root: Path, sha256: str) -> Path:
    if not _DIGEST.fullmatch(sha256):
        raise ValueError(f"not a SHA-256 digest: {sha256!r}")
    return root / sha256[:2] / sha256[2:4]
