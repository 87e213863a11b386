"""What a device keeps to open it without a network: a document, or a whole collection."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from sotay.documents import queries
from sotay.documents.queries import DocumentPack
from sotay.documents.views.document import LARGE
from sotay.files.answers import page_links
from sotay.kernel import clock
from sotay.org.doors import person_of_request

_IS_ID = re.compile("[0-9]{1,9}")
_MOST_ASKED = 300  # as web/js/device/packs.js asks


@require_GET
def pack(request: HttpRequest, document_id: int) -> JsonResponse:
    """Everything to keep of one document: pages of the site, and pictures with their bytes."""
    found = queries.document_for(person_of_request(request), document_id)
    kept = queries.pack_of(found)
    return _answer(request, kept.mark, list(_pages(kept)), [kept])


@require_GET
def collection_pack(request: HttpRequest, collection_id: int) -> JsonResponse:
    """The same of a collection: its page, and everything in it that is for whoever asks."""
    person = person_of_request(request)
    found = queries.collection_for(person, collection_id)
    kept = queries.collection_pack(person, found)
    here = reverse("documents:collection", args=[found.pk])
    inside = (page for one in kept.documents for page in _pages(one, collection=found.pk))
    return _answer(request, kept.mark, [here, *inside], kept.documents)


@require_GET
def gone(request: HttpRequest) -> JsonResponse:
    """Of the documents that a device keeps, those that are not for whoever asks any more."""
    person = person_of_request(request)
    asked = [one for one in request.GET.get("ids", "").split(",") if _IS_ID.fullmatch(one)]
    kept = {int(one) for one in asked[:_MOST_ASKED]}
    return JsonResponse({"gone": sorted(kept - queries.ids_seen(person, sorted(kept)))})


def _answer(
    request: HttpRequest, mark: str, pages: Sequence[str], packs: Sequence[DocumentPack]
) -> JsonResponse:
    images = [image for one in packs for image in _images(request, one)]
    facts: dict[str, Any] = {
        "mark": mark,
        "at": clock.now().astimezone(clock.VIETNAM).isoformat(),
        "pages": pages,
        "images": images,
        "bytes": sum(image["bytes"] for image in images),
    }
    return JsonResponse(facts)


def _pages(kept: DocumentPack, collection: int | None = None) -> Iterator[str]:
    """The addresses, letter for letter as the reader's page says them (``Addresses.at``)."""
    here = reverse("documents:document", args=[kept.document.pk])
    through = () if collection is None else (("collection", str(collection)),)
    words = reverse("documents:words", args=[kept.document.pk])
    for one in kept.files:
        more = (("file", str(one.attachment_id)),) if one.attachment_id else ()
        yield _address(here, *through, *more)
        if one.blob.pages is not None:
            yield _address(here, *through, *more, ("text", LARGE))
        if one.sizes:  # everything is made of it
            yield _address(words, *more, ("of", one.blob.sha256[:16]))


def _address(address: str, *asks: tuple[str, str]) -> str:
    return f"{address}?{urlencode(asks)}" if asks else address


def _images(request: HttpRequest, kept: DocumentPack) -> Iterator[dict[str, Any]]:
    """The small pictures: on a phone the large ones would cost three times as much."""
    for one in kept.files:
        links = page_links(request, one.blob)
        for number, size in one.sizes.items():
            yield {"url": links.address(number), "bytes": size}
