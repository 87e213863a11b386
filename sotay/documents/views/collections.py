"""Collections: their shelf, each one's page, and what its keeper does to it."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.documents import actions, queries
from sotay.documents.forms import (
    CollectionForm,
    NewCollectionForm,
    OfferForm,
    PutInForm,
    StepsForm,
)
from sotay.documents.models import Collection, Document
from sotay.documents.views.document import collect_form, document_page, shown_of
from sotay.kernel.refusals import Forbidden
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.org.queries import unit_for
from sotay.policy import Right, require
from sotay.web.answers import carry_out, done


@require_GET
def shelf(request: HttpRequest) -> HttpResponse:
    """All collections that are for the reader."""
    person = person_of_request(request)
    values = {
        "collections": queries.collection_lines(person),
        "keeps": bool(queries.kept_units(person)),
    }
    return render(request, "documents/collections.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a collection, perhaps from the document that the address names."""
    person = person_of_request(request)
    units = _units(person)
    if request.method != "POST":
        asked = request.GET.get("document", "")
        form = NewCollectionForm(units=units, initial={"document": asked})
        return _new_page(request, person, form)
    return carry_out(
        request,
        NewCollectionForm(request.POST, units=units),
        partial(_make, person),
        to=lambda made: reverse("documents:collection", args=[made.pk]),
        again=partial(_new_page, request, person),
    )


def _make(person: Person, *, unit: int, document: int | None, **words: str) -> Collection:
    first = queries.document_for(person, document) if document else None
    return actions.make_collection(by=person, unit=unit_for(unit), document=first, **words)


@require_GET
def collection(request: HttpRequest, collection_id: int) -> HttpResponse:
    """One collection, and for its keeper what may be put in."""
    person = person_of_request(request)
    found = queries.collection_for(person, collection_id)
    return _page(request, person, found)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, collection_id: int) -> HttpResponse:
    """Another name, another note."""
    person, found = _kept(request, collection_id)
    if request.method != "POST":
        form = CollectionForm(initial={"name": found.name, "note": found.note})
        return _edit_page(request, found, form)
    return carry_out(
        request,
        CollectionForm(request.POST),
        partial(actions.describe_collection, by=person, collection=found),
        to=_at(found),
        again=partial(_edit_page, request, found),
    )


@require_POST
def documents(request: HttpRequest, collection_id: int) -> HttpResponse:
    """Put a document in."""
    person, found = _kept(request, collection_id)
    return carry_out(
        request,
        PutInForm(request.POST),
        lambda document: actions.put_in(
            by=person, collection=found, document=queries.document_for(person, document)
        ),
        to=_at(found),
        again=lambda wrong: _page(request, person, found, put_in_form=wrong),
    )


@require_POST
def of_document(request: HttpRequest, document_id: int) -> HttpResponse:
    """Put this document into one of the keeper's collections."""
    person = person_of_request(request)
    found = queries.document_for(person, document_id)
    _units(person)
    return carry_out(
        request,
        collect_form(person, request.POST),
        lambda collection: _collect(request, person, collection, found),
        to=reverse("documents:document", args=[found.pk]) + "#collections",
        again=lambda wrong: document_page(
            request, person, found, shown_of(request, found), collect_form=wrong
        ),
    )


def _collect(request: HttpRequest, person: Person, collection_id: int, found: Document) -> None:
    collection = queries.collection_for(person, collection_id)
    actions.put_in(by=person, collection=collection, document=found)
    said = _("Đã thêm vào bộ “%(name)s”.") % {"name": collection.name}
    messages.success(request, said)


@require_POST
def place(request: HttpRequest, collection_id: int, document_id: int) -> HttpResponse:
    """Move a document up or down."""
    person, found = _kept(request, collection_id)
    document = queries.document_for(person, document_id)
    return carry_out(
        request,
        StepsForm(request.POST),
        partial(actions.move_in_collection, by=person, collection=found, document=document),
        to=f"{_at(found)}#document-{document.pk}",
        again=lambda wrong: _page(request, person, found, wrong=wrong),
    )


@require_POST
def taking_out(request: HttpRequest, collection_id: int, document_id: int) -> HttpResponse:
    """Take a document out; it stays in the library."""
    person, found = _kept(request, collection_id)
    document = queries.document_for(person, document_id)
    actions.take_out(by=person, collection=found, document=document)
    return done(request, _at(found))


@require_POST
def removal(request: HttpRequest, collection_id: int) -> HttpResponse:
    """Take the collection off its shelf; its documents stay in the library."""
    person, found = _kept(request, collection_id)
    actions.remove_collection(by=person, collection=found)
    said = _("Đã bỏ bộ “%(name)s”. Các văn bản vẫn còn trong thư viện.") % {"name": found.name}
    messages.success(request, said)
    return done(request, reverse("documents:library"))


def _kept(request: HttpRequest, collection_id: int) -> tuple[Person, Collection]:
    person = person_of_request(request)
    found = queries.collection_for(person, collection_id)
    require(person, Right.DOCUMENTS_KEEP_COLLECTION, found)
    return person, found


def _units(person: Person) -> list[tuple[int, str]]:
    """The units for which the person may put together a collection.

    Raises:
        Forbidden: there is none.
    """
    units = [(unit.pk, unit.name) for unit in queries.kept_units(person)]
    if not units:
        raise Forbidden(_("Đồng chí không giữ tài liệu của đơn vị nào."))
    return units


def _at(found: Collection) -> str:
    return reverse("documents:collection", args=[found.pk])


def _page(
    request: HttpRequest, person: Person, found: Collection, **wrong: forms.Form
) -> HttpResponse:
    """The page of a collection, perhaps with a form that was refused."""
    page = queries.collection_page(person, found)
    values: dict[str, Any] = {"page": page, "put_in_form": PutInForm(), "wrong": None}
    if page.keeps:
        offer_form = OfferForm(request.GET)
        words = offer_form.cleaned_data["words"] if offer_form.is_valid() else ""
        values["offer_form"] = offer_form
        values["offered"] = queries.offered_for(person, found, words)
    return render(request, "documents/collection.html", {**values, **wrong})


def _new_page(request: HttpRequest, person: Person, form: forms.Form) -> HttpResponse:
    first = queries.document_named(person, str(form["document"].value() or ""))
    values = {"form": form, "first": first}
    return render(request, "documents/new_collection.html", values)


def _edit_page(request: HttpRequest, found: Collection, form: forms.Form) -> HttpResponse:
    values = {"collection": found, "form": form}
    return render(request, "documents/edit_collection.html", values)
