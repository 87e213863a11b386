"""What was written in free words: by question, in groups that a person may take over."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sotay.surveys.models import OpinionPoint, Survey
from sotay.surveys.queries.results import answers_of
from sotay.surveys.rules.definition import WITH_OWN_WORDS, Definition, Kind, Question, place_of
from sotay.surveys.rules.grouping import Group, groups, points_of
from sotay.surveys.rules.report import Chapter, Opinions, Point

_WRITTEN = frozenset({Kind.SHORT, Kind.LONG})
Source = tuple[str, str]


@dataclass(frozen=True)
class Suggestion:
    """Similar answers to one question.

    Attributes:
        key: the same as long as the group is the same.
        taken: whether a point stands for every one of them already.
    """

    key: str
    question: str
    words: str
    voices: int
    answers: tuple[tuple[str, int], ...]
    taken: bool


@dataclass(frozen=True)
class Written:
    """Everything that was written to one question."""

    key: str
    place: str
    words: str
    suggestions: tuple[Suggestion, ...]

    @property
    def open(self) -> int:
        """How many groups stand in no point yet."""
        return sum(not one.taken for one in self.suggestions)


@dataclass(frozen=True)
class PointLine:
    """A point with how many answers it stands for; ``lost`` were changed or taken back since."""

    point: OpinionPoint
    voices: int
    lost: int


def written_in(survey: Survey, definition: Definition) -> tuple[Written, ...]:
    """The answers in free words, by question, similar ones together."""
    texts = _texts(survey, definition)
    taken = {source for point in survey.points.all() for source in sources_of(point)}
    return tuple(
        Written(
            question.key,
            place_of(definition, question.key),
            question.words,
            tuple(_suggestion(question.key, group, taken) for group in groups(found)),
        )
        for question in definition.questions
        if (found := list(texts.get(question.key, Counter()).elements()))
    )


def suggestions_named(written: Iterable[Written], keys: Iterable[str]) -> list[Suggestion]:
    """Those of these keys, in the order of the page; what is there no more is left out."""
    wanted = set(keys)
    return [one for part in written for one in part.suggestions if one.key in wanted]


def point_lines(survey: Survey, definition: Definition) -> list[PointLine]:
    """The points of the report in their order, each with its voices."""
    texts = _texts(survey, definition)
    return [_line(point, texts) for point in survey.points.all()]


def opinions_of(lines: Iterable[PointLine]) -> Opinions:
    """The points as the report prints them."""
    found: dict[str, list[Point]] = {chapter.value: [] for chapter in Chapter}
    for line in lines:
        point = line.point
        heading = point.heading if point.chapter == Chapter.OPINIONS else ""
        found[point.chapter].append(Point(point.words, heading, line.voices))
    return Opinions(
        *(tuple(found[each]) for each in (Chapter.OPINIONS, Chapter.SOLUTIONS, Chapter.REQUESTS))
    )


def sources_of(point: OpinionPoint) -> list[Source]:
    """The answers that a point stands for: question and words."""
    return [(str(question), str(words)) for question, words in point.sources]


def _line(point: OpinionPoint, texts: Mapping[str, Counter[str]]) -> PointLine:
    counts = [texts.get(question, Counter())[words] for question, words in sources_of(point)]
    return PointLine(point, sum(counts), sum(not count for count in counts))


def _suggestion(question: str, group: Group, taken: set[Source]) -> Suggestion:
    all_taken = all((question, words) in taken for words, _count in group.answers)
    digest = hashlib.sha256(f"{question}\n{group.words}".encode()).hexdigest()
    return Suggestion(digest[:16], question, group.words, group.voices, group.answers, all_taken)


def _texts(survey: Survey, definition: Definition) -> dict[str, Counter[str]]:
    """Points of the answers by question, each with how often it was written."""
    asked = list(definition.questions)
    found: dict[str, Counter[str]] = {}
    for answers in answers_of(survey):
        for question in asked:
            for text in _words(question, answers.get(question.key)):
                found.setdefault(question.key, Counter()).update(points_of(text))
    return found


def _words(question: Question, value: Any) -> Iterator[str]:
    """What somebody wrote: a text, or the box beside an option."""
    if question.kind in _WRITTEN and isinstance(value, str):
        yield value
    elif question.kind in WITH_OWN_WORDS:
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and isinstance(each.get("words"), str):
                yield each["words"]
