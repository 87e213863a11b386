"""Files as answers: where the wire sends them. Ask first whether the person may read them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from sotay.files import kinds, links
from sotay.files.layers import layer_bytes
from sotay.files.links import SentFile
from sotay.files.models import Blob, StoredFile
from sotay.files.sheets import WIDTHS
from sotay.web.middleware import wire_address


@dataclass(frozen=True)
class PageLinks:
    """Addresses of the pictures of a file's pages, for some hours."""

    base: str
    sha256: str
    key: str

    def address(self, page: int, width: int = WIDTHS[0]) -> str:
        """Of one page (from 1), drawn for ``width`` pixels."""
        return self.base + links.page_path(self.sha256, width=width, page=page, key=self.key)


def page_links(request: HttpRequest, blob: Blob) -> PageLinks:
    """What a page shows the pictures of ``blob`` with."""
    return PageLinks(wire_address(request), blob.sha256, links.page_key(blob.sha256))


def send_file(
    request: HttpRequest, stored: StoredFile, *, inline: bool = False
) -> HttpResponseRedirect:
    """To the file under its own name; ``inline`` opens it if its kind is safe in a browser."""
    kind = kinds.kind_of(stored.blob.media_type)
    file = SentFile(
        stored.blob.sha256, kind.media_type, stored.original_name, inline and kind.opens_here
    )
    return _over_there(wire_address(request) + links.file_path(file))


def send_page(request: HttpRequest, blob: Blob, page: int, width: int) -> HttpResponseRedirect:
    """To the picture of a page, which ``previews.page_image`` has seen to."""
    return _over_there(page_links(request, blob).address(page, width))


def send_words(request: HttpRequest, blob: Blob) -> HttpResponse:
    """Where the words of a file stand on its pages; a browser keeps them as long as it likes.

    The address names the content (``?of=``), so that what is kept under it is right.

    Raises:
        Conflict: nobody has read the file yet, and too many others are being read.
    """
    answer = HttpResponse(layer_bytes(blob), content_type="application/json")
    if request.GET.get("of") == blob.sha256[:16]:
        answer["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer


def _over_there(address: str) -> HttpResponseRedirect:
    answer = HttpResponseRedirect(address)
    answer["Cache-Control"] = "private, no-store"
    return answer
