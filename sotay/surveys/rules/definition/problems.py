"""What a definition lacks before anybody can be asked, in sentences for whoever writes it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from sotay.surveys.rules.definition.values import (
    ASKED_ABOUT,
    CHOSEN,
    WITH_OWN_WORDS,
    Definition,
    Kind,
    Option,
    Question,
    place_of,
)

# More steps than eleven (0 to 10) nobody tells apart on a phone.
STEPS = 11


def problems(definition: Definition) -> list[str]:
    """Everything that is missing or contradicts itself, each with its place; empty when ready."""
    return list(_problems(definition))


def _problems(definition: Definition) -> Iterator[str]:
    if not any(definition.questions):
        yield _("Chưa có câu hỏi nào.")
    for section in definition.sections:
        place = place_of(definition, section.key)
        if not section.words:
            yield _("Phần %(place)s chưa có tên.") % {"place": place}
        if not section.questions:
            yield _("Phần %(place)s chưa có câu hỏi nào.") % {"place": place}
    earlier: dict[str, Question] = {}
    for question in definition.questions:
        place = place_of(definition, question.key)
        for sentence in (*_of_question(question), *_of_condition(question, earlier)):
            yield _("Câu %(place)s: %(sentence)s") % {"place": place, "sentence": sentence}
        earlier[question.key] = question


def _of_question(question: Question) -> Iterator[str]:
    if not question.words:
        yield _("chưa ghi câu hỏi.")
    if question.kind in CHOSEN:
        yield from _of_options(question)
    if question.kind == Kind.MATRIX:
        yield from _of_list(question.rows, _("chưa có dòng nào để đánh giá."), _("dòng"), least=1)
    if question.kind == Kind.SCALE:
        yield from _of_scale(question)
    low, high = question.low, question.high
    if question.kind == Kind.NUMBER and low is not None and high is not None and low > high:
        yield _("số nhỏ nhất lớn hơn số lớn nhất.")
    if question.most is not None and question.most < 1:
        yield _("giới hạn phải từ 1 trở lên.")


def _of_options(question: Question) -> Iterator[str]:
    few = _("cần ít nhất hai phương án.")
    yield from _of_list(question.options, few, _("phương án"), least=2)
    own = [option for option in question.options if option.own_words]
    if own and question.kind not in WITH_OWN_WORDS:
        yield _("loại câu này không có ô “ý kiến khác”.")
    if len(own) > 1:
        yield _("chỉ một phương án được có ô “ý kiến khác”.")


def _of_list(options: tuple[Option, ...], few: str, name: str, *, least: int) -> Iterator[str]:
    if len(options) < least:
        yield few
    words = [option.words for option in options]
    if not all(words):
        yield _("có %(name)s còn để trống.") % {"name": name}
    twice = next((each for each in words if each and words.count(each) > 1), None)
    if twice:
        yield _("có hai %(name)s cùng là “%(words)s”.") % {"name": name, "words": twice}


def _of_scale(question: Question) -> Iterator[str]:
    if question.low is None or question.high is None:
        yield _("thang điểm cần điểm đầu và điểm cuối.")
    elif not 2 <= len(question.steps) <= STEPS:
        yield _("thang điểm cần từ 2 đến %(most)d mức, điểm đầu nhỏ hơn điểm cuối.") % {
            "most": STEPS
        }


def _of_condition(question: Question, earlier: dict[str, Question]) -> Iterator[str]:
    condition = question.condition
    if condition is None:
        return
    asked = earlier.get(condition.question)
    if asked is None:
        yield _("điều kiện phải dựa vào một câu đứng trước.")
    elif asked.kind not in ASKED_ABOUT:
        yield _("điều kiện chỉ dựa được vào câu chọn phương án hoặc thang điểm.")
    elif not condition.any_of:
        yield _("điều kiện chưa chọn phương án nào.")
    elif not set(condition.any_of) <= set(asked.answers):
        yield _("điều kiện dựa vào một phương án không còn trong câu trước.")
