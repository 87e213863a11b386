"""The records of a meeting: reading, editing, versions, amendments, approvals."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.meetings import actions, queries
from sotay.meetings.forms.records import (
    AmendmentForm,
    AnswerForm,
    ApprovalForm,
    OutcomeForm,
    RecordForm,
    SeenForm,
)
from sotay.meetings.rules import writing
from sotay.meetings.views import room
from sotay.org.doors import person_of_request
from sotay.policy import Right, require
from sotay.web.answers import carry_out, done

APPROVALS = (Right.MEETINGS_APPROVE_AS_CHAIR, Right.MEETINGS_APPROVE_AS_SECRETARY)


@require_http_methods(["GET", "HEAD", "POST"])
def records(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The tab "Biên bản": every record of the meeting; begin a resolution or a conclusion."""
    person, meeting = room.enter(request, meeting_id)

    def page(wrong: forms.Form | None) -> HttpResponse:
        return room.page(
            request,
            "records",
            person,
            meeting,
            tab="records",
            form=wrong,
            page=queries.records_page(person, meeting),
            prints=queries.prints_page(person, meeting),
        )

    if request.method != "POST":
        return page(None)
    require(person, Right.MEETINGS_EDIT_RECORD, meeting)
    return carry_out(
        request,
        OutcomeForm(request.POST),
        partial(actions.start_outcome, by=person, meeting=meeting),
        to=lambda record: reverse("meetings:record", args=[meeting_id, record.kind]),
        again=page,
    )


@require_GET
def record(request: HttpRequest, meeting_id: int, kind: str) -> HttpResponse:
    """One record, as it reads now."""
    return _record_page(request, enter(request, meeting_id, kind))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, meeting_id: int, kind: str) -> HttpResponse:
    """Edit a record, section by section."""
    reader = enter(request, meeting_id, kind)
    reader.must_have(Right.MEETINGS_EDIT_RECORD)
    standing = queries.standing_of_record(reader.record)
    draft = f"record-{reader.record.pk}-{standing.number}"
    if request.method != "POST":
        form = RecordForm(content=standing.content, draft=draft, initial={"seen": standing.number})
        return show(request, "record_edit", reader, form=form, standing=standing)
    form = RecordForm(request.POST, content=standing.content, draft=draft)
    return carry_out(
        request,
        form,
        lambda seen, reason, **_sections: actions.edit_record(
            by=reader.person, record=reader.record, typed=form.typed(), seen=seen, reason=reason
        ),
        to=reverse("meetings:record", args=[meeting_id, kind]),
        again=lambda wrong: _edit_again(request, reader, standing, wrong),
    )


def _edit_again(
    request: HttpRequest,
    reader: queries.Reader,
    standing: queries.RecordStanding,
    wrong: forms.Form,
) -> HttpResponse:
    """The form with what was typed, and what others changed meanwhile.

    The form then knows the newest version: whoever has seen the difference may save.
    """
    assert isinstance(wrong, RecordForm)
    seen = int(wrong.cleaned_data.get("seen", standing.number))
    changes: tuple[writing.Change, ...] = ()
    if seen != standing.number:
        typed = writing.rewritten(standing.content, wrong.typed())
        changes = queries.record_changes_since(reader.record, seen, typed)
        kept = request.POST.copy()
        kept["seen"] = str(standing.number)
        wrong.data = kept
    return show(request, "record_edit", reader, form=wrong, standing=standing, changes=changes)


@require_POST
def anew(request: HttpRequest, meeting_id: int, kind: str) -> HttpResponse:
    """Make the text anew from what happened."""
    reader = enter(request, meeting_id, kind)
    reader.must_have(Right.MEETINGS_EDIT_RECORD)
    return carry_out(
        request,
        SeenForm(request.POST),
        partial(actions.write_anew, by=reader.person, record=reader.record),
        to=reverse("meetings:record", args=[meeting_id, kind]),
        again=partial(_record_page, request, reader),
    )


@require_POST
def removal(request: HttpRequest, meeting_id: int, kind: str) -> HttpResponse:
    """Drop a resolution or a conclusion that was begun by mistake."""
    reader = enter(request, meeting_id, kind)
    actions.drop_outcome(by=reader.person, record=reader.record)
    return done(request, reverse("meetings:records", args=[meeting_id]))


@require_GET
def versions(request: HttpRequest, meeting_id: int, kind: str) -> HttpResponse:
    """Who wrote which version, and when."""
    reader = enter(request, meeting_id, kind)
    lines = queries.versions_of(reader.record)
    return show(request, "record_versions", reader, versions=lines)


@require_GET
def version(request: HttpRequest, meeting_id: int, kind: str, number: int) -> HttpResponse:
    """One version, and what it changed."""
    reader = enter(request, meeting_id, kind)
    page = queries.version_page(reader.record, number)
    return show(request, "record_version", reader, page=page)


@require_http_methods(["GET", "HEAD", "POST"])
def amendments(request: HttpRequest, meeting_id: int, kind: str) -> HttpResponse:
    """What was proposed to change; propose something."""
    reader = enter(request, meeting_id, kind)
    if request.method != "POST":
        return _amendments_page(request, reader, AmendmentForm())
    reader.must_have(Right.MEETINGS_AMEND_RECORD)
    return carry_out(
        request,
        AmendmentForm(request.POST),
        partial(actions.propose_amendment, by=reader.person, record=reader.record),
        to=reverse("meetings:record_amendments", args=[meeting_id, kind]),
        again=partial(_amendments_page, request, reader),
    )


@require_POST
def amendment_answer(
    request: HttpRequest, meeting_id: int, kind: str, amendment_id: int
) -> HttpResponse:
    """The secretary answers a proposed change."""
    reader = enter(request, meeting_id, kind)
    reader.must_have(Right.MEETINGS_EDIT_RECORD)
    amendment = queries.amendment_for(reader.record, amendment_id)
    return carry_out(
        request,
        AnswerForm(request.POST),
        partial(actions.answer_amendment, by=reader.person, amendment=amendment),
        to=reverse("meetings:record_amendments", args=[meeting_id, kind]),
        again=lambda wrong: _amendments_page(
            request, reader, AmendmentForm(), wrong=wrong, wrong_id=amendment_id
        ),
    )


@require_POST
def approvals(request: HttpRequest, meeting_id: int, kind: str) -> HttpResponse:
    """Chair or secretary approves exactly the text that was on the page."""
    reader = enter(request, meeting_id, kind)
    reader.must_have(*APPROVALS)
    posts = queries.signing_posts(reader.record.meeting, reader.person)
    return carry_out(
        request,
        ApprovalForm(request.POST, posts=posts),
        partial(actions.approve_record, by=reader.person, record=reader.record),
        to=reverse("meetings:record", args=[meeting_id, kind]),
        again=partial(_record_page, request, reader),
    )


def enter(request: HttpRequest, meeting_id: int, kind: str) -> queries.Reader:
    """Who asks, with the record if it is for them."""
    person = person_of_request(request)
    room.note_versions(request, person, meeting_id)
    return queries.reader_of(person, meeting_id, kind)


def show(
    request: HttpRequest, template: str, reader: queries.Reader, **values: Any
) -> HttpResponse:
    """A page of a record: in the meeting's frame, or alone for the committee above."""
    meeting = reader.record.meeting
    values = {"form": None, "record": reader.record, "held": meeting, **values}
    if reader.sees_meeting:
        return room.page(
            request, "framed", reader.person, meeting, tab="records", body=template, **values
        )
    return render(request, "meetings/outside.html", {"body": template, "frame": None, **values})


def _record_page(
    request: HttpRequest, reader: queries.Reader, wrong: forms.Form | None = None
) -> HttpResponse:
    page = queries.record_page(reader)
    return show(
        request,
        "record",
        reader,
        page=page,
        warnings=queries.record_warnings(reader.record.meeting) if page.may_approve else (),
        again_form=SeenForm(initial={"seen": page.standing.number}),
        form=wrong,
    )


def _amendments_page(
    request: HttpRequest,
    reader: queries.Reader,
    form: forms.Form,
    *,
    wrong: forms.Form | None = None,
    wrong_id: int = 0,
) -> HttpResponse:
    page = queries.record_page(reader)
    return show(
        request,
        "record_amendments",
        reader,
        page=page,
        form=form,
        answer_form=AnswerForm(),
        wrong=wrong,
        wrong_id=wrong_id,
    )
