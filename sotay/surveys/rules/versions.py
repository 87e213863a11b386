"""What differs between two versions of what a survey asks, and what must not differ.

Answers that were given stay, and are counted by key over all versions. So what somebody may
have chosen cannot go, and a question cannot become another kind of question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from sotay.surveys.rules.definition import (
    Definition,
    Kind,
    Option,
    Question,
    Section,
    place_of,
)


def changes(old: Definition, new: Definition) -> list[str]:
    """What whoever answers will find changed, a sentence each; empty when nothing is."""
    return list(_changes(old, new))


def impossible(asked: Definition, new: Definition) -> list[str]:
    """Why ``new`` cannot follow, once there are answers to ``asked``; empty when it can."""
    return [
        sentence
        for question in new.questions
        if (before := asked.question(question.key)) is not None
        for sentence in _impossible(before, question, place_of(new, question.key))
    ]


def whole_of(versions: Sequence[Definition]) -> Definition:
    """Everything that was ever asked, as it reads in the newest version that asks it.

    Args:
        versions: the oldest first.
    """
    whole = Definition()
    for definition in reversed(versions):
        whole = _joined(whole, definition)
    return whole


def _changes(old: Definition, new: Definition) -> Iterator[str]:
    for section in new.sections:
        before = old.section(section.key)
        place = place_of(new, section.key)
        if before is None:
            yield _("Thêm phần %(place)s: %(words)s") % {"place": place, "words": section.words}
        elif before.words != section.words:
            yield _("Phần %(place)s đổi tên thành: %(words)s") % {
                "place": place,
                "words": section.words,
            }
    for question in new.questions:
        yield from _changes_of(old, new, question)
    for question in old.questions:
        if new.question(question.key) is None:
            yield _("Không hỏi nữa câu %(place)s (cũ): %(words)s") % {
                "place": place_of(old, question.key),
                "words": question.words,
            }
    if _order(old, new) != _order(new, old):
        yield _("Đổi thứ tự câu hỏi.")


def _changes_of(old: Definition, new: Definition, question: Question) -> Iterator[str]:
    before = old.question(question.key)
    values = {"place": place_of(new, question.key), "words": question.words}
    if before is None:
        yield _("Thêm câu %(place)s: %(words)s") % values
        return
    if before.words != question.words:
        yield _("Câu %(place)s đổi lời thành: %(words)s") % values
    if before.required != question.required:
        yield (
            _("Câu %(place)s nay bắt buộc.")
            if question.required
            else _("Câu %(place)s nay không bắt buộc.")
        ) % values
    yield from _changes_of_options(before, question, values["place"])
    rest = {"words": "", "required": False, "options": (), "rows": ()}
    if replace(before, **rest) != replace(question, **rest):
        yield _("Câu %(place)s đổi lời giải thích, giới hạn hoặc điều kiện.") % values


def _changes_of_options(before: Question, question: Question, place: str) -> Iterator[str]:
    old = {option.key: option for option in (*before.options, *before.rows)}
    new = {option.key: option for option in (*question.options, *question.rows)}
    for key, option in new.items():
        if key not in old:
            yield _("Câu %(place)s thêm “%(words)s”.") % {"place": place, "words": option.words}
        elif old[key].words != option.words:
            yield _("Câu %(place)s: “%(old)s” thành “%(words)s”.") % {
                "place": place,
                "old": old[key].words,
                "words": option.words,
            }
    for key, option in old.items():
        if key not in new:
            yield _("Câu %(place)s bỏ “%(words)s”.") % {"place": place, "words": option.words}
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield _("Câu %(place)s đổi thứ tự phương án.") % {"place": place}


def _impossible(before: Question, question: Question, place: str) -> Iterator[str]:
    if before.kind != question.kind:
        yield _(
            "Câu %(place)s đã có người trả lời nên không đổi loại được. Hãy thêm một câu mới "
            "và bỏ câu này."
        ) % {"place": place}
        return
    for option in _lost(before, question):
        yield _(
            "Câu %(place)s: “%(words)s” đã được hỏi và có thể đã có người chọn nên không bỏ "
            "được. Đồng chí có thể sửa lời hoặc thêm phương án mới."
        ) % {"place": place, "words": option.words}
    if question.kind == Kind.SCALE and not set(before.steps) <= set(question.steps):
        yield _(
            "Câu %(place)s: thang điểm đã hỏi từ %(low)d đến %(high)d nên không rút ngắn được."
        ) % {"place": place, "low": before.steps[0], "high": before.steps[-1]}


def _lost(before: Question, question: Question) -> list[Option]:
    """Options and rows that went, and a box for own words that was taken away."""
    kept = {option.key: option for option in (*question.options, *question.rows)}
    return [
        option
        for option in (*before.options, *before.rows)
        if option.key not in kept or (option.own_words and not kept[option.key].own_words)
    ]


def _order(one: Definition, other: Definition) -> list[tuple[str, str]]:
    """The questions that both ask, in the order of ``one``, each with its section."""
    return [
        (section.key, question.key)
        for section in one.sections
        for question in section.questions
        if other.question(question.key) is not None
    ]


def _joined(whole: Definition, older: Definition) -> Definition:
    """``whole`` with what only ``older`` asks behind the rest of its section."""
    known = {question.key: question for question in whole.questions}
    former = {question.key: question for question in older.questions}
    sections = {section.key: section for section in whole.sections}
    for section in older.sections:
        kept = sections.get(section.key, Section(section.key, section.words))
        only_there = tuple(each for each in section.questions if each.key not in known)
        sections[section.key] = replace(kept, questions=(*kept.questions, *only_there))
    return Definition(
        tuple(
            replace(
                section,
                questions=tuple(_widest(each, former.get(each.key)) for each in section.questions),
            )
            for section in sections.values()
            if section.questions
        )
    )


def _widest(question: Question, former: Question | None) -> Question:
    if former is None or former is question:
        return question
    return replace(
        question,
        options=_with_former(question.options, former.options),
        rows=_with_former(question.rows, former.rows),
    )


def _with_former(options: tuple[Option, ...], former: tuple[Option, ...]) -> tuple[Option, ...]:
    keys = {option.key for option in options}
    return (*options, *(option for option in former if option.key not in keys))
