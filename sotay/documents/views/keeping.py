"""Keeping documents: taking them in, their data, their files, to whom they go."""

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
    AttachmentForm,
    ParticularsForm,
    TakeInForm,
    VersionForm,
    WithdrawForm,
)
from sotay.documents.models import Attachment, Document, Publication, Version
from sotay.documents.rules.shelves import shelf_for
from sotay.documents.taking_in import TakenIn, only_one, take_in_all
from sotay.documents.views.document import document_page, publish_form, shown_of
from sotay.files.arriving import arrived
from sotay.kernel.refusals import Forbidden
from sotay.org.doors import person_of_request
from sotay.org.models import Person, Unit
from sotay.org.queries import unit_for
from sotay.policy import Right, require
from sotay.web.answers import carry_out, done


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take a file in; then its party data are looked at."""
    person = person_of_request(request)
    units = [(unit.pk, unit.name) for unit in queries.kept_units(person)]
    if not units:
        raise Forbidden(_("Đồng chí không giữ tài liệu của đơn vị nào."))
    if request.method != "POST":
        return _new_page(request, TakeInForm(units=units))
    form = TakeInForm(request.POST, request.FILES, units=units)
    return carry_out(
        request,
        form,
        lambda unit, file, names, sendings, no_secret, anew: _take_in(
            request, person, unit_for(unit), (file, names, sendings), anew=anew
        ),
        to=_after_taking_in,
        again=partial(_new_page, request),
    )


def _take_in(
    request: HttpRequest, person: Person, unit: Unit, sent: tuple[Any, Any, Any], *, anew: bool
) -> TakenIn:
    with arrived(person, *sent) as files:
        taken = take_in_all(by=person, unit=unit, sent=files, anew=anew)
        for sentence in taken.refused:
            messages.warning(request, sentence)
        return taken


def _after_taking_in(taken: TakenIn) -> str:
    """To the party data of the one document; to the list of drafts when there are several."""
    if len(taken.documents) == 1 and not taken.refused:
        return reverse("documents:edit", args=[taken.documents[0].pk])
    return reverse("documents:library")


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, document_id: int) -> HttpResponse:
    """The party data: what was proposed is confirmed or put right."""
    person, found = _kept(request, document_id)
    types = queries.type_choices()
    if request.method != "POST":
        fields = ParticularsForm.base_fields
        given = {name: getattr(found, name) for name in fields}
        if found.shelf == shelf_for(found.type_code, found.title).key:
            given["shelf"] = ""  # it follows the type, also when that is put right here
        return _edit_page(request, found, ParticularsForm(initial=given, types=types))
    return carry_out(
        request,
        ParticularsForm(request.POST, types=types),
        lambda **typed: actions.describe(
            by=person, document=found, particulars=actions.Particulars(**typed)
        ),
        to=reverse("documents:document", args=[found.pk]),
        again=partial(_edit_page, request, found),
    )


@require_POST
def versions(request: HttpRequest, document_id: int) -> HttpResponse:
    """Put a newer file in the place of the current one."""
    person, found = _kept(request, document_id)
    return carry_out(
        request,
        VersionForm(request.POST, request.FILES),
        lambda file, names, sendings, note, no_secret: _add_version(
            person, found, (file, names, sendings), note
        ),
        to=reverse("documents:document", args=[found.pk]),
        again=lambda wrong: _refused(request, person, found, version_form=wrong),
    )


@require_POST
def attachments(request: HttpRequest, document_id: int) -> HttpResponse:
    """Put a further file beside the document's own."""
    person, found = _kept(request, document_id)
    return carry_out(
        request,
        AttachmentForm(request.POST, request.FILES),
        lambda file, names, sendings, no_secret, **what: _attach(
            person, found, (file, names, sendings), **what
        ),
        to=reverse("documents:document", args=[found.pk]) + "#files",
        again=lambda wrong: _refused(request, person, found, attachment_form=wrong),
    )


@require_POST
def attachment_removal(request: HttpRequest, document_id: int, attachment_id: int) -> HttpResponse:
    """Take a further file out."""
    person, found = _kept(request, document_id)
    row = queries.attachment_of(found, attachment_id)
    actions.detach(by=person, document=found, attachment=row)
    return done(request, reverse("documents:document", args=[found.pk]) + "#files")


@require_POST
def publications(request: HttpRequest, document_id: int) -> HttpResponse:
    """Publish to a unit of the subtree, to a body of one, or to whoever holds a title there."""
    person, found = _kept(request, document_id)

    def act(unit: int, reach: str, who: str, *, asks_to_acknowledge: bool) -> Publication:
        circle = queries.circle_in(found, who)
        return actions.publish(
            by=person,
            document=found,
            unit=unit_for(unit),
            reach=reach,
            who=circle.who,
            body=circle.body,
            title=circle.title,
            asks_to_acknowledge=asks_to_acknowledge,
        )

    return carry_out(
        request,
        publish_form(found, request.POST),
        act,
        to=reverse("documents:document", args=[found.pk]) + "#sent-to",
        again=lambda wrong: _refused(request, person, found, publish_form=wrong),
    )


@require_POST
def publication_removal(
    request: HttpRequest, document_id: int, publication_id: int
) -> HttpResponse:
    """Send it to these people no more."""
    person, found = _kept(request, document_id)
    row = queries.publication_of(found, publication_id)
    actions.take_back(by=person, document=found, publication=row)
    return done(request, reverse("documents:document", args=[found.pk]) + "#sent-to")


@require_POST
def withdrawal(request: HttpRequest, document_id: int) -> HttpResponse:
    """Take it out of force."""
    person, found = _kept(request, document_id)
    return carry_out(
        request,
        WithdrawForm(request.POST, others=queries.attachable(person)),
        lambda replaced_by: actions.withdraw(
            by=person,
            document=found,
            replaced_by=queries.document_for(person, replaced_by) if replaced_by else None,
        ),
        to=reverse("documents:document", args=[found.pk]),
        again=lambda wrong: _refused(request, person, found, withdraw_form=wrong),
    )


@require_GET
def unopened(request: HttpRequest, document_id: int) -> HttpResponse:
    """Who has not opened it yet, by unit."""
    _person, found = _kept(request, document_id)
    values = {"document": found, "units": queries.unopened(found)}
    return render(request, "documents/unopened.html", values)


def _kept(request: HttpRequest, document_id: int) -> tuple[Person, Document]:
    person = person_of_request(request)
    found = queries.document_for(person, document_id)
    require(person, Right.DOCUMENTS_KEEP, found.unit)
    return person, found


def _add_version(person: Person, found: Document, sent: tuple[Any, Any, Any], note: str) -> Version:
    with arrived(person, *sent) as files:
        one = only_one(files)
        return actions.add_version(
            by=person, document=found, upload=one.upload, name=one.name, note=note
        )


def _attach(person: Person, found: Document, sent: tuple[Any, Any, Any], **what: str) -> Attachment:
    with arrived(person, *sent) as files:
        one = only_one(files)
        return actions.attach(by=person, document=found, upload=one.upload, name=one.name, **what)


def _refused(
    request: HttpRequest, person: Person, found: Document, **wrong: forms.Form
) -> HttpResponse:
    """The document's page with the form that was refused."""
    return document_page(request, person, found, shown_of(request, found), **wrong)


def _new_page(request: HttpRequest, form: forms.Form) -> HttpResponse:
    return render(request, "documents/new.html", {"form": form})


def _edit_page(request: HttpRequest, found: Document, form: forms.Form) -> HttpResponse:
    return render(request, "documents/edit.html", {"document": found, "form": form})
