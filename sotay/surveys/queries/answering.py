"""The page on which a survey is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.org import behalf
from sotay.surveys.models import Form, Invitation, Sheet, Survey
from sotay.surveys.queries.building import condition_words
from sotay.surveys.queries.doors import definition_of
from sotay.surveys.rules import life
from sotay.surveys.rules.answers import fields_of, longest, ranks
from sotay.surveys.rules.definition import Definition, Question, place_of
from sotay.surveys.rules.paper import PAPER

Given = Mapping[str, list[str]]
"""The fields of the page by name, with what stands in them."""


@dataclass(frozen=True)
class AskedQuestion:
    """One question with everything that its piece of the page needs.

    Attributes:
        ranks: how many places a ranking has.
        longest: characters of a text.
        whom: whom it is asked, as a sentence; empty when everybody is.
        depends_on: the field that its condition looks at; empty when everybody is asked.
        any_of: the values of that field which lead here.
    """

    question: Question
    place: str
    ranks: tuple[int, ...]
    longest: int
    whom: str
    depends_on: str
    any_of: tuple[str, ...]


@dataclass(frozen=True)
class AskedSection:
    """A part of the page."""

    place: str
    words: str
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True)
class AnswerPage:
    """A survey before one of those whom it asks.

    Attributes:
        is_asking: the form is shown.
        has_file: a file goes the direct way, not through the outbox.
        sheet: the reader's own named sheet, if one counts.
    """

    survey: Survey
    invitation: Invitation
    form: Form
    sections: tuple[AskedSection, ...]
    count: int
    is_open: bool
    is_asking: bool
    may_change: bool
    has_file: bool
    sheet: Sheet | None
    waiting: Sheet | None

    @property
    def entered_because(self) -> str:
        """Why somebody else entered the reader's sheet, in words."""
        return why_entered(self.sheet) if self.sheet else ""

    @property
    def given(self) -> Given:
        """What the reader's own sheet says, as fields."""
        if self.sheet is None:
            return {}
        return fields_of(definition_of(self.sheet.form), self.sheet.answers)


def why_entered(sheet: Sheet) -> str:
    """Why somebody entered the sheet for its person, in words; empty for one's own."""
    if sheet.reason == PAPER:
        return _("phiếu giấy")
    note = "" if sheet.reason in behalf.Reason.values else sheet.reason
    return behalf.said(sheet.reason, note)


def answer_page(
    invitation: Invitation, form: Form, *, wants_to_change: bool = False, is_back: bool = False
) -> AnswerPage:
    """Everything on the page of one survey; a sheet is looked for only where it can be known.

    Args:
        invitation: the reader's.
        form: the version that is shown.
        wants_to_change: the reader wants their own sheet in the form.
        is_back: a sheet came back as wrong: the form is shown whatever happened meanwhile.
    """
    survey = invitation.survey
    is_open = life.takes_answers(survey.state, survey.closes_at, clock.now())
    sheets: list[Sheet] = []
    if not survey.anonymous and (invitation.answered or invitation.late):
        rows = Sheet.objects.filter(survey=survey, person=invitation.person_id)
        sheets = list(rows.select_related("entered_by", "form"))
    own = next((sheet for sheet in sheets if sheet.counts), None)
    may_change = is_open and survey.may_change and own is not None
    is_free = not invitation.answered and not invitation.late
    is_asking = is_back or (is_open and is_free) or (may_change and wants_to_change)
    definition = definition_of(form) if is_asking else Definition()
    return AnswerPage(
        survey=survey,
        invitation=invitation,
        form=form,
        sections=sections_of(definition),
        count=sum(1 for _question in definition.questions),
        is_open=is_open,
        is_asking=is_asking,
        may_change=may_change,
        has_file=any(question.kind == "file" for question in definition.questions),
        sheet=own,
        waiting=next((sheet for sheet in sheets if not sheet.counts), None),
    )


def sections_of(definition: Definition) -> tuple[AskedSection, ...]:
    """The questions as the page shows them."""
    return tuple(
        AskedSection(
            place=place_of(definition, section.key),
            words=section.words,
            questions=tuple(_asked(definition, question) for question in section.questions),
        )
        for section in definition.sections
    )


def _asked(definition: Definition, question: Question) -> AskedQuestion:
    condition = question.condition
    values: dict[str, Any] = {"depends_on": "", "any_of": ()}
    if condition is not None:
        values = {"depends_on": f"q.{condition.question}", "any_of": condition.any_of}
    return AskedQuestion(
        question=question,
        place=place_of(definition, question.key),
        ranks=tuple(range(1, ranks(question) + 1)),
        longest=longest(question),
        whom=condition_words(definition, condition),
        **values,
    )
