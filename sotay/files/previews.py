"""Pictures of the pages of a file, kept beside the bytes: drawn once, by whoever comes first."""

import os
import uuid
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from sotay.files import kinds, places
from sotay.files.models import Blob
from sotay.files.pdf_reader import draw, turn, unreadable, workbench
from sotay.files.sheets import WIDTHS, Sheet
from sotay.kernel.refusals import Missing


def draw_pages(blob: Blob, pages: range) -> list[Sheet | None]:
    """Draw these pages (from 1) of a file and put their pictures in their places.

    Returns, raises:
        As ``pdf_reader.draw``.
    """
    with workbench() as bench:
        sheets = draw(source_of(blob), pages, into=bench, widths=WIDTHS)
        for number, sheet in zip(pages, sheets, strict=False):
            if sheet is not None:
                _keep(bench, blob.sha256, number)
    return sheets


def source_of(blob: Blob) -> Path:
    """What the pages of a file are drawn from: itself, or what it was printed to."""
    if blob.media_type in {kind.media_type for kind in kinds.PRINTED}:
        return places.of_printed(Path(settings.FILES_ROOT), blob.sha256)
    return blob.path


def page_image(blob: Blob, page: int, width: int = WIDTHS[0]) -> Path:
    """Where the picture of ``page`` (from 1) lies; drawn now if nobody drew it yet.

    Raises:
        Missing: the file has no such page, or pictures are not made in this width.
        Invalid: the page cannot be drawn within bounds.
        Conflict: too many are being drawn.
    """
    if blob.pages is None or not 1 <= page <= blob.pages or width not in WIDTHS:
        raise Missing(_("Không có trang này."))
    place = places.of_page_image(Path(settings.FILES_ROOT), blob.sha256, width, page)
    if place.exists():
        return place
    with turn():
        # A hall opens the same page: the first one drew it while the others waited.
        if not place.exists():
            draw_pages(blob, range(page, page + 1))
    if not place.exists():
        raise unreadable()
    return place


def write_whole(place: Path, data: bytes) -> None:
    """Write so that nobody ever reads half of it, even after a power cut."""
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f"{place.name}.{uuid.uuid4().hex}")
    with half.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    half.replace(place)


def _keep(bench: Path, sha256: str, number: int) -> None:
    for width in WIDTHS:
        place = places.of_page_image(Path(settings.FILES_ROOT), sha256, width, number)
        place.parent.mkdir(parents=True, exist_ok=True)
        (bench / f"{width}-{number}.webp").replace(place)
