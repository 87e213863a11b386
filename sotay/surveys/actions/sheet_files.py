"""Files that answer a question of a named survey."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sotay.files.actions import Upload, store_file
from sotay.kernel.refusals import Conflict, Invalid
from sotay.org.models import Person
from sotay.policy import Right, may, require
from sotay.surveys.models import Invitation, SheetFile
from sotay.surveys.rules import life
from sotay.surveys.rules.definition import Definition, Kind


def keep_file(*, by: Person, invitation: Invitation, upload: Upload, name: str) -> SheetFile:
    """Keep a file for somebody's sheet, before the sheet is sent.

    Its bytes are read outside of any transaction, as with every file.

    Raises:
        Forbidden: the sheet is neither one's own nor one's to enter.
        Conflict: the survey is anonymous (a file says who sent it), or its results are published.
        Invalid: the file cannot be taken; the sentence says why.
    """
    survey = invitation.survey
    if invitation.person_id == by.pk:
        require(by, Right.SURVEYS_ANSWER, invitation)
    elif not may(by, Right.SURVEYS_KEEP, survey.unit):
        require(by, Right.SURVEYS_ENTER, invitation.unit)
    if survey.anonymous:
        raise Conflict(_("Khảo sát ẩn danh không nhận tệp, vì tệp cho biết người gửi."))
    if not life.takes_late_ones(survey.state):
        raise Conflict(_("Kết quả khảo sát đã công bố nên không nhận thêm tệp."))
    stored = store_file(by=by, upload=upload, name=name)
    with transaction.atomic():
        return SheetFile.objects.create(invitation=invitation, file=stored)


def drop_files(*, invitation: Invitation) -> None:
    """Forget the files of somebody's sheet, with the names that they had."""
    for row in SheetFile.objects.filter(invitation=invitation).select_related("file"):
        stored = row.file
        row.delete()
        stored.delete()


def must_be_theirs(
    invitation: Invitation, definition: Definition, answers: Mapping[str, Any]
) -> None:
    """Refuse the number of a file that was not sent for this sheet.

    Raises:
        Invalid: there is none of this number, or it is another sheet's.
    """
    named = {
        answers[question.key]
        for question in definition.questions
        if question.kind == Kind.FILE and question.key in answers
    }
    if not named:
        return
    known = SheetFile.objects.filter(invitation=invitation, pk__in=named)
    if known.count() < len(named):
        raise Invalid(_("Tệp chưa gửi được. Hãy chọn lại tệp."))
