"""Making a survey: its questions, and the versions of what it asks."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid, Missing
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import Person, Unit
from sotay.policy import Right, require
from sotay.surveys.models import Form, Survey, WorkingCopy
from sotay.surveys.queries import building as queries
from sotay.surveys.rules import editing, versions
from sotay.surveys.rules.definition import (
    Condition,
    Definition,
    Kind,
    Question,
    from_json,
    problems,
    to_json,
)
from sotay.surveys.rules.definition.problems import problems_of
from sotay.surveys.rules.typed import Typed, question_of
from sotay.surveys.templates import template_named

# What a survey in the making may still be; a closed one is only counted.
_IN_THE_MAKING = frozenset({Survey.State.DRAFT, Survey.State.OPEN})
TEMPLATE, EARLIER, BLANK = "template", "survey", "blank"


@one_act()
def create_survey(*, by: Person, unit: Unit, source: str, title: str = "") -> Survey:
    """A draft: from a template, from an earlier survey, or with nothing in it.

    Args:
        by: who makes it.
        unit: whose it is.
        source: ``template:thirteen-questions``, ``survey:12`` or ``blank``.
        title: empty: as the source is called.

    Raises:
        Forbidden: ``by`` makes no surveys for the unit.
        Invalid: it has no title.
        Missing: there is no such source for ``by``.
    """
    require(by, Right.SURVEYS_KEEP, unit)
    start = _start(by, source)
    called = text.tidy(title) or start.title
    if not called:
        raise Invalid(_("Ghi tên khảo sát."), field="title")
    survey = Survey.objects.create(
        unit=unit,
        title=called,
        intro=start.intro,
        anonymous=start.anonymous,
        may_change=not start.anonymous,
        state=Survey.State.DRAFT,
        kind=Survey.Kind.SURVEY,
        created_by=by,
        created_at=clock.now(),
    )
    Form.objects.create(
        survey=survey,
        number=1,
        definition=to_json(start.definition),
        created_by=by,
        created_at=clock.now(),
    )
    record(by=by, act="surveys.created", about=survey, unit=unit)
    return survey


class _Start:
    """What a survey begins with."""

    def __init__(
        self,
        definition: Definition,
        *,
        title: str = "",
        intro: str = "",
        anonymous: bool = True,
    ) -> None:
        self.definition = definition
        self.title, self.intro, self.anonymous = title, intro, anonymous


def _start(by: Person, source: str) -> _Start:
    kind, _colon, name = source.partition(":")
    if kind == BLANK:
        return _Start(editing.with_section(Definition(), "s1", _("Câu hỏi")))
    if kind == TEMPLATE and (template := template_named(name)) is not None:
        return _Start(
            template.definition,
            title=template.title,
            intro=template.intro,
            anonymous=template.anonymous,
        )
    if kind == EARLIER and name.isdecimal():
        earlier = queries.kept_survey(by, int(name))
        return _Start(
            queries.definition_of(earlier),
            title=earlier.title,
            intro=earlier.intro,
            anonymous=earlier.anonymous,
        )
    raise Missing(_("Không tìm thấy mẫu này. Hãy chọn mẫu khác."))


@one_act()
def describe_survey(*, by: Person, survey: Survey, title: str, intro: str) -> Survey:
    """What it is called and what it says first.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Conflict: it is closed.
        Invalid: no title.
    """
    held = _held(by, survey)
    held.title, held.intro = text.tidy(title), text.tidy_lines(intro).strip()
    if not held.title:
        raise Invalid(_("Ghi tên khảo sát."), field="title")
    held.save(update_fields=["title", "intro"])
    record(by=by, act="surveys.described", about=held, unit=held.unit)
    return held


@one_act()
def put_section(*, by: Person, survey: Survey, words: str, key: str = "") -> str:
    """Name a section; without a key, a new one at the end. Returns its key.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Conflict: it is closed.
        Invalid: no words, or too many sections.
    """
    held = _held(by, survey)
    if not text.tidy(words):
        raise Invalid(_("Ghi tên phần."), field="words")
    found = key or editing.fresh("s", queries.taken_keys(held))
    _change(by, held, lambda definition: editing.with_section(definition, found, words))
    return found


@one_act()
def put_question(
    *, by: Person, survey: Survey, section: str, kind: Kind, typed: Typed, key: str = "",
    seen: str = "",
) -> str:  # fmt: skip
    """Change a question, or without a key put a new one at the end of the section.

    Args:
        by: who writes it.
        survey: where.
        section: the key of the section, for a new one.
        kind: its kind, for a new one.
        typed: what the form gave.
        key: of the question that is changed.
        seen: ``queries.mark_of`` the question as its writer saw it.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Missing: the section or the question is not there any more.
        Conflict: the survey is closed, somebody else has changed the question meanwhile, or
            what somebody may have answered would go.
        Invalid: what was typed is no question.
    """
    held = _held(by, survey)
    definition = queries.definition_of(held)
    before = definition.question(key) if key else None
    if (key and before is None) or (not key and definition.section(section) is None):
        raise Missing(_("Câu này hoặc phần này vừa bị bỏ. Chữ đã gõ còn ở dưới để chép lại."))
    if before is not None and seen and seen != queries.mark_of(before):
        raise Conflict(
            _(
                "Người khác vừa sửa câu này. Chữ đồng chí gõ còn nguyên ở đây; hãy mở lại câu để "
                "xem bản mới rồi sửa tiếp."
            )
        )
    found = key or editing.fresh("q", queries.taken_keys(held))
    question = question_of(
        typed,
        key=found,
        kind=before.kind if before else kind,
        before=before,
        taken=queries.taken_options(held, found),
    )
    wrong = problems_of(question)
    if wrong:
        raise Invalid(wrong[0][:1].upper() + wrong[0][1:])
    _change(by, held, lambda now: editing.with_question(now, section, question))
    return found


@one_act()
def set_condition(*, by: Person, survey: Survey, key: str, condition: Condition | None) -> None:
    """Ask a question only of some, or of everybody again.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Missing: the question is not there any more.
        Conflict: the survey is closed.
        Invalid: the condition looks at nothing that stands before.
    """
    held = _held(by, survey)
    question = queries.definition_of(held).question(key)
    if question is None:
        raise Missing(_("Câu này vừa bị bỏ."))
    changed = Question(**{**vars(question), "condition": condition})

    def put(definition: Definition) -> Definition:
        new = editing.with_question(definition, "", changed)
        lacking = set(problems(new)) - set(problems(definition))
        if lacking:
            raise Invalid(min(lacking), field="any_of")
        return new

    _change(by, held, put)


@one_act()
def move(*, by: Person, survey: Survey, key: str, steps: int) -> None:
    """A question or a section one place up (-1) or down (+1).

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Missing: it is not there any more.
        Conflict: the survey is closed.
    """
    held = _held(by, survey)
    _must_be_there(held, key)
    _change(by, held, lambda definition: editing.moved(definition, key, steps))


@one_act()
def remove(*, by: Person, survey: Survey, key: str) -> None:
    """Take out a question, or a section with its questions.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Missing: it is not there any more.
        Conflict: the survey is closed.
    """
    held = _held(by, survey)
    _must_be_there(held, key)
    _change(by, held, lambda definition: editing.without(definition, key))


@one_act()
def issue_version(*, by: Person, survey: Survey, seen: str) -> Form:
    """Ask from now on what was changed; what was asked before stays as it was.

    Args:
        by: who issues it.
        survey: an open one.
        seen: ``queries.mark_of`` the changes as they were shown.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Conflict: nothing is changed, somebody changed more meanwhile, or what somebody may
            have answered would go.
        Invalid: the changed survey cannot be asked as it is.
    """
    held = _held(by, survey)
    copy = WorkingCopy.objects.filter(survey=held).first()
    if held.state != Survey.State.OPEN or copy is None:
        raise Conflict(_("Không có thay đổi nào đang chờ. Khảo sát vẫn như cũ."))
    definition = from_json(copy.definition)
    if seen != queries.mark_of(definition):
        raise Conflict(_("Người khác vừa sửa thêm. Hãy xem lại các thay đổi rồi bấm lại."))
    _must_be_possible(held, definition)
    lacking = problems(definition)
    if lacking:
        raise Invalid(lacking[0])
    newest = queries.newest_form(held)
    form = Form.objects.create(
        survey=held,
        number=newest.number + 1,
        definition=to_json(definition),
        created_by=by,
        created_at=clock.now(),
    )
    copy.delete()
    record(
        by=by,
        act="surveys.version_issued",
        about=held,
        unit=held.unit,
        details={"version": form.number},
    )
    return form


@one_act()
def drop_changes(*, by: Person, survey: Survey) -> None:
    """Forget what was changed and not issued.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
    """
    held = _held(by, survey)
    if WorkingCopy.objects.filter(survey=held).delete()[0]:
        record(by=by, act="surveys.changes_dropped", about=held, unit=held.unit)


def _held(by: Person, survey: Survey) -> Survey:
    """The survey's row, held until the commit, if ``by`` makes it and it is in the making."""
    require(by, Right.SURVEYS_KEEP, survey.unit)
    held = Survey.objects.select_for_update(of=("self",)).select_related("unit").get(pk=survey.pk)
    if held.state not in _IN_THE_MAKING:
        raise Conflict(
            _(
                "Khảo sát đã đóng nên câu hỏi không sửa được nữa. Đồng chí có thể tạo khảo sát "
                "mới từ khảo sát này."
            )
        )
    return held


def _must_be_there(held: Survey, key: str) -> None:
    if key not in editing.keys_of(queries.definition_of(held)):
        raise Missing(_("Câu này hoặc phần này vừa bị bỏ."))


def _must_be_possible(held: Survey, definition: Definition) -> None:
    """Once somebody has answered, nothing that may have been chosen goes."""
    if not queries.has_answers(held):
        return
    wrong = versions.impossible(queries.everything_asked(held), definition)
    if wrong:
        raise Conflict(wrong[0])


def _change(by: Person, held: Survey, change: Callable[[Definition], Definition]) -> None:
    """Keep the changed definition: a draft's own, an open survey's working copy."""
    before = queries.definition_of(held)
    # Read back, so that what is stored can be read, and its texts are tidy.
    after = from_json(to_json(change(before)))
    if after == before:
        return
    if held.state == Survey.State.DRAFT:
        newest = queries.newest_form(held)
        newest.definition = to_json(after)
        newest.save(update_fields=["definition"])
    else:
        _must_be_possible(held, after)
        WorkingCopy.objects.update_or_create(
            survey=held,
            defaults={"definition": to_json(after), "changed_by": by, "changed_at": clock.now()},
        )
    record(by=by, act="surveys.questions_changed", about=held, unit=held.unit)
