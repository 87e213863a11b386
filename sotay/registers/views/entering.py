"""A paper gets its line: typed, from its file, or by one tap where the product knows it."""

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sotay.documents.queries import type_choices
from sotay.files.models import StoredFile
from sotay.files.names import names_as_sent
from sotay.kernel import clock
from sotay.kernel.refusals import Invalid, Missing
from sotay.ledger.receipts import receive
from sotay.org.models import Person, Unit
from sotay.papers.queries import type_choices as numbered_types
from sotay.policy import Right, require
from sotay.registers import actions, queries
from sotay.registers.forms import NewIncomingForm, NewOutgoingForm, OneTapForm, UploadForm
from sotay.registers.models import Book, Line
from sotay.registers.views.books import entered
from sotay.web.answers import carry_out


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, unit_id: int, kind: str) -> HttpResponse:
    """A line to type; ``?file=`` names a file that was brought, whose first page fills it in."""
    person, unit = _keeper(request, unit_id, kind)
    incoming = kind == Book.Kind.INCOMING
    form_of: Any = NewIncomingForm if incoming else NewOutgoingForm
    types = type_choices() if incoming else numbered_types()
    show = partial(_new_page, request, unit, kind)
    if request.method != "POST":
        return show(form_of(initial=_first(request, person, kind), types=types))

    def enter(client_id: UUID, file: UUID | None = None, **columns: Any) -> Line:
        particulars = actions.Particulars(**columns)
        if not incoming:
            return actions.issue_outgoing(
                by=person, unit=unit, particulars=particulars, client_id=client_id
            )
        return actions.enter_incoming(
            by=person,
            unit=unit,
            particulars=particulars,
            client_id=client_id,
            file=queries.file_to_enter(person, file) if file else None,
        )

    return receive(
        request, form_of(request.POST, types=types), enter, to=_book(unit, kind), again=show
    )


@require_POST
def uploads(request: HttpRequest, unit_id: int, kind: str) -> HttpResponse:
    """The file of a paper that came; its first page then fills in the line."""
    person, unit = _keeper(request, unit_id, kind)
    if kind != Book.Kind.INCOMING:
        raise Missing(_("Không tìm thấy sổ văn bản này."))

    def bring(file: Any, names: Any, **_confirmed: Any) -> StoredFile:
        name = names_as_sent([file.name], names)[0]
        return actions.propose_from(by=person, unit=unit, upload=file, name=name)

    return carry_out(
        request,
        UploadForm(request.POST, request.FILES),
        bring,
        to=lambda made: f"{reverse('registers:new', args=[unit.pk, kind])}?file={made.pk}",
        again=partial(_upload_page, request, unit),
    )


@require_POST
def documents(request: HttpRequest, unit_id: int, kind: str, document_id: int) -> HttpResponse:
    """A document of the library, by one tap."""
    person, unit = _keeper(request, unit_id, kind)
    found = queries.document_to_enter(unit, kind, document_id)
    return _one_tap(
        request,
        unit,
        kind,
        partial(actions.enter_document, by=person, unit=unit, kind=kind, document=found),
    )


@require_POST
def numbers(request: HttpRequest, unit_id: int, number_id: int) -> HttpResponse:
    """A paper that was issued in the product, by one tap."""
    kind = Book.Kind.OUTGOING.value
    person, unit = _keeper(request, unit_id, kind)
    found = queries.number_to_enter(unit, number_id)
    return _one_tap(
        request, unit, kind, partial(actions.enter_number, by=person, unit=unit, number=found)
    )


def _one_tap(request: HttpRequest, unit: Unit, kind: str, act: Any) -> HttpResponse:
    def refused(form: forms.Form) -> HttpResponse:
        errors = [str(text) for texts in form.errors.values() for text in texts]
        raise Invalid(errors[0] if errors else _("Chưa vào sổ được. Hãy tải lại trang."))

    return receive(request, OneTapForm(request.POST), act, to=_book(unit, kind), again=refused)


def _keeper(request: HttpRequest, unit_id: int, kind: str) -> tuple[Person, Unit]:
    person, unit = entered(request, unit_id, kind)
    require(person, Right.REGISTERS_KEEP, unit)
    return person, unit


def _book(unit: Unit, kind: str) -> str:
    return reverse("registers:book", args=[unit.pk, kind])


def _first(request: HttpRequest, person: Person, kind: str) -> dict[str, Any]:
    """What a new line begins with."""
    today = clock.today()
    first: dict[str, Any] = {"day": today, "client_id": uuid4()}
    if kind == Book.Kind.OUTGOING:
        return {**first, "dated_on": today}
    try:
        file_id = UUID(request.GET.get("file", ""))
    except ValueError:
        return first
    stored = queries.file_to_enter(person, file_id)
    return {**first, **queries.first_columns(stored), "file": stored.pk}


def _new_page(request: HttpRequest, unit: Unit, kind: str, form: forms.Form) -> HttpResponse:
    values = {"unit": unit, "kind": kind, "form": form, "brought": bool(form["file"].value())
              if "file" in form.fields else False}  # fmt: skip
    return render(request, "registers/new.html", values)


def _upload_page(request: HttpRequest, unit: Unit, form: forms.Form) -> HttpResponse:
    return render(request, "registers/upload.html", {"unit": unit, "form": form})
