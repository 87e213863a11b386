"""What the pages show on which a survey is made, and its doors."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import Person, Unit
from sotay.org.queries import person_of
from sotay.org.queries.holdings import holdings_of
from sotay.policy import Right, may
from sotay.surveys.kinds import NAMES
from sotay.surveys.models import Form, Invitation, Survey, WorkingCopy
from sotay.surveys.rules import versions
from sotay.surveys.rules.definition import (
    ASKED_ABOUT,
    Condition,
    Definition,
    Kind,
    Question,
    from_json,
    place_of,
    problems,
    to_json,
)
from sotay.surveys.rules.editing import depending_on, keys_of, option_keys
from sotay.surveys.templates import Template, templates

SHOWN = 100
BLANK = "blank"


@dataclass(frozen=True)
class KeptLine:
    """A survey in the list of whoever makes it."""

    id: int
    title: str
    unit: str
    state: str
    state_name: str
    questions: int
    closes_at: datetime | None


@dataclass(frozen=True)
class QuestionLine:
    """A question in the builder."""

    key: str
    place: str
    words: str
    kind: str
    kind_name: str
    required: bool
    answers: tuple[str, ...]
    condition: str


@dataclass(frozen=True)
class SectionLine:
    """A section in the builder."""

    key: str
    place: str
    words: str
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True)
class BuilderPage:
    """Everything about a survey in the making."""

    survey_id: int
    title: str
    intro: str
    unit: str
    state: str
    state_name: str
    editable: bool
    sections: tuple[SectionLine, ...]
    problems: tuple[str, ...]
    version: int
    changed: bool
    answered: bool

    @property
    def questions(self) -> int:
        """How many questions."""
        return sum(len(section.questions) for section in self.sections)


@dataclass(frozen=True)
class VersionLine:
    """A version that was asked."""

    number: int
    since: datetime
    questions: int


@dataclass(frozen=True)
class VersionsPage:
    """What was changed and not issued yet, and what was asked so far."""

    changes: tuple[str, ...]
    lacking: tuple[str, ...]
    seen: str
    changed_by: str
    changed_at: datetime | None
    answered: bool
    versions: tuple[VersionLine, ...]


def keeps_surveys(account: Account) -> bool:
    """Whether the account is somebody's who makes some unit's surveys; no query of its own."""
    person = person_of(account)
    return person is not None and holdings_of(person, clock.today()).keeps_records


def kept_units(person: Person) -> list[Unit]:
    """The units for which the person makes surveys."""
    held = holdings_of(person, clock.today())
    ids = {unit_id for unit_id, _office in held.offices} | {unit_id for unit_id, _r in held.roles}
    units = Unit.objects.filter(pk__in=ids, ends__isnull=True).order_by("name")
    return [unit for unit in units if may(person, Right.SURVEYS_KEEP, unit)]


def kept_survey(person: Person, survey_id: int) -> Survey:
    """A survey that the person makes.

    Raises:
        Missing: there is none, or others make it; the two look alike.
    """
    survey = (
        Survey.objects.select_related("unit").filter(pk=survey_id, kind=Survey.Kind.SURVEY).first()
    )
    if survey is None or not may(person, Right.SURVEYS_KEEP, survey.unit):
        raise Missing(_("Không tìm thấy khảo sát này."))
    return survey


def kept_surveys(person: Person) -> list[KeptLine]:
    """The surveys that the person makes, the newest first."""
    rows = Survey.objects.filter(unit__in=kept_units(person), kind=Survey.Kind.SURVEY)
    found = list(rows.select_related("unit").order_by("-pk")[:SHOWN])
    newest = {
        form.survey_id: form
        for form in Form.objects.filter(survey__in=found).order_by("survey", "number")
    }
    return [
        KeptLine(
            id=row.pk,
            title=row.title,
            unit=row.unit.name,
            state=row.state,
            state_name=row.get_state_display(),
            questions=_count(newest[row.pk]) if row.pk in newest else 0,
            closes_at=row.closes_at,
        )
        for row in found
    ]


def sources(person: Person) -> list[tuple[str, str]]:
    """What a survey can begin with: templates, nothing, the person's earlier ones."""
    ready = [(f"template:{one.code}", one.title) for one in templates()]
    earlier = [
        (f"survey:{line.id}", _("Như “%(title)s”") % {"title": line.title})
        for line in kept_surveys(person)
    ]
    return [*ready, (BLANK, _("Trang trắng")), *earlier]


def template_for(code: str) -> Template:
    """The template of this code.

    Raises:
        Missing: there is none.
    """
    found = next((template for template in templates() if template.code == code), None)
    if found is None:
        raise Missing(_("Không tìm thấy mẫu này."))
    return found


def newest_form(survey: Survey) -> Form:
    """The version that is asked now."""
    return survey.forms.order_by("-number")[0]


def definition_of(survey: Survey) -> Definition:
    """What the builder shows: the changes that wait, or the newest version."""
    copy = WorkingCopy.objects.filter(survey=survey).first()
    return from_json(copy.definition if copy else newest_form(survey).definition)


def everything_asked(survey: Survey) -> Definition:
    """Whatever any version of the survey has asked."""
    forms = survey.forms.order_by("number")
    return versions.whole_of([from_json(form.definition) for form in forms])


def has_answers(survey: Survey) -> bool:
    """Whether somebody has answered; who is nobody's business here."""
    return Invitation.objects.filter(survey=survey, answered=True).exists()


def taken_keys(survey: Survey) -> set[str]:
    """The keys that sections and questions of the survey have or have had."""
    return keys_of(everything_asked(survey)) | keys_of(definition_of(survey))


def taken_options(survey: Survey, key: str) -> set[str]:
    """The keys that options and rows of a question have or have had."""
    both = (everything_asked(survey).question(key), definition_of(survey).question(key))
    return {taken for question in both if question for taken in option_keys(question)}


def mark_of(thing: Definition | Question) -> str:
    """A short sign of how it reads: another one as soon as anything of it is changed."""
    whole = to_json(thing) if isinstance(thing, Definition) else repr(thing)
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def builder_page(survey: Survey) -> BuilderPage:
    """The survey with its sections and questions, and what it lacks."""
    definition = definition_of(survey)
    return BuilderPage(
        survey_id=survey.pk,
        title=survey.title,
        intro=survey.intro,
        unit=survey.unit.name,
        state=survey.state,
        state_name=survey.get_state_display(),
        editable=survey.state in (Survey.State.DRAFT, Survey.State.OPEN),
        sections=section_lines(definition),
        problems=tuple(problems(definition)),
        version=newest_form(survey).number,
        changed=WorkingCopy.objects.filter(survey=survey).exists(),
        answered=has_answers(survey),
    )


def section_lines(definition: Definition) -> tuple[SectionLine, ...]:
    """The sections as the builder lists them."""
    return tuple(
        SectionLine(
            section.key,
            place_of(definition, section.key),
            section.words,
            tuple(question_line(definition, question) for question in section.questions),
        )
        for section in definition.sections
    )


def question_line(definition: Definition, question: Question) -> QuestionLine:
    """A question as the builder lists it."""
    return QuestionLine(
        key=question.key,
        place=place_of(definition, question.key),
        words=question.words,
        kind=question.kind.value,
        kind_name=str(NAMES[question.kind]),
        required=question.required,
        answers=_answers(question),
        condition=condition_words(definition, question.condition),
    )


def condition_words(definition: Definition, condition: Condition | None) -> str:
    """Whom a question is asked, as a sentence; empty for everybody."""
    asked = definition.question(condition.question) if condition else None
    if condition is None or asked is None:
        return ""
    names = dict(answer_choices(asked))
    return _("Chỉ hỏi ai trả lời câu %(place)s là: %(answers)s") % {
        "place": place_of(definition, asked.key),
        "answers": "; ".join(names[key] for key in condition.any_of if key in names),
    }


def question_in(survey: Survey, key: str) -> tuple[Definition, Question]:
    """The definition and its question of this key.

    Raises:
        Missing: it is not there.
    """
    definition = definition_of(survey)
    question = definition.question(key)
    if question is None:
        raise Missing(_("Không tìm thấy câu này. Có thể người khác vừa bỏ."))
    return definition, question


def conditions_to_choose(definition: Definition, key: str) -> list[QuestionLine]:
    """The earlier questions that a condition may look at."""
    found = []
    for question in definition.questions:
        if question.key == key:
            break
        if question.kind in ASKED_ABOUT and question.answers:
            found.append(question_line(definition, question))
    return found


def answer_choices(question: Question) -> list[tuple[str, str]]:
    """The answers that a condition may name."""
    if question.kind == Kind.SCALE:
        return [(str(step), str(step)) for step in question.steps]
    return [(option.key, option.words) for option in question.options]


def removal_words(definition: Definition, key: str) -> tuple[str, list[str]]:
    """What goes, and the places of the questions that are asked of everybody then.

    Raises:
        Missing: it is not there.
    """
    question, section = definition.question(key), definition.section(key)
    if question is None and section is None:
        raise Missing(_("Không tìm thấy câu này. Có thể người khác vừa bỏ."))
    free = [place_of(definition, each.key) for each in depending_on(definition, key)]
    words = question.words if question else section.words if section else ""
    return f"{place_of(definition, key)}. {words}", free


def preview_values(definition: Definition) -> dict[str, Any]:
    """The definition, and by key the places and the conditions as sentences."""
    return {
        "definition": definition,
        "places": {key: place_of(definition, key) for key in keys_of(definition)},
        "conditions": {
            question.key: condition_words(definition, question.condition)
            for question in definition.questions
        },
    }


def versions_page(survey: Survey) -> VersionsPage:
    """The changes that wait, and the versions so far, the newest first."""
    copy = WorkingCopy.objects.filter(survey=survey).select_related("changed_by").first()
    forms = list(survey.forms.order_by("-number"))
    new = from_json(copy.definition) if copy else None
    return VersionsPage(
        changes=tuple(versions.changes(from_json(forms[0].definition), new)) if new else (),
        lacking=tuple(problems(new)) if new else (),
        seen=mark_of(new) if new else "",
        changed_by=copy.changed_by.full_name if copy else "",
        changed_at=copy.changed_at if copy else None,
        answered=has_answers(survey),
        versions=tuple(VersionLine(form.number, form.created_at, _count(form)) for form in forms),
    )


def _count(form: Form) -> int:
    return sum(1 for _question in from_json(form.definition).questions)


def _answers(question: Question) -> tuple[str, ...]:
    if question.kind == Kind.SCALE and question.steps:
        return (f"{question.low} – {question.high}",)
    if question.kind == Kind.MATRIX:
        columns = " / ".join(option.words for option in question.options)
        return tuple(f"{row.words}: {columns}" for row in question.rows)
    return tuple(
        f"{option.words} (…)" if option.own_words else option.words for option in question.options
    )
