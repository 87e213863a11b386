"""The words of a file, for whoever has it found."""

from collections.abc import Iterator

from sotay.files.models import Blob, Preview
from sotay.files.queries import preview_of
from sotay.files.texts import pages_of
from sotay.kernel.refusals import Refusal


def words_of(blob: Blob) -> tuple[list[tuple[int | None, str]], bool]:
    """Paragraphs with their pages, and whether there will be more of them."""
    preview = preview_of(blob)
    waits = preview is not None and (preview.state == Preview.State.WAITING or bool(preview.scans))
    try:
        return list(_by_page(blob)), waits
    except Refusal:  # too many files are being read just now
        return [], True


def _by_page(blob: Blob) -> Iterator[tuple[int | None, str]]:
    pages = pages_of(blob)
    known = bool(blob.pages) and len(pages) == blob.pages
    for number, page in enumerate(pages, 1):
        for paragraph in page:
            yield number if known else None, paragraph
