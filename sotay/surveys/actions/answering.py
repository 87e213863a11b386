"""Answering: sending a sheet, changing or withdrawing a named one, entering one for somebody."""

from enum import Enum

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.notices.actions import notify
from sotay.org import behalf
from sotay.org.models import Person
from sotay.policy import Right, may, require
from sotay.surveys.actions.circles import (
    add_anonymous,
    count_named,
    hold_circle,
    keep_late_anonymous,
    mark,
)
from sotay.surveys.actions.sheet_files import drop_files, must_be_theirs
from sotay.surveys.models import Circle, Form, Invitation, Sheet
from sotay.surveys.queries.doors import definition_of
from sotay.surveys.rules import life
from sotay.surveys.rules.answers import Answers, check_answers


class Outcome(Enum):
    """What became of a sheet that was sent."""

    COUNTED = "counted"
    CHANGED = "changed"
    # One of the person's was taken in before: this one is not counted besides.
    AGAIN = "again"
    # It came after the closing: kept, and the unit decides.
    LATE = "late"


@one_act()
def send_sheet(*, by: Person, invitation: Invitation, form: Form, answers: Answers) -> Outcome:
    """Send one's own sheet.

    Of an anonymous survey nothing is kept that leads from the sheet to ``by``: no hour, no line
    in the ledger, no receipt. A second sheet is not counted; of a named survey it takes the
    place of the first where that is allowed.

    Raises:
        Forbidden: the invitation is somebody else's.
        Conflict: the results are published.
        Invalid: the answers lack something.
    """
    require(by, Right.SURVEYS_ANSWER, invitation)
    return _take(by, invitation, form, answers, entered_by=None, reason="")


@one_act()
def withdraw_sheet(*, by: Person, invitation: Invitation) -> None:
    """Take back one's own named sheet; it is deleted, and one may answer anew.

    Raises:
        Forbidden: the invitation is somebody else's.
        Conflict: nothing was sent, the survey is closed, or sheets of it cannot be taken back.
    """
    require(by, Right.SURVEYS_ANSWER, invitation)
    survey = invitation.survey
    if survey.anonymous:
        raise Conflict(
            _("Phiếu ẩn danh không rút lại được: hệ thống không biết phiếu nào của đồng chí.")
        )
    if not survey.may_change:
        raise Conflict(_("Khảo sát này không cho sửa hay rút phiếu đã gửi."))
    circle = hold_circle(invitation.circle_id)
    if not life.takes_answers(survey.state, survey.closes_at, clock.now()):
        raise Conflict(_("Khảo sát đã kết thúc nên không rút phiếu được nữa."))
    gone, _by_model = Sheet.objects.filter(survey=survey, person=by, counts=True).delete()
    if not gone:
        raise Conflict(_("Đồng chí chưa gửi phiếu nào để rút."))
    drop_files(invitation=invitation)
    mark(circle, [by.pk], answered=False)
    count_named(survey, circle)
    record(by=by, act="surveys.withdrawn", about=survey, unit=survey.unit)


@one_act()
def enter_sheet(
    *,
    by: Person,
    invitation: Invitation,
    reason: str,
    reason_note: str = "",
    form: Form,
    answers: Answers,
) -> Outcome:
    """Enter the sheet of somebody who says it aloud and cannot type; the person is told.

    Of an anonymous survey ``by`` knows what was said, as anybody does who is told something; the
    system does not: the sheet is one of its circle's like every other.

    Raises:
        Forbidden: ``by`` enters nothing for people of that unit.
        Conflict: the person has answered already, or the survey is closed.
        Invalid: the reason or an answer is missing.
    """
    survey = invitation.survey
    if not may(by, Right.SURVEYS_KEEP, survey.unit):
        require(by, Right.SURVEYS_ENTER, invitation.unit)
    if not reason:
        raise Invalid(_("Chọn một lý do ghi thay."), field="reason")
    note = behalf.checked(reason, reason_note)
    if not life.takes_answers(survey.state, survey.closes_at, clock.now()):
        raise Conflict(_("Khảo sát đã kết thúc nên không ghi thay được nữa."))
    outcome = _take(by, invitation, form, answers, entered_by=by, reason=note or reason)
    if outcome is Outcome.AGAIN:
        raise Conflict(_("Đồng chí ấy đã có phiếu. Mỗi người một phiếu nên không ghi thêm."))
    details = {} if survey.anonymous else {"person": invitation.person_id}
    record(
        by=by,
        act="surveys.entered_on_behalf",
        about=survey,
        unit=invitation.unit,
        details=details,
    )
    notify(
        by=by,
        people=[invitation.person],
        kind="surveys.entered_on_behalf",
        about=f"survey:{survey.pk}",
        words=_("Đồng chí %(who)s đã ghi thay phiếu của đồng chí: %(title)s")
        % {"who": by.full_name, "title": survey.title},
        address=reverse("surveys:answer", args=[survey.pk]),
    )
    return outcome


def _take(
    by: Person,
    invitation: Invitation,
    form: Form,
    answers: Answers,
    *,
    entered_by: Person | None,
    reason: str,
) -> Outcome:
    """Count the sheet, once: whoever sends at the same moment waits at the circle."""
    circle = hold_circle(invitation.circle_id)
    fresh = Invitation.objects.select_related("survey__unit").get(pk=invitation.pk)
    survey = fresh.survey
    if not life.takes_late_ones(survey.state):
        raise Conflict(
            _(
                "Kết quả khảo sát đã công bố nên không nhận thêm phiếu. Câu trả lời còn nguyên ở "
                "trang này; đồng chí có thể chép lại và gửi thẳng cho đơn vị."
            )
        )
    definition = definition_of(form)
    wrong = check_answers(definition, answers)
    if wrong:
        raise Invalid(wrong[0][1])
    must_be_theirs(fresh, definition, answers)
    late = not life.takes_answers(survey.state, survey.closes_at, clock.now())
    if survey.anonymous:
        return _take_anonymous(fresh, circle, answers, late=late)
    if (fresh.answered or fresh.late) and (entered_by is not None or not survey.may_change):
        return Outcome.AGAIN
    _keep_named(fresh, form, answers, late=late, entered_by=entered_by, reason=reason)
    if late:
        if not fresh.answered:
            mark(circle, [fresh.person_id], late=True)
        return Outcome.LATE
    mark(circle, [fresh.person_id], answered=True)
    count_named(survey, circle)
    if entered_by is None:
        record(by=by, act="surveys.answered", about=survey, unit=fresh.unit)
    return Outcome.CHANGED if fresh.answered else Outcome.COUNTED


def _take_anonymous(
    invitation: Invitation, circle: Circle, answers: Answers, *, late: bool
) -> Outcome:
    if invitation.answered or invitation.late:
        return Outcome.AGAIN
    if late:
        keep_late_anonymous(circle, answers)
        mark(circle, [invitation.person_id], late=True)
        return Outcome.LATE
    add_anonymous(invitation.survey, circle, answers)
    mark(circle, [invitation.person_id], answered=True)
    return Outcome.COUNTED


def _keep_named(
    invitation: Invitation,
    form: Form,
    answers: Answers,
    *,
    late: bool,
    entered_by: Person | None,
    reason: str,
) -> None:
    earlier = Sheet.objects.filter(
        survey=invitation.survey_id, person=invitation.person_id, counts=not late
    ).first()
    sheet = earlier or Sheet(
        survey=invitation.survey,
        circle_id=invitation.circle_id,
        person_id=invitation.person_id,
        counts=not late,
        revision=0,
    )
    sheet.form, sheet.answers = form, answers
    sheet.entered_by, sheet.reason = entered_by, reason
    sheet.sent_at = clock.acted_at()
    sheet.revision += 1
    sheet.save()
