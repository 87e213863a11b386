"""What a reader keeps: the place, bookmarks, marked passages."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sotay.documents import actions, queries
from sotay.documents.forms import BookmarkForm, PassageForm, PlaceForm, SearchForm
from sotay.documents.looks import keep_reading_look
from sotay.documents.models import Document
from sotay.documents.queries import Shown
from sotay.documents.views.document import (
    addresses_of,
    document_page,
    shown_of,
)
from sotay.kernel.refusals import Missing
from sotay.ledger.receipts import receive, receive_bare
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.search.actions import ask_for_an_index
from sotay.web.answers import see_other


@require_GET
def library(request: HttpRequest) -> HttpResponse:
    """What is for the reader; what the reader still has to publish."""
    person = person_of_request(request)
    form = SearchForm(request.GET or None, types=queries.type_choices())
    asked = form.cleaned_data if form.is_valid() else {}
    actions.note_visit(by=person)
    page = queries.library_page(person, queries.Asked(**asked))
    if page.by_title_only:
        ask_for_an_index()
    status = 422 if form.errors else 200
    return render(request, "documents/library.html", {"page": page, "form": form}, status=status)


@require_POST
def acknowledgement(request: HttpRequest, document_id: int) -> HttpResponse:
    """Say that one has read it."""
    person = person_of_request(request)
    found = queries.document_for(person, document_id)
    return receive_bare(
        request,
        partial(actions.acknowledge, by=person, document=found),
        to=_back_to(request, found),
    )


@require_POST
def bookmark(request: HttpRequest, document_id: int) -> HttpResponse:
    """Put aside to read later, or take from there."""
    person = person_of_request(request)
    found = queries.document_for(person, document_id)
    return receive(
        request,
        BookmarkForm(request.POST),
        partial(actions.bookmark, by=person, document=found),
        to=_back_to(request, found),
        again=lambda _wrong: document_page(request, person, found, shown_of(request, found)),
    )


@require_POST
def reading(request: HttpRequest, document_id: int) -> HttpResponse:
    """How far one has read it."""
    person, found, shown = _read(request, document_id)
    return receive(
        request,
        PlaceForm(request.POST),
        partial(actions.mark_place, by=person, document=found, version=shown.version),
        to=reverse("documents:document", args=[found.pk]),
        again=lambda _wrong: document_page(request, person, found, shown),
    )


@require_POST
def passages(request: HttpRequest, document_id: int) -> HttpResponse:
    """Mark a passage, or write a note beside a page."""
    person, found, shown = _read(request, document_id)
    return receive(
        request,
        PassageForm(request.POST),
        partial(actions.mark_in_document, by=person, document=found, blob=shown.blob),
        to=_back_to(request, found),
        again=lambda wrong: document_page(request, person, found, shown, passage_form=wrong),
    )


@require_POST
def passage_removal(request: HttpRequest, document_id: int, passage_id: int) -> HttpResponse:
    """Take a mark or a note away."""
    person, found, shown = _read(request, document_id)
    passage = queries.passage_for(person, shown.blob, passage_id)
    return receive_bare(
        request,
        partial(actions.drop_passage, by=person, passage=passage),
        to=_back_to(request, found),
    )


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Keep the size of letters and the colour of paper, and go back to the same page."""
    back = request.POST.get("back", "")
    response = see_other(back if _is_ours(request, back) else reverse("documents:library"))
    keep_reading_look(
        response,
        request.POST.get("size", ""),
        request.POST.get("tone", ""),
        secure=request.is_secure(),
    )
    return response


def _is_ours(request: HttpRequest, back: str) -> bool:
    hosts = {request.get_host()}
    return url_has_allowed_host_and_scheme(back, hosts, require_https=request.is_secure())


def _back_to(request: HttpRequest, found: Document) -> str:
    """The page on which the reader was: the same file, come upon in the same collection."""
    places = addresses_of(request, found.pk)
    return places.at(places.here)


def _read(request: HttpRequest, document_id: int) -> tuple[Person, Document, Shown]:
    """Who reads which file of which document.

    Raises:
        Missing: it is not for whoever asks, or has no file.
    """
    person = person_of_request(request)
    found = queries.document_for(person, document_id)
    shown = shown_of(request, found)
    if shown is None:
        raise Missing(_("Văn bản này chưa có tệp."))
    return person, found, shown
