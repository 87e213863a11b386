"""The values: sections of questions.

A key is a short slug that never changes and is never used again for something else: versions of
one survey keep the keys, so that the answers to all of them are counted together. The words may
change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sotay.kernel.numbers import letter, roman


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    SEVERAL = "several"
    SCALE = "scale"
    MATRIX = "matrix"
    NUMBER = "number"
    DATE = "date"
    SHORT = "short"
    LONG = "long"
    RANKING = "ranking"
    FILE = "file"


# Kinds whose answers are chosen from ``options``; only the first two may have a free one.
CHOSEN = frozenset({Kind.SINGLE, Kind.SEVERAL, Kind.MATRIX, Kind.RANKING})
WITH_OWN_WORDS = frozenset({Kind.SINGLE, Kind.SEVERAL})
# Kinds that a condition may look at.
ASKED_ABOUT = frozenset({Kind.SINGLE, Kind.SEVERAL, Kind.SCALE})


@dataclass(frozen=True)
class Option:
    """An answer to choose, or a row of a matrix; ``own_words``: with a box, "ý kiến khác"."""

    key: str
    words: str
    own_words: bool = False


@dataclass(frozen=True)
class Condition:
    """Ask only whom an earlier question got one of these answers from.

    Attributes:
        any_of: keys of options; of a scale, its steps as digits.
    """

    question: str
    any_of: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        rows: what a matrix asks about, each with the same options.
        low: first step of a scale; the least that a number may be.
        high: last step of a scale; the most that a number may be.
        most: how many options may be chosen or are to be ranked; how many characters a text
            may have.
    """

    key: str
    kind: Kind
    words: str
    help: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    low: int | None = None
    high: int | None = None
    most: int | None = None
    condition: Condition | None = None

    @property
    def steps(self) -> range:
        """The steps of a scale; empty for anything else or while its ends are missing."""
        if self.kind != Kind.SCALE or self.low is None or self.high is None:
            return range(0)
        return range(self.low, self.high + 1)

    @property
    def answers(self) -> tuple[str, ...]:
        """What a condition may name: keys of the options, or the steps as digits."""
        if self.kind == Kind.SCALE:
            return tuple(str(step) for step in self.steps)
        return tuple(option.key for option in self.options)


@dataclass(frozen=True)
class Section:
    """A part of the questions under one heading: I, II, III."""

    key: str
    words: str
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Definition:
    """All that is asked."""

    sections: tuple[Section, ...] = ()

    @property
    def questions(self) -> Iterator[Question]:
        """Every question in its order."""
        return (question for section in self.sections for question in section.questions)

    def question(self, key: str) -> Question | None:
        """The question of this key, if there is one."""
        return next((question for question in self.questions if question.key == key), None)

    def section(self, key: str) -> Section | None:
        """The section of this key, if there is one."""
        return next((section for section in self.sections if section.key == key), None)


def place_of(definition: Definition, key: str) -> str:
    """Where a question or a section stands, as it is printed: ``II.2``, ``II``.

    Raises:
        LookupError: nothing in the definition has this key.
    """
    for at, section in enumerate(definition.sections, 1):
        for number, question in enumerate(section.questions, 1):
            if question.key == key:
                return f"{roman(at)}.{number}"
    for at, section in enumerate(definition.sections, 1):
        if section.key == key:
            return roman(at)
    raise LookupError(key)


def mark_of(question: Question, option_key: str) -> str:
    """The letter of an option in its question, as it is printed: ``a``.

    Raises:
        LookupError: the question has no such option.
    """
    for at, option in enumerate(question.options, 1):
        if option.key == option_key:
            return letter(at)
    raise LookupError(option_key)
