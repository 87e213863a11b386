"""Doors to surveys: absent and forbidden look alike."""

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import Person
from sotay.org.queries.holdings import holdings_of
from sotay.policy import Right, may
from sotay.surveys.models import Circle, Form, Invitation, PaperEntry, SheetFile, Survey
from sotay.surveys.rules.definition import Definition, from_json
from sotay.surveys.rules.versions import whole_of


def asked_for(person: Person, survey_id: int) -> Invitation:
    """The person's invitation to a survey that is not a draft, with survey and circle.

    Raises:
        Missing: there is no such survey, or the person was not asked.
    """
    row = Invitation.objects.select_related("survey__unit", "unit")
    found = (
        row.filter(survey=survey_id, survey__kind="survey", person=person)
        .exclude(survey__state="draft")
        .first()
    )
    if found is None:
        raise Missing(
            _(
                "Không tìm thấy khảo sát này, hoặc khảo sát không hỏi đồng chí. Danh sách người "
                "được hỏi đã chốt khi khảo sát mở."
            )
        )
    return found


def survey_for_keeper(person: Person, survey_id: int) -> Survey:
    """A survey of a unit for which the person makes surveys.

    Raises:
        Missing: there is none, or it is another unit's.
    """
    found = Survey.objects.select_related("unit").filter(pk=survey_id, kind="survey").first()
    if found is not None and may(person, Right.SURVEYS_KEEP, found.unit):
        return found
    raise _no_survey()


def survey_at_desk(person: Person, survey_id: int) -> Survey:
    """A survey that the person keeps, or an opened one in which they enter sheets.

    Raises:
        Missing: there is none, or it is nothing to them.
    """
    try:
        return survey_for_keeper(person, survey_id)
    except Missing:
        return survey_for_entry(person, survey_id)


def survey_for_entry(person: Person, survey_id: int) -> Survey:
    """An opened survey into which the person may enter sheets for somebody.

    Raises:
        Missing: there is none, or the person enters for nobody in it.
    """
    found = (
        Survey.objects.select_related("unit")
        .filter(pk=survey_id, kind="survey")
        .exclude(state="draft")
        .first()
    )
    if found is not None and enters_for(person, found):
        return found
    raise _no_survey()


def enters_for(person: Person, survey: Survey) -> frozenset[int]:
    """The ids of the units for whose people the person enters sheets.

    Whoever makes the survey does so for all; a cell's officers and clerk for their own people.
    """
    units = dict.fromkeys(
        Invitation.objects.filter(survey=survey).order_by("unit").values_list("unit", flat=True)
    )
    if may(person, Right.SURVEYS_KEEP, survey.unit):
        return frozenset(units)
    rows = Invitation.objects.filter(survey=survey).select_related("unit").order_by("unit", "id")
    own = {row.unit_id: row.unit for row in rows.filter(unit__in=units_served(person))}
    return frozenset(pk for pk, unit in own.items() if may(person, Right.SURVEYS_ENTER, unit))


def invitation_for_entry(person: Person, survey: Survey, person_id: int) -> Invitation:
    """The invitation of somebody for whom the person may enter a sheet.

    Raises:
        Missing: nobody such was asked, or it is not for the person to enter.
    """
    found = (
        Invitation.objects.select_related("person", "unit", "survey__unit")
        .filter(survey=survey, person=person_id, unit__in=enters_for(person, survey))
        .first()
    )
    if found is None:
        raise Missing(_("Đồng chí này không có trong danh sách được hỏi của đơn vị."))
    return found


def circle_for_entry(person: Person, survey: Survey, number: int) -> Circle:
    """A circle whose printed sheets the person may enter.

    Raises:
        Missing: there is none, or it holds people of other units.
    """
    found = Circle.objects.filter(survey=survey, number=number).first()
    if found is not None:
        units = set(found.invitations.values_list("unit", flat=True))
        if units <= enters_for(person, survey):
            return found
    raise Missing(_("Không tìm thấy nhóm phiếu này."))


def person_in(circle: Circle, person_id: int | None) -> Person | None:
    """Somebody of the circle; None for nobody, or for somebody who is not in it."""
    row = circle.invitations.filter(person=person_id).select_related("person").first()
    return row.person if row else None


def typing_in(circle: Circle, entry_id: int) -> PaperEntry:
    """A printed sheet of the circle that was typed in once.

    Raises:
        Missing: there is none, or it counts already.
    """
    found = PaperEntry.objects.filter(circle=circle, pk=entry_id).first()
    if found is None:
        raise Missing(_("Phiếu này không còn chờ nhập lần hai."))
    return found


def file_for(person: Person, survey_id: int, file_id: int) -> SheetFile:
    """A file of a sheet: for its member, for whoever sent it, and for those who see the results.

    Raises:
        Missing: there is none, or it is nothing to the person.
    """
    rows = SheetFile.objects.select_related("file__blob", "invitation__survey__unit")
    found = rows.filter(pk=file_id, invitation__survey=survey_id).first()
    if found is not None and (
        person.pk in (found.invitation.person_id, found.file.uploaded_by_id)
        or may(person, Right.SURVEYS_SEE_RESULTS, found.invitation.survey.unit)
    ):
        return found
    raise Missing(_("Không tìm thấy tệp này."))


def newest_form(survey: Survey) -> Form:
    """What the survey asks now."""
    return Form.objects.filter(survey=survey).order_by("-number")[0]


def form_numbered(survey: Survey, number: int) -> Form:
    """The version that somebody had before them.

    Raises:
        Missing: there was none of this number.
    """
    found = Form.objects.filter(survey=survey, number=number).first()
    if found is None:
        raise Missing(_("Trang khảo sát này đã cũ. Câu trả lời còn trên máy; hãy mở lại khảo sát."))
    return found


def definition_of(form: Form) -> Definition:
    """The questions of one version."""
    return from_json(form.definition)


def everything_asked(survey: Survey) -> Definition:
    """The questions of all versions together, for counting."""
    rows = Form.objects.filter(survey=survey).order_by("number")
    return whole_of([from_json(raw) for raw in rows.values_list("definition", flat=True)])


def units_served(person: Person) -> set[int]:
    """The ids of the units in which the person holds an office or works on the system."""
    held = holdings_of(person, clock.today())
    return {unit for unit, _office in held.offices} | {unit for unit, _role in held.roles}


def _no_survey() -> Missing:
    return Missing(_("Không tìm thấy khảo sát này."))
