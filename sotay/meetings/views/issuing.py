"""Issuing a record, its files, and the prints of a meeting."""

from functools import partial
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.files.answers import send_file
from sotay.files.arriving import arrived
from sotay.files.names import content_disposition
from sotay.kernel.refusals import Missing
from sotay.meetings import actions, queries
from sotay.meetings.forms.records import IssueForm, ScanForm
from sotay.meetings.rules import paperwork
from sotay.meetings.views import room
from sotay.meetings.views.records import enter, show
from sotay.papers.docx import render_docx
from sotay.papers.pdf import render_pdf
from sotay.policy import Right
from sotay.web.answers import carry_out, done

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RENDERERS = {"docx": (render_docx, DOCX_TYPE), "pdf": (render_pdf, "application/pdf")}


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, meeting_id: int, kind: str) -> HttpResponse:
    """Give an approved record its number and its files."""
    reader = enter(request, meeting_id, kind)
    reader.must_have(Right.MEETINGS_ISSUE)
    if request.method != "POST":
        form = IssueForm(initial={"day": queries.usual_issue_day(reader.record)})
        return _issue_page(request, reader, form)
    return carry_out(
        request,
        IssueForm(request.POST),
        partial(actions.issue_record, by=reader.person, record=reader.record),
        to=reverse("meetings:record", args=[meeting_id, kind]),
        again=partial(_issue_page, request, reader),
    )


@require_POST
def archive(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Put the dossier away."""
    person, meeting = room.enter(request, meeting_id)
    actions.archive_meeting(by=person, meeting=meeting)
    return done(request, reverse("meetings:records", args=[meeting_id]))


@require_POST
def scan(request: HttpRequest, meeting_id: int, kind: str) -> HttpResponse:
    """Attach the scan of the paper that was signed by hand."""
    reader = enter(request, meeting_id, kind)
    reader.must_have(Right.MEETINGS_ISSUE)

    def take_in(file: list[UploadedFile], names: Any, sendings: list[str]) -> Any:
        with arrived(reader.person, file, names, sendings) as files:
            return actions.take_in_signed_scan(
                by=reader.person, record=reader.record, sent=files[-1]
            )

    return carry_out(
        request,
        ScanForm(request.POST, request.FILES),
        take_in,
        to=reverse("meetings:record", args=[meeting_id, kind]),
        again=lambda wrong: _issue_page(request, reader, None, scan_form=wrong),
    )


@require_GET
def file(request: HttpRequest, meeting_id: int, kind: str, what: str) -> HttpResponse:
    """One of the files of an issued record: the PDF, the DOCX, the signed scan."""
    reader = enter(request, meeting_id, kind)
    found = queries.record_file(reader.record, what)
    return send_file(request, found, inline="inline" in request.GET)


@require_GET
def prints(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The page "In ra giấy"."""
    person, meeting = room.enter(request, meeting_id)
    page = queries.prints_page(person, meeting)
    return room.page(request, "prints", person, meeting, tab="records", page=page)


@require_GET
def printed(request: HttpRequest, meeting_id: int, what: str, form: str) -> HttpResponseBase:
    """One print, made now, in the layout of the meeting's rules."""
    person, meeting = room.enter(request, meeting_id)
    if form not in RENDERERS:
        raise Missing(_("Không tìm thấy bản in này."))
    wanted = request.GET.get("person", "")
    invited = int(wanted) if wanted.isdecimal() else None
    paper = queries.print_for(person, meeting, what, invited)
    renderer, media_type = RENDERERS[form]
    name = paperwork.file_name("", paper.type_name, meeting.title, form)
    answer = HttpResponse(renderer(paper), content_type=media_type)
    answer["Content-Disposition"] = content_disposition(name, inline=form == "pdf")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _issue_page(
    request: HttpRequest,
    reader: queries.Reader,
    form: forms.Form | None,
    *,
    scan_form: forms.Form | None = None,
) -> HttpResponse:
    return show(
        request,
        "record_issue",
        reader,
        page=queries.record_page(reader),
        form=form,
        scan_form=scan_form or ScanForm(),
    )
