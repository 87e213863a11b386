"""Files that come piece by piece: tus 1.0 (creation, termination), for whoever is signed in.

A browser's script asks here; a form then names the files that are whole (``arriving``).
"""

import base64
import binascii
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.http.request import UnreadablePostError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sotay.files import actions, queries
from sotay.files.models import Sending
from sotay.kernel.refusals import Invalid
from sotay.org.doors import person_of_request
from sotay.org.models import Person

VERSION = "1.0.0"
_PIECE = 1 << 16
_MOST_DIGITS = 15
_OFFSET_TYPE = "application/offset+octet-stream"


@never_cache
@require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
def sendings(request: HttpRequest) -> HttpResponseBase:
    """What is on its way; room for another file."""
    person = person_of_request(request)
    if request.method == "OPTIONS":
        says = {"Tus-Version": VERSION, "Tus-Extension": "creation,termination"}
        return _answer(204, headers=says)
    if request.method != "POST":
        rows = [_facts(row) for row in queries.sendings_of(person)]
        return JsonResponse({"sendings": rows, "largest": settings.UPLOAD_BYTES})
    if (refused := _other_version(request)) is not None:
        return refused
    said = _metadata(request.headers.get("Upload-Metadata", ""))
    made = actions.begin_sending(
        by=person,
        name=said.get("filename", ""),
        length=_number(request, "Upload-Length"),
        stamp=said.get("stamp", ""),
        place=said.get("place", ""),
    )
    return _answer(201, headers={"Location": reverse("files:sending", args=[made.pk])})


@never_cache
@require_http_methods(["GET", "HEAD", "PATCH", "POST", "DELETE"])
def sending(request: HttpRequest, sending: str) -> HttpResponseBase:
    """How far a file has come; its next bytes; that it is not wanted."""
    person = person_of_request(request)
    found = queries.sending_for(person, sending)
    # A proxy that lets no PATCH through has it said like this (tus 1.0).
    method = request.headers.get("X-HTTP-Method-Override", request.method or "").upper()
    if method in ("GET", "HEAD"):
        return _answer(200, headers={"Upload-Length": str(found.length)}, offset=found.offset)
    if (refused := _other_version(request)) is not None:
        return refused
    if method == "DELETE":
        actions.drop_sending(by=person, sending=found)
        return _answer(204)
    return _next_piece(request, person, found)


def _next_piece(request: HttpRequest, person: Person, found: Sending) -> HttpResponse:
    if request.content_type != _OFFSET_TYPE:
        return _answer(415)
    at = actions.take_piece(
        by=person,
        sending=found,
        offset=_number(request, "Upload-Offset"),
        pieces=_pieces(request),
    )
    return _answer(204, offset=at)


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """The body as it comes; what a broken line brought is kept."""
    try:
        while piece := request.read(_PIECE):
            yield piece
    except UnreadablePostError:
        return


def _facts(row: Sending) -> dict[str, str | int]:
    return {
        "at": reverse("files:sending", args=[row.pk]),
        "id": str(row.pk),
        "name": row.name,
        "length": row.length,
        "offset": row.offset,
        "stamp": row.stamp,
        "place": row.place,
    }


def _metadata(header: str) -> dict[str, str]:
    """Pairs of a word and a text in base 64, by comma; what cannot be read is left out."""
    found: dict[str, str] = {}
    for pair in header.split(","):
        word, _blank, coded = pair.strip().partition(" ")
        try:
            found[word] = base64.b64decode(coded, validate=True).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            continue
    return found


def _number(request: HttpRequest, name: str) -> int:
    text = request.headers.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise Invalid(_("Yêu cầu gửi tệp thiếu số byte. Hãy tải lại trang rồi gửi lại."))
    return int(text)


def _other_version(request: HttpRequest) -> HttpResponse | None:
    if request.headers.get("Tus-Resumable", VERSION) == VERSION:
        return None
    return _answer(412, headers={"Tus-Version": VERSION})


def _answer(
    status: int, *, offset: int | None = None, headers: dict[str, str] | None = None
) -> HttpResponse:
    answer = HttpResponse(status=status, headers={"Tus-Resumable": VERSION, **(headers or {})})
    answer["Tus-Max-Size"] = str(settings.UPLOAD_BYTES)
    if offset is not None:
        answer["Upload-Offset"] = str(offset)
    return answer
