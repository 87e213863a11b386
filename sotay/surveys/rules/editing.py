"""How a definition is changed: every step takes one and gives another.

Keys of what is new are numbers that nobody has had before in this survey (``taken``), so that
an answer to something that went is never counted for something that came.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from sotay.surveys.rules.definition import Definition, Question, Section

Placed = TypeVar("Placed", Section, Question)


def fresh(prefix: str, taken: Collection[str]) -> str:
    """A key that is not taken: ``q1``, then ``q2``."""
    number = 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def keys_of(definition: Definition) -> set[str]:
    """Every key of a section or a question."""
    sections = {section.key for section in definition.sections}
    return sections | {question.key for question in definition.questions}


def option_keys(question: Question) -> set[str]:
    """Every key of its options and rows."""
    return {option.key for option in (*question.options, *question.rows)}


def with_section(definition: Definition, key: str, words: str) -> Definition:
    """The section of this key with other words; a new one at the end."""
    if definition.section(key) is None:
        return Definition((*definition.sections, Section(key, words)))
    return Definition(
        tuple(
            replace(section, words=words) if section.key == key else section
            for section in definition.sections
        )
    )


def with_question(definition: Definition, section_key: str, question: Question) -> Definition:
    """The question in the place of the one of its key; a new one at the end of the section."""
    if definition.question(question.key) is not None:
        return _each(definition, lambda each: question if each.key == question.key else each)
    return Definition(
        tuple(
            replace(section, questions=(*section.questions, question))
            if section.key == section_key
            else section
            for section in definition.sections
        )
    )


def without(definition: Definition, key: str) -> Definition:
    """Without that question, or that section and its questions.

    Whoever was asked under the condition of what went is asked anyway.
    """
    kept = Definition(
        tuple(
            replace(section, questions=tuple(q for q in section.questions if q.key != key))
            for section in definition.sections
            if section.key != key
        )
    )
    left = {question.key for question in kept.questions}

    def free(question: Question) -> Question:
        condition = question.condition
        gone = condition is not None and condition.question not in left
        return replace(question, condition=None) if gone else question

    return _each(kept, free)


def depending_on(definition: Definition, key: str) -> list[Question]:
    """The questions whose condition looks at that question, or at one of that section."""
    section = definition.section(key)
    gone = {question.key for question in section.questions} if section else {key}
    return [
        question
        for question in definition.questions
        if question.condition and question.condition.question in gone and question.key not in gone
    ]


def moved(definition: Definition, key: str, step: int) -> Definition:
    """One place up (-1) or down (+1); a question at the edge goes to the section beside.

    What cannot go further stays where it is.
    """
    if definition.section(key) is not None:
        return Definition(_shifted(definition.sections, key, step))
    sections = list(definition.sections)
    for at, section in enumerate(sections):
        keys = [question.key for question in section.questions]
        if key not in keys:
            continue
        place, beside = keys.index(key), at + step
        if 0 <= place + step < len(keys):
            sections[at] = replace(section, questions=_shifted(section.questions, key, step))
        elif 0 <= beside < len(sections):
            question = section.questions[place]
            sections[at] = replace(
                section, questions=tuple(q for q in section.questions if q.key != key)
            )
            others = sections[beside].questions
            joined = (*others, question) if step < 0 else (question, *others)
            sections[beside] = replace(sections[beside], questions=joined)
        break
    return Definition(tuple(sections))


def _each(definition: Definition, change: Callable[[Question], Question]) -> Definition:
    return Definition(
        tuple(
            replace(section, questions=tuple(change(question) for question in section.questions))
            for section in definition.sections
        )
    )


def _shifted(items: Iterable[Placed], key: str, step: int) -> tuple[Placed, ...]:
    row = list(items)
    place = next(at for at, item in enumerate(row) if item.key == key)
    if 0 <= place + step < len(row):
        row[place], row[place + step] = row[place + step], row[place]
    return tuple(row)
