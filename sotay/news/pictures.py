"""Pictures of articles: drawn anew, without what a camera writes into its files.

Drawn as every stranger's picture is: by a child process with a limit of time and memory, and
where the preview of the file lies, which the worker draws in the same way.
"""

from django.utils.translation import gettext as _

from sotay.files.models import Blob
from sotay.files.pdf_reader import turn
from sotay.files.previews import draw_pages, page_image
from sotay.files.sheets import Sheet
from sotay.kernel.refusals import Invalid

ONLY_PAGE = 1


def drawn(blob: Blob) -> Sheet:
    """Draw the picture in every width and put it where the wire sends pages from.

    Place, hour and device that a camera noted are not in what is drawn. Drawn twice, it is the
    same; a picture narrower than a width stays as narrow as it is.

    Raises:
        Invalid: it cannot be drawn within bounds.
        Conflict: too many are being drawn.
    """
    with turn():
        sheets = draw_pages(blob, range(ONLY_PAGE, ONLY_PAGE + 1))
    if not sheets or sheets[0] is None:
        raise Invalid(
            _("Ảnh này bị hỏng nên không mở được. Hãy lưu lại ảnh rồi gửi lại."), field="file"
        )
    return sheets[0]


def see_to(blob: Blob) -> None:
    """Draw again what a restored backup has lost."""
    page_image(blob, ONLY_PAGE)
