"""One question in the builder: its kind, its words and answers, whom it is asked."""

from functools import partial

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.kernel.refusals import Missing
from sotay.surveys.actions import building as actions
from sotay.surveys.forms.building import ConditionForm, QuestionForm, SureForm
from sotay.surveys.kinds import EXAMPLES, NAMES
from sotay.surveys.models import Survey
from sotay.surveys.queries import building as queries
from sotay.surveys.rules.definition import Condition, Kind, Question
from sotay.surveys.views.building import back_to, enter
from sotay.web.answers import carry_out

# What the buttons beside the lines of a list are called: ``options:up:2``.
LISTS = ("options", "rows")


@require_GET
def kinds(request: HttpRequest, survey_id: int, section: str) -> HttpResponse:
    """Which kind of question it shall be."""
    _person, survey = enter(request, survey_id)
    _section_of(survey, section)
    choices = [(kind.value, NAMES[kind], EXAMPLES[kind]) for kind in NAMES]
    values = {"survey": survey, "section": section, "kinds": choices}
    return render(request, "surveys/build_kinds.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, survey_id: int, section: str, kind: str) -> HttpResponse:
    """A new question at the end of a section."""
    person, survey = enter(request, survey_id)
    _section_of(survey, section)
    if kind not in set(Kind):
        raise Missing(_("Không có loại câu hỏi này."))
    found = Kind(kind)
    again = partial(_page, request, survey, section=section, key="")
    if request.method != "POST":
        first = {"low": 1, "high": 5} if found == Kind.SCALE else {}
        return again(QuestionForm(kind=found, initial={"required": True, **first}))
    if (arranged := _arranged(request.POST)) is not None:
        return again(QuestionForm(arranged, kind=found), arranging=True)
    form = QuestionForm(request.POST, kind=found)
    return carry_out(
        request,
        form,
        lambda **_typed: actions.put_question(
            by=person, survey=survey, section=section, kind=found, typed=form.typed
        ),
        to=partial(back_to, survey),
        again=again,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, survey_id: int, key: str) -> HttpResponse:
    """Change a question."""
    person, survey = enter(request, survey_id)
    _definition, before = queries.question_in(survey, key)
    again = partial(_page, request, survey, section="", key=key)
    if request.method != "POST":
        return again(QuestionForm(kind=before.kind, initial=_as_typed(before)))
    if (arranged := _arranged(request.POST)) is not None:
        return again(QuestionForm(arranged, kind=before.kind), arranging=True)
    form = QuestionForm(request.POST, kind=before.kind)
    return carry_out(
        request,
        form,
        lambda **typed: actions.put_question(
            by=person,
            survey=survey,
            section="",
            kind=before.kind,
            typed=form.typed,
            key=key,
            seen=typed["seen"],
        ),
        to=partial(back_to, survey),
        again=again,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def condition(request: HttpRequest, survey_id: int, key: str) -> HttpResponse:
    """Ask it only of whoever gave certain answers to an earlier question."""
    person, survey = enter(request, survey_id)
    _definition, found = queries.question_in(survey, key)
    about = request.POST.get("about", "") or request.GET.get("about", "")
    if not about and found.condition and request.method != "POST":
        about = found.condition.question
    page = partial(_condition_page, request, survey, found, about)
    if request.method != "POST":
        chosen = found.condition.any_of if found.condition else ()
        return page(_condition_form(survey, about, {"about": about, "any_of": chosen}))
    return carry_out(
        request,
        _condition_form(survey, about, None, request.POST),
        lambda about, any_of: actions.set_condition(
            by=person, survey=survey, key=key, condition=Condition(about, tuple(any_of))
        ),
        to=back_to(survey, key),
        again=page,
    )


@require_POST
def condition_removal(request: HttpRequest, survey_id: int, key: str) -> HttpResponse:
    """Ask it of everybody again."""
    person, survey = enter(request, survey_id)
    _definition, found = queries.question_in(survey, key)
    about = found.condition.question if found.condition else ""
    return carry_out(
        request,
        SureForm(request.POST),
        lambda sure: actions.set_condition(by=person, survey=survey, key=key, condition=None),
        to=back_to(survey, key),
        again=partial(_condition_page, request, survey, found, about),
    )


def _section_of(survey: Survey, key: str) -> None:
    if queries.definition_of(survey).section(key) is None:
        raise Missing(_("Không tìm thấy phần này. Có thể người khác vừa bỏ."))


def _arranged(sent: QueryDict) -> QueryDict | None:
    """What was typed with one line moved, dropped or added; None when it is to be saved."""
    name, _colon, rest = sent.get("do", "").partition(":")
    act, _colon, at = rest.partition(":")
    if name not in LISTS or not (act == "add" or (at.isdecimal() and len(at) < 4)):
        return None
    words = sent.getlist(name)
    keys = [*sent.getlist(f"{name}_key"), *("" for _word in words)]
    lines = list(zip(keys, words, strict=False))
    place = int(at) if at else len(lines)
    if act == "add":
        lines.append(("", ""))
    elif place < len(lines):
        line = lines.pop(place)
        if act in ("up", "down"):
            lines.insert(max(place + (1 if act == "down" else -1), 0), line)
    arranged = sent.copy()
    arranged.setlist(name, [word for _key, word in lines])
    arranged.setlist(f"{name}_key", [key for key, _word in lines])
    return arranged


def _as_typed(before: Question) -> dict[str, object]:
    own = next((option for option in before.options if option.own_words), None)
    return {
        "words": before.words,
        "help": before.help,
        "required": before.required,
        "options": [(each.key, each.words) for each in before.options if not each.own_words],
        "rows": [(row.key, row.words) for row in before.rows],
        "own": own is not None,
        "own_words": own.words if own else "",
        "low": before.low,
        "high": before.high,
        "most": before.most,
        "seen": queries.mark_of(before),
    }


def _page(
    request: HttpRequest,
    survey: Survey,
    form: QuestionForm,
    *,
    section: str,
    key: str,
    arranging: bool = False,
) -> HttpResponse:
    values = {
        "survey": survey,
        "form": form,
        "kind": form.kind.value,
        "kind_name": NAMES[form.kind],
        "section": section,
        "key": key,
        "arranging": arranging,
    }
    return render(request, "surveys/build_question.html", values)


def _condition_form(
    survey: Survey, about: str, initial: dict[str, object] | None, sent: QueryDict | None = None
) -> ConditionForm:
    asked = queries.definition_of(survey).question(about)
    answers = queries.answer_choices(asked) if asked else []
    return ConditionForm(sent, initial=initial, answers=answers)


def _condition_page(
    request: HttpRequest, survey: Survey, found: Question, about: str, form: ConditionForm
) -> HttpResponse:
    definition = queries.definition_of(survey)
    earlier = queries.conditions_to_choose(definition, found.key)
    values = {
        "survey": survey,
        "question": queries.question_line(definition, found),
        "earlier": earlier,
        "asked": next((line for line in earlier if line.key == about), None),
        "form": form,
    }
    return render(request, "surveys/build_condition.html", values)
