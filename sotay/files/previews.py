"""Pictures of the pages of a PDF, drawn when first asked for and kept beside the bytes."""

import uuid
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from sotay.files import places
from sotay.files.models import Blob
from sotay.files.pdf_reader import draw_page
from sotay.files.queries import page_count
from sotay.kernel.refusals import Missing

# Pixels: a phone's column twice over, and a desk's. Others are not drawn: each is kept.
WIDTHS = (720, 1440)


def page_png(blob: Blob, page: int, width: int = WIDTHS[0]) -> Path:
    """Where the picture of ``page`` (from 1) lies, ``width`` pixels wide.

    Raises:
        Missing: the file has no such page, or pictures are not made in this width.
        Invalid: the page cannot be drawn within bounds.
    """
    pages = page_count(blob)
    if pages is None or not 1 <= page <= pages or width not in WIDTHS:
        raise Missing(_("Không có trang này."))
    place = places.of_page_image(Path(settings.FILES_ROOT), blob.sha256, page, width)
    if not place.exists():
        _keep(place, draw_page(blob.path, page=page, width=width))
    return place


def _keep(place: Path, data: bytes) -> None:
    """Write so that nobody ever reads half a picture. It can be drawn again: no sync."""
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f"{place.name}.{uuid.uuid4().hex}")
    half.write_bytes(data)
    half.replace(place)
