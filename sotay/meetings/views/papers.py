"""The papers: attaching them, finding them, reading them."""

from functools import partial
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.documents.actions import drop_passage
from sotay.documents.forms import PassageForm
from sotay.documents.looks import reading_look_of
from sotay.documents.queries import (
    Addresses,
    attachable,
    document_for,
    passage_for,
    passages_of,
    quotes_of,
    reader_of,
)
from sotay.files.answers import page_links, send_file, send_page, send_words
from sotay.files.arriving import arrived
from sotay.files.previews import page_image
from sotay.files.sheets import WIDTHS, width_asked
from sotay.kernel.refusals import Refusal
from sotay.ledger.receipts import receive, receive_bare
from sotay.meetings import actions, queries
from sotay.meetings.forms.preparation import (
    FromLibraryForm,
    MoveForm,
    PaperForm,
    PapersForm,
    RemovePaperForm,
    ReplacePaperForm,
)
from sotay.meetings.forms.running import ReadingForm
from sotay.meetings.models import Meeting, MeetingPaper
from sotay.meetings.views import room
from sotay.meetings.views.preparation import act_on, back_to, enter, step_page
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.policy import Right
from sotay.web.answers import carry_out, composed, done, show_refusal

LARGE = "large"
LONGEST_SEARCH = 100  # letters


@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Step 3: the papers; attach some."""
    return _attaching(request, meeting_id, "papers", origin="own")


@require_http_methods(["GET", "HEAD", "POST"])
def resolution(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Step 6: the draft resolution."""
    return _attaching(request, meeting_id, "resolution", origin="draft_resolution")


@require_POST
def from_library(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Use a document of the library."""
    person, meeting = enter(request, meeting_id)
    return carry_out(
        request,
        FromLibraryForm(request.POST, documents=attachable(person)),
        lambda document, **said: actions.add_from_library(
            by=person, meeting=meeting, document=document_for(person, document), **said
        ),
        to=back_to(meeting_id, "papers"),
        again=lambda wrong: step_page(
            request, person, meeting_id, "papers", form=PapersForm(), library=wrong
        ),
    )


def _attaching(request: HttpRequest, meeting_id: int, step: str, *, origin: str) -> HttpResponse:
    person, meeting = enter(request, meeting_id)
    if request.method != "POST":
        form = PapersForm(initial={"origin": origin})
        return step_page(request, person, meeting_id, step, form=form)
    form = PapersForm(composed(request.POST), request.FILES)
    status = 422
    if form.is_valid():
        try:
            refused = _attach(person, meeting, form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
            status = refusal.status
        else:
            if not refused:
                return done(request, back_to(meeting_id, step))
            for sentence in refused:
                form.add_error("uploads", sentence)
    response = step_page(request, person, meeting_id, step, form=form)
    response.status_code = status
    return response


def _attach(person: Person, meeting: Meeting, sent: dict[str, Any]) -> list[str]:
    with arrived(person, sent["uploads"], sent["names"], sent["sendings"]) as files:
        attached = actions.add_papers(
            by=person,
            meeting=meeting,
            uploads=files,
            origin=sent["origin"],
            reason=sent["reason"],
        )
        return attached.refused


@require_http_methods(["GET", "HEAD", "POST"])
def paper_edit(request: HttpRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    """A paper's title and kind; replacing its file; taking it out."""
    person, meeting = enter(request, meeting_id)
    found = queries.paper_in(meeting, paper_id)
    show = partial(_paper_edit_page, request, person, meeting_id, paper_id)
    if request.method != "POST":
        return show(PaperForm(initial={"title": found.title, "origin": found.origin}))
    return carry_out(
        request,
        PaperForm(request.POST),
        partial(actions.edit_paper, by=person, meeting=meeting, paper=found),
        to=back_to(meeting_id, "papers"),
        again=show,
    )


@require_POST
def paper_file_change(request: HttpRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    """A corrected file in the place of a paper."""
    person, meeting = enter(request, meeting_id)
    found = queries.paper_in(meeting, paper_id)

    def replace(file: list[UploadedFile], names: Any, sendings: list[str], reason: str) -> Any:
        with arrived(person, file, names, sendings) as files:
            return actions.replace_paper(
                by=person, meeting=meeting, paper=found, upload=files[-1], reason=reason
            )

    form = PaperForm(initial={"title": found.title, "origin": found.origin})
    return carry_out(
        request,
        ReplacePaperForm(request.POST, request.FILES),
        replace,
        to=back_to(meeting_id, "papers"),
        again=lambda wrong: _paper_edit_page(
            request, person, meeting_id, paper_id, form, replacing=wrong
        ),
    )


@require_POST
def paper_removal(request: HttpRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    """Take a paper out."""
    person, meeting = enter(request, meeting_id)
    found = queries.paper_in(meeting, paper_id)
    form = PaperForm(initial={"title": found.title, "origin": found.origin})
    return carry_out(
        request,
        RemovePaperForm(request.POST),
        partial(actions.remove_paper, by=person, meeting=meeting, paper=found),
        to=back_to(meeting_id, "papers"),
        again=lambda wrong: _paper_edit_page(
            request, person, meeting_id, paper_id, form, removing=wrong
        ),
    )


def _paper_edit_page(
    request: HttpRequest,
    person: Person,
    meeting_id: int,
    paper_id: int,
    form: forms.Form,
    *,
    replacing: forms.Form | None = None,
    removing: forms.Form | None = None,
) -> HttpResponse:
    return step_page(
        request,
        person,
        meeting_id,
        "paper",
        form=form,
        edited=queries.paper_in(queries.meeting_for(person, meeting_id), paper_id),
        replacing=replacing or ReplacePaperForm(),
        removing=removing or RemovePaperForm(),
    )


@require_POST
def paper_place(request: HttpRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    """Move a paper up or down."""
    person, meeting = enter(request, meeting_id)
    act = partial(
        actions.move_paper, by=person, meeting=meeting, paper=queries.paper_in(meeting, paper_id)
    )
    beside = PapersForm(initial={"origin": "own"})
    return act_on(request, person, meeting_id, "papers", MoveForm(request.POST), act, beside)


@require_GET
def papers(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The tab "Tài liệu"."""
    person, meeting = room.enter(request, meeting_id)
    return room.page(
        request,
        "papers",
        person,
        meeting,
        tab="papers",
        page=queries.papers_page(meeting, person),
        marks=queries.read_marks(person, meeting),
    )


@require_GET
def paper(request: HttpRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    """One paper, page under page, or in large letters."""
    person, meeting = room.enter(request, meeting_id)
    found = queries.paper_of(meeting, paper_id)
    return _reader(request, person, meeting, found)


def _reader(
    request: HttpRequest,
    person: Person,
    meeting: Meeting,
    found: MeetingPaper,
    form: forms.Form | None = None,
    wrong: forms.Form | None = None,
) -> HttpResponse:
    passages = passages_of(person, found.file.blob)
    return room.page(
        request,
        "paper",
        person,
        meeting,
        tab="papers",
        form=form,
        page=queries.paper_page(found, person),
        note=queries.note_of(person, meeting, found),
        reader=reader_of(
            found.file.blob,
            large=request.GET.get("text") == LARGE,
            looked_for=request.GET.get("find", "")[:LONGEST_SEARCH].strip(),
            marked=quotes_of(passages),
        ),
        places=_addresses(meeting.pk, found.pk),
        reading_look=reading_look_of(request),
        passages=passages,
        passage_form=wrong or PassageForm(initial={"page": 1}),
        read_to=queries.read_to(person, found),
        widths=WIDTHS,
        links=page_links(request, found.file.blob),
    )


def _addresses(meeting_id: int, paper_id: int) -> Addresses:
    here = reverse("meetings:paper", args=[meeting_id, paper_id])
    return Addresses(
        here=here,
        file=f"{here}file/",
        pages=f"{here}pages/",
        words=f"{here}words/",
        reading=f"{here}reading/",
        passages=f"{here}passages/",
    )


@require_POST
def reading(request: HttpRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    """How far one has read a paper."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_KEEP_NOTE)
    found = queries.paper_of(meeting, paper_id)
    return receive(
        request,
        ReadingForm(request.POST),
        partial(actions.mark_reading, by=person, paper=found),
        to=reverse("meetings:paper", args=[meeting_id, paper_id]),
        again=partial(_reader, request, person, meeting, found),
    )


@require_GET
def paper_file(request: HttpRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    """To the file itself, under the name it came with."""
    person = person_of_request(request)
    found = queries.paper_for(person, meeting_id, paper_id)
    return send_file(request, found.file, inline="open" in request.GET)


@require_GET
def paper_page(request: HttpRequest, meeting_id: int, paper_id: int, number: int) -> HttpResponse:
    """To the picture of one page, drawn now where the worker has not come to it yet."""
    person = person_of_request(request)
    blob = queries.paper_for(person, meeting_id, paper_id).file.blob
    width = width_asked(request.GET.get("width", ""))
    page_image(blob, number, width)
    return send_page(request, blob, number, width)


@require_GET
def paper_words(request: HttpRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    """Where the words of a paper stand on its pages, for the page's script."""
    person = person_of_request(request)
    return send_words(request, queries.paper_for(person, meeting_id, paper_id).file.blob)


@require_POST
def paper_passages(request: HttpRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    """Mark a passage of a paper, or write a note beside a page, for oneself."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_KEEP_NOTE)
    found = queries.paper_of(meeting, paper_id)
    return receive(
        request,
        PassageForm(request.POST),
        partial(actions.mark_paper, by=person, paper=found),
        to=reverse("meetings:paper", args=[meeting_id, paper_id]),
        again=lambda wrong: _reader(request, person, meeting, found, wrong=wrong),
    )


@require_POST
def paper_passage_removal(
    request: HttpRequest, meeting_id: int, paper_id: int, passage_id: int
) -> HttpResponse:
    """Take a mark or a note away."""
    person, meeting = room.enter_to(request, meeting_id, Right.MEETINGS_KEEP_NOTE)
    found = queries.paper_of(meeting, paper_id)
    passage = passage_for(person, found.file.blob, passage_id)
    return receive_bare(
        request,
        partial(drop_passage, by=person, passage=passage),
        to=reverse("meetings:paper", args=[meeting_id, paper_id]),
    )
