"""Lists of members: bring one, look at what it would do, enter it, take it back; take one out."""

from functools import partial

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.kernel import clock
from sotay.kernel.refusals import Forbidden, Refusal
from sotay.office import actions
from sotay.office.forms import ListForm
from sotay.office.models import MemberImport
from sotay.office.queries import lists
from sotay.office.queries import places as kept
from sotay.office.reading import check_kind
from sotay.office.writing import template_workbook
from sotay.org.doors import person_of_request
from sotay.org.models import Person, Unit
from sotay.web.answers import carry_out, see_other

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Seconds after which a page that waits for the job looks again, by itself and without a script.
LOOK_AGAIN = 3


@require_GET
def places(request: HttpRequest) -> HttpResponse:
    """The units whose lists this person keeps."""
    units = kept.kept_units(person_of_request(request))
    if not units:
        raise Forbidden(_("Chỉ quản trị đơn vị nhập và xuất danh sách đảng viên."))
    if len(units) == 1:
        return see_other(reverse("office:unit", args=[units[0].pk]))
    return render(request, "office/places.html", {"units": units})


@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in; it holds nobody."""
    if not kept.kept_units(person_of_request(request)):
        raise Forbidden(_("Chỉ quản trị đơn vị nhập và xuất danh sách đảng viên."))
    return _download(template_workbook(), _("Mẫu danh sách đảng viên"))


@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """A unit's lists; bring one."""
    person = person_of_request(request)
    found = kept.unit_to_import(person, unit_id)
    if request.method != "POST":
        return _unit_page(request, found, ListForm())
    return carry_out(
        request,
        ListForm(request.POST, request.FILES),
        partial(_bring, person, found),
        to=lambda brought: reverse("office:list", args=[brought.pk]),
        again=partial(_unit_page, request, found),
    )


def _bring(person: Person, found: Unit, file: UploadedFile) -> MemberImport:
    data = file.read()
    try:
        check_kind(data)
    except Refusal as refusal:
        refusal.field = "file"
        raise
    return actions.bring_list(
        by=person, unit=found, file_name=file.name or "", data=data, on=clock.today()
    )


def _unit_page(request: HttpRequest, found: Unit, form: forms.Form) -> HttpResponse:
    context = {"unit": found, "form": form, "lists": lists.lists_of(found)}
    return render(request, "office/unit.html", context)


@require_POST
def export(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The members of a unit as a workbook. A POST: it is entered in the ledger."""
    person = person_of_request(request)
    found = kept.unit_to_export(person, unit_id)
    name = _("Đảng viên %(unit)s") % {"unit": found.short_name}
    return _download(actions.export_members(by=person, unit=found), name)


@never_cache
@require_GET
def shown(request: HttpRequest, list_id: int) -> HttpResponse:
    """A list: being read, to be looked at, entered, undone."""
    brought = lists.list_for(person_of_request(request), list_id)
    asked = request.GET.get("page", "1")
    page = lists.list_page(
        brought,
        request.GET.get("rows", ""),
        int(asked) if asked.isdecimal() and len(asked) < 7 else 1,
    )
    response = render(request, "office/list.html", {"page": page})
    if page.waits:
        response.headers["Refresh"] = str(LOOK_AGAIN)
    return response


@require_POST
def entry(request: HttpRequest, list_id: int) -> HttpResponse:
    """Enter the valid rows."""
    person = person_of_request(request)
    actions.ask_to_import(by=person, brought=lists.list_for(person, list_id))
    return see_other(reverse("office:list", args=[list_id]))


@require_POST
def removal(request: HttpRequest, list_id: int) -> HttpResponse:
    """Throw a list away that was not entered."""
    person = person_of_request(request)
    brought = lists.list_for(person, list_id)
    actions.leave_list(by=person, brought=brought)
    return see_other(reverse("office:unit", args=[brought.unit_id]))


@require_POST
def undoing(request: HttpRequest, list_id: int) -> HttpResponse:
    """Take an entered list back."""
    person = person_of_request(request)
    actions.undo_import(by=person, brought=lists.list_for(person, list_id))
    return see_other(reverse("office:list", args=[list_id]))


@require_GET
def refused(request: HttpRequest, list_id: int) -> HttpResponse:
    """The refused rows as a workbook, the reason in the last column."""
    brought = lists.list_for(person_of_request(request), list_id)
    return _download(lists.refused_file(brought), _("Dòng chưa nhập"))


def _download(data: bytes, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.xlsx")
    return HttpResponse(
        data,
        content_type=XLSX,
        headers={"Content-Disposition": disposition or "attachment", "Cache-Control": "no-store"},
    )
