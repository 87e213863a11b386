"""Pictures of articles: drawn anew in two widths, without what a camera writes into its files."""

import io
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from sotay.files import places
from sotay.files.models import Blob
from sotay.files.previews import write_whole
from sotay.files.sheets import WIDTHS, Picture, Sheet
from sotay.kernel.refusals import Invalid

MOST_PIXELS = 60_000_000
"""A telephone's largest picture; beyond it lies a file made to fill the memory."""
_QUALITY = 78
ONLY_PAGE = 1


def drawn(blob: Blob) -> Sheet:
    """Draw the picture in every width and put it where the wire sends pages from.

    Place, hour and device that a camera noted are not in what is drawn. Drawn twice, it is the
    same; a picture narrower than a width stays as narrow as it is.

    Raises:
        Invalid: it cannot be read, or has too many pixels.
    """
    try:
        with Image.open(blob.path) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Invalid(
                    _("Ảnh có quá nhiều điểm ảnh. Hãy giảm kích thước ảnh rồi gửi lại."),
                    field="file",
                )
            opened.draft("RGB", (2 * WIDTHS[-1], 2 * WIDTHS[-1]))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise Invalid(
            _("Ảnh này bị hỏng nên không mở được. Hãy lưu lại ảnh rồi gửi lại."), field="file"
        ) from error
    return tuple(_one(blob, upright, width) for width in WIDTHS)


def see_to(blob: Blob) -> None:
    """Draw again what a restored backup has lost."""
    if not _place(blob, WIDTHS[0]).exists():
        drawn(blob)


def _one(blob: Blob, picture: Image.Image, width: int) -> Picture:
    shown = picture.copy()
    if shown.width > width:
        shown.thumbnail((width, 4 * width))
    out = io.BytesIO()
    shown.save(out, "WEBP", quality=_QUALITY)
    data = out.getvalue()
    write_whole(_place(blob, width), data)
    return Picture(shown.width, shown.height, len(data))


def _place(blob: Blob, width: int) -> Path:
    return places.of_page_image(Path(settings.FILES_ROOT), blob.sha256, width, ONLY_PAGE)
