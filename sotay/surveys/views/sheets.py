"""A sheet with its files as a page sends it, whoever fills it in."""

from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from sotay.files.answers import send_file
from sotay.kernel.refusals import Conflict, Invalid
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.surveys.actions.sheet_files import keep_file
from sotay.surveys.forms.answering import SheetForm
from sotay.surveys.models import Form, Invitation
from sotay.surveys.queries import doors
from sotay.surveys.rules.answers import field_of
from sotay.surveys.rules.definition import Kind

Sheets = TypeVar("Sheets", bound=SheetForm)


def sheet_sent(
    request: HttpRequest,
    person: Person,
    invitation: Invitation,
    asked: Form,
    kind: type[Sheets],
) -> Sheets:
    """The form, its files kept already: one that comes back as wrong has not lost them."""
    definition, data = doors.definition_of(asked), request.POST.copy()
    refused: dict[str, str] = {}
    for question in definition.questions:
        upload = request.FILES.get(field_of(question.key, "file"))
        if question.kind != Kind.FILE or upload is None:
            continue
        try:
            kept = keep_file(
                by=person, invitation=invitation, upload=upload, name=upload.name or ""
            )
        except (Conflict, Invalid) as refusal:
            refused[question.key] = str(refusal.message)
        else:
            data[field_of(question.key)] = str(kept.pk)
    return kind(data, definition=definition, refused=refused)


@require_GET
def sheet_file(request: HttpRequest, survey_id: int, file_id: int) -> HttpResponse:
    """A file that answers a question."""
    found = doors.file_for(person_of_request(request), survey_id, file_id)
    return send_file(request, found.file, inline=True)
