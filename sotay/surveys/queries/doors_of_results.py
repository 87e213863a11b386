"""Doors to results: absent and forbidden look alike."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Missing
from sotay.org.models import Person
from sotay.policy import Right, may
from sotay.surveys.models import Invitation, OpinionPoint, PublishedReport, Survey
from sotay.surveys.queries import opinions, results
from sotay.surveys.queries.opinions import Suggestion
from sotay.surveys.queries.results import survey_for_results
from sotay.surveys.rules.grouping import chapter_asked_for
from sotay.surveys.rules.report import Chapter

__all__ = [
    "chapter_of",
    "chosen",
    "heading_of",
    "point_for",
    "published_for",
    "round_for",
    "suggestions",
    "survey_for_results",
    "traced",
]


def round_for(person: Person, survey: Survey, other_id: int | None) -> Survey | None:
    """The earlier round to compare with; none when none is asked for.

    Raises:
        Missing: that survey is none that can be compared.
    """
    if other_id is None:
        return None
    for one in results.earlier_rounds(person, survey):
        if one.pk == other_id:
            return one
    raise Missing(_("Không có khảo sát này để so sánh."))


def point_for(survey: Survey, point_id: int) -> OpinionPoint:
    """A point of the survey's report.

    Raises:
        Missing: there is none.
    """
    found = survey.points.filter(pk=point_id).first()
    if found is None:
        raise Missing(_("Không tìm thấy ý này. Có thể người khác vừa bỏ ra khỏi báo cáo."))
    return found


def published_for(person: Person, survey_id: int) -> PublishedReport:
    """What was published last, for whoever was asked or may see results.

    Raises:
        Missing: nothing was published, or not for ``person``.
    """
    found = (
        PublishedReport.objects.filter(survey=survey_id)
        .select_related("survey__unit", "docx", "pdf", "xlsx", "published_by")
        .first()
    )
    if found is not None and (
        Invitation.objects.filter(survey=survey_id, person=person).exists()
        or may(person, Right.SURVEYS_SEE_RESULTS, found.survey.unit)
    ):
        return found
    raise Missing(_("Không tìm thấy kết quả khảo sát này."))


def suggestions(survey: Survey) -> list[Suggestion]:
    """Every suggested group; none while the answers may not be read."""
    found = results.results_of(survey)
    if found.withheld:
        return []
    written = opinions.written_in(survey, found.definition)
    return [one for part in written for one in part.suggestions]


def chosen(survey: Survey, keys: Sequence[str]) -> list[Suggestion]:
    """Those of the suggested groups that were chosen."""
    return [one for one in suggestions(survey) if one.key in set(keys)]


def heading_of(survey: Survey, groups: Sequence[Suggestion]) -> str:
    """The heading that the question of the first group suggests: "Về kết bạn" gives "Kết bạn"."""
    if not groups:
        return ""
    question = results.definition_of(survey).question(groups[0].question)
    words = question.words if question else ""
    about = _("về ")
    if words.lower().startswith(about):
        words = words[len(about) :]
    return (words[:1].upper() + words[1:]).rstrip(" ?:")[:200]


def chapter_of(survey: Survey, groups: Sequence[Suggestion]) -> Chapter:
    """The list that the question of the first group suggests: opinions where it says nothing."""
    question = results.definition_of(survey).question(groups[0].question) if groups else None
    return chapter_asked_for(question.words) if question else Chapter.OPINIONS


def traced(survey: Survey, point: OpinionPoint | None, form: forms.Form) -> dict[str, Any]:
    """The answers that a point stands for, with the words in which they were written."""
    named = form["sources"].value() or []
    answers = [answer for one in chosen(survey, named) for answer in one.answers]
    if point is not None:
        definition = results.definition_of(survey)
        line = next(
            (one for one in opinions.point_lines(survey, definition) if one.point.pk == point.pk),
            None,
        )
        held = [(words, 0) for _question, words in opinions.sources_of(point)]
        return {"answers": held + answers, "lost": line.lost if line else 0}
    return {"answers": answers, "lost": 0}
