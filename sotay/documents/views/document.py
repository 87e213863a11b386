"""One document as it is read: its page, its file, the pictures and words of its pages."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sotay.documents import actions, queries
from sotay.documents.forms import (
    AttachmentForm,
    CollectForm,
    PassageForm,
    PublishForm,
    VersionForm,
    WithdrawForm,
)
from sotay.documents.looks import reading_look_of
from sotay.documents.models import Document
from sotay.documents.queries import Addresses, Shown
from sotay.files.answers import page_links, send_file, send_page, send_words
from sotay.files.previews import page_image
from sotay.files.sheets import WIDTHS, width_asked
from sotay.kernel.refusals import Missing
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.web.answers import is_for_later

LARGE = "large"
LONGEST_SEARCH = 100  # letters


@require_GET
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """One document with its current file, or the one that ``?version=`` or ``?file=`` names."""
    person = person_of_request(request)
    found = queries.document_for(person, document_id)
    shown = shown_of(request, found)
    if shown is not None and not is_for_later(request):
        actions.note_opening(by=person, document=found, version=shown.version.number)
    return document_page(request, person, found, shown)


@require_GET
def file(request: HttpRequest, document_id: int) -> HttpResponse:
    """To the file itself, under the name it came with."""
    shown = _shown(request, document_id)
    return send_file(request, shown.file, inline="open" in request.GET)


@require_GET
def page(request: HttpRequest, document_id: int, number: int) -> HttpResponse:
    """The picture of a page that is not drawn yet."""
    blob = _shown(request, document_id).blob
    width = width_asked(request.GET.get("width", ""))
    page_image(blob, number, width)
    return send_page(request, blob, number, width)


@require_GET
def words(request: HttpRequest, document_id: int) -> HttpResponse:
    """Where the words of the file stand on its pages, for the page's script."""
    return send_words(request, _shown(request, document_id).blob)


def shown_of(request: HttpRequest, found: Document) -> Shown | None:
    """The file that the address means."""
    return queries.shown_file(
        found, version=_number(request, "version"), attachment=_number(request, "file")
    )


def _shown(request: HttpRequest, document_id: int) -> Shown:
    """The file that the address means, of a document that is for whoever asks."""
    shown = shown_of(request, queries.document_for(person_of_request(request), document_id))
    if shown is None:
        raise Missing(_("Văn bản này chưa có tệp."))
    return shown


def _number(request: HttpRequest, name: str) -> int | None:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None


def addresses_of(request: HttpRequest, document_id: int) -> Addresses:
    """Where everything of this document's reader stands, for the file that is asked for."""
    more = tuple(
        (name, str(number))
        for name in ("version", "file")
        if (number := _number(request, name)) is not None
    )
    collection = _number(request, "collection")
    return Addresses(
        here=reverse("documents:document", args=[document_id]),
        file=reverse("documents:file", args=[document_id]),
        pages=reverse("documents:document", args=[document_id]) + "pages/",
        words=reverse("documents:words", args=[document_id]),
        reading="" if more else reverse("documents:reading", args=[document_id]),
        passages=reverse("documents:passages", args=[document_id]),
        more=more,
        through=() if collection is None else (("collection", str(collection)),),
    )


def document_page(
    request: HttpRequest,
    person: Person,
    found: Document,
    shown: Shown | None,
    **wrong: forms.Form,
) -> HttpResponse:
    """The page of a document, perhaps with a form that was refused."""
    page = queries.document_page(person, found, shown)
    places = addresses_of(request, found.pk)
    values: dict[str, Any] = {
        "page": page,
        "places": places,
        "read_to": 0 if places.more else page.line.page,
        "reading_look": reading_look_of(request),
        "passage_form": PassageForm(initial={"page": 1}),
        "turn": queries.turn_in(person, _number(request, "collection"), found),
        **(_reading(request, person, shown) if shown else {"reader": None}),
        **_collecting(person, found),
    }
    if page.keeps:
        values["publish_form"] = publish_form(found)
        values["version_form"] = VersionForm()
        values["attachment_form"] = AttachmentForm(initial={"kind": "original"})
        values["withdraw_form"] = WithdrawForm(others=queries.attachable(person))
    return render(request, "documents/document.html", {**values, **wrong})


def publish_form(found: Document, sent: QueryDict | None = None) -> PublishForm:
    """To whom it may go; without ``sent`` an empty one."""
    return PublishForm(
        sent,
        units=queries.units_to_publish(found),
        who=queries.who_choices(found),
        initial={"who": "everybody", "unit": found.unit_id, "reach": "subtree"},
    )


def collect_form(person: Person, data: Any = None) -> CollectForm:
    """To put a document into one of the collections that the person keeps."""
    mine = [(one.id, one.name) for one in queries.collections_kept(person)]
    return CollectForm(data, collections=mine)


def _collecting(person: Person, found: Document) -> dict[str, Any]:
    """In which collections it is, and for whoever keeps some, in which it may be put."""
    holds = queries.collections_with(person, found)
    if found.state == Document.State.WITHDRAWN or not queries.kept_units(person):
        return {"collections": holds, "collect_form": None}
    inside = {one.id for one in holds}
    others = [(one.id, one.name) for one in queries.collections_kept(person)]
    form = CollectForm(collections=[one for one in others if one[0] not in inside])
    return {"collections": holds, "collect_form": form}


def _reading(request: HttpRequest, person: Person, shown: Shown) -> dict[str, Any]:
    passages = queries.passages_of(person, shown.blob)
    return {
        "reader": queries.reader_of(
            shown.blob,
            large=request.GET.get("text") == LARGE,
            looked_for=request.GET.get("find", "")[:LONGEST_SEARCH].strip(),
            marked=queries.quotes_of(passages),
        ),
        "passages": passages,
        "links": page_links(request, shown.blob),
        "widths": WIDTHS,
    }
