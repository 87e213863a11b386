"""Printed sheets: who handed one in, and typing them in twice."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import Person
from sotay.policy import Right, may, require
from sotay.surveys.actions.circles import count_named, count_paper, hold_circle, mark
from sotay.surveys.models import Circle, Form, Invitation, PaperEntry, Sheet, Survey
from sotay.surveys.queries.doors import definition_of
from sotay.surveys.rules import life
from sotay.surveys.rules.answers import Answers, check_answers
from sotay.surveys.rules.definition import Definition
from sotay.surveys.rules.paper import MOST, PAPER, differing, places


@one_act()
def hand_in(*, by: Person, survey: Survey, people: Collection[int]) -> int:
    """Note who handed in a printed sheet: they have answered, and cannot send another.

    Of an anonymous survey it is noted apart from the sheets, which carry a number and no name.

    Raises:
        Forbidden: ``by`` enters nothing for one of their units.
        Conflict: the survey is closed for good, or one of them has answered already.
        Invalid: nobody is named, or somebody who was not asked.
    """
    _must_take_paper(survey)
    rows = Invitation.objects.filter(survey=survey, person__in=people).select_related("unit")
    found = list(rows)
    if not found or len(found) < len(set(people)):
        raise Invalid(_("Chọn những đồng chí đã nộp phiếu giấy."), field="people")
    for row in found:
        _must_enter(by, survey, row)
    for circle_id in sorted({row.circle_id for row in found}):
        circle = hold_circle(circle_id)
        chosen = [row.person_id for row in found if row.circle_id == circle_id]
        taken = Invitation.objects.filter(circle=circle, person__in=chosen)
        if taken.filter(answered=True).exists() or taken.filter(late=True).exists():
            raise Conflict(
                _(
                    "Có đồng chí trong số này đã có phiếu. Hãy tải lại trang để xem danh sách mới; "
                    "chưa có gì được ghi."
                )
            )
        if survey.anonymous:
            mark(circle, chosen, answered=True, on_paper=True)
        else:
            mark(circle, chosen, on_paper=True)
    record(
        by=by,
        act="surveys.paper_handed_in",
        about=survey,
        unit=survey.unit,
        details={"sheets": len(found)},
    )
    return len(found)


@one_act()
def take_back_hand_in(*, by: Person, survey: Survey, person: Person) -> None:
    """Somebody was noted by mistake: they may answer again, as long as their sheet is not typed in.

    Raises:
        Forbidden: ``by`` enters nothing for their unit.
        Conflict: they were not noted, or every sheet of their pile is typed in.
    """
    row = Invitation.objects.select_related("unit").get(survey=survey, person=person)
    _must_enter(by, survey, row)
    _must_take_paper(survey)
    circle = hold_circle(row.circle_id)
    row.refresh_from_db()
    if not row.on_paper:
        raise Conflict(_("Đồng chí này chưa được ghi nhận nộp phiếu giấy."))
    if survey.anonymous:
        if _not_typed(circle) < 1:
            raise Conflict(
                _(
                    "Phiếu của nhóm này đã nhập đủ nên không bỏ ghi nhận được: không biết phiếu "
                    "nào là của ai."
                )
            )
        mark(circle, [person.pk], answered=False, on_paper=False)
    else:
        if row.answered or PaperEntry.objects.filter(survey=survey, person=person).exists():
            raise Conflict(_("Phiếu của đồng chí này đã nhập nên không bỏ ghi nhận được."))
        mark(circle, [person.pk], on_paper=False)
    record(by=by, act="surveys.paper_not_handed_in", about=survey, unit=survey.unit)


@one_act()
def type_in(
    *,
    by: Person,
    survey: Survey,
    circle: Circle,
    form: Form,
    answers: Answers,
    number: int | None = None,
    person: Person | None = None,
) -> bool:
    """Type in a sheet; the second time, if both are the same, it counts. Whether it counts now.

    Args:
        by: who types.
        survey: an opened one, or one that is closed and not published.
        circle: the pile from which the sheet is.
        form: the version that was printed.
        answers: what stands on it; questions left empty are allowed on paper.
        number: what is written on a sheet without a name.
        person: whose sheet it is, of a named survey.

    Raises:
        Forbidden: ``by`` enters nothing for people of this circle.
        Conflict: it differs from the first typing, or more sheets than were handed in.
        Invalid: neither a number nor a person, or an answer that is none.
    """
    held = hold_circle(circle.pk)
    _must_take_paper(survey)
    for row in held.invitations.select_related("unit"):
        _must_enter(by, survey, row)
    definition = definition_of(form)
    _must_be_readable(definition, answers)
    first = _first_typing(survey, held, number, person)
    if first is None:
        PaperEntry.objects.create(
            survey=survey,
            circle=held,
            person=person,
            number=number,
            form=form,
            answers=answers,
            entered_by=by,
            entered_on=clock.today(),
        )
        return False
    differences = differing(definition, first.answers, answers)
    if differences:
        raise Conflict(
            _(
                "Lần nhập này khác lần trước ở câu %(places)s. Hãy xem lại phiếu giấy và sửa; nếu "
                "lần trước sai thì bỏ lần trước rồi nhập lại. Chưa phiếu nào được tính."
            )
            % {"places": places(definition, differences)}
        )
    first.delete()
    if survey.anonymous:
        count_paper(survey, held, answers)
    else:
        assert person is not None
        Sheet.objects.create(
            survey=survey,
            circle=held,
            person=person,
            form=form,
            answers=answers,
            entered_by=by,
            reason=PAPER,
            sent_at=clock.now(),
        )
        mark(held, [person.pk], answered=True)
        count_named(survey, held)
    record(by=by, act="surveys.paper_entered", about=survey, unit=survey.unit)
    return True


@one_act()
def drop_typing(*, by: Person, survey: Survey, circle: Circle, entry: PaperEntry) -> None:
    """Forget a sheet that was typed in once, so that it is typed in anew.

    Raises:
        Forbidden: ``by`` enters nothing for people of this circle.
    """
    held = hold_circle(circle.pk)
    for row in held.invitations.select_related("unit"):
        _must_enter(by, survey, row)
    PaperEntry.objects.filter(pk=entry.pk, circle=held).delete()
    record(by=by, act="surveys.paper_dropped", about=survey, unit=survey.unit)


def _first_typing(
    survey: Survey, circle: Circle, number: int | None, person: Person | None
) -> PaperEntry | None:
    if survey.anonymous:
        if number is None or not 1 <= number <= MOST:
            raise Invalid(_("Ghi số đã viết trên phiếu, từ 1 đến 999."), field="number")
        entry = PaperEntry.objects.filter(circle=circle, number=number).first()
        if entry is None and _not_typed(circle) < 1:
            handed_in = circle.invitations.filter(on_paper=True).count()
            raise Conflict(
                _(
                    "Nhóm này mới ghi nhận %(count)d phiếu giấy đã nộp, và đã nhập đủ. Hãy ghi "
                    "nhận người nộp phiếu trước; nội dung vừa nhập còn nguyên ở đây."
                )
                % {"count": handed_in}
            )
        return entry
    asked = circle.invitations.filter(person=person).first() if person else None
    if asked is None:
        raise Invalid(_("Chọn người có tên trên phiếu."), field="person")
    if asked.answered or asked.late:
        raise Conflict(_("Đồng chí ấy đã có phiếu. Mỗi người một phiếu nên không nhập thêm."))
    return PaperEntry.objects.filter(survey=survey, person=person).first()


def _not_typed(circle: Circle) -> int:
    """How many sheets of an anonymous pile were handed in and not typed in even once."""
    handed_in = circle.invitations.filter(on_paper=True).count()
    begun = PaperEntry.objects.filter(circle=circle).count()
    return handed_in - int(circle.counted.get("paper", 0)) - begun


def _must_be_readable(definition: Definition, answers: Answers) -> None:
    """On paper a question may have been left out; what was answered must be an answer."""
    for key, sentence in check_answers(definition, answers):
        if key in answers:
            raise Invalid(sentence)


def _must_take_paper(survey: Survey) -> None:
    held = Survey.objects.get(pk=survey.pk)
    if not life.takes_paper(held.state):
        raise Conflict(
            _("Kết quả khảo sát đã công bố nên không nhận thêm phiếu giấy. Chưa có gì được ghi.")
        )


def _must_enter(by: Person, survey: Survey, row: Invitation) -> None:
    if not may(by, Right.SURVEYS_KEEP, survey.unit):
        require(by, Right.SURVEYS_ENTER, row.unit)
