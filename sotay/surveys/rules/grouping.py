"""Similar answers in free words are suggested as one group; a person decides.

Two answers are alike when they share most of their words, tone marks aside. A word that many
answers have says little and weighs little. No sentence is understood here: what belongs
together although it is worded otherwise, only a reader sees.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sotay.kernel.text import fold, tidy
from sotay.surveys.rules.report import Chapter

ALIKE = 0.5
"""From this part of their words in common, two answers are suggested as one group."""

# Words between words; folded.
_LITTLE_WORDS = (
    "bi cac can chi chua co con cua cung da dang de den duoc gi hay hon khi khong la lam len "
    "luc ma mot nay nen neu nhieu nhung o qua rat ra roi se tai the thi thuong toi trong tren "
    "tu va van vao ve viec voi xin"
)
_LITTLE = frozenset(_LITTLE_WORDS.split())
_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"^(?:[-–—+•*]+|\d{1,2}(?:\.\d{1,2})*[.)]|[a-z\u0111][.)])\s+")
_NOTHING = frozenset(
    {"", "khong", "khong co", "khong co y kien", "khong y kien", "ko", "k", "chua co", "no", "0"}
)
_SHORTEST = 2  # signs; a single one says nothing


@dataclass(frozen=True)
class Group:
    """Answers that say about the same.

    Attributes:
        words: the one that stands for all: of what most wrote, as it was written with its marks.
        answers: all of them as they were written, each once, with how many wrote it.
    """

    words: str
    answers: tuple[tuple[str, int], ...]

    @property
    def voices(self) -> int:
        """How many answers are in it."""
        return sum(count for _words, count in self.answers)


def chapter_asked_for(question: str) -> Chapter:
    """In which list of the report answers to this question usually stand."""
    words = _bare(question)
    if "kien nghi" in words:
        return Chapter.REQUESTS
    return Chapter.SOLUTIONS if "giai quyet" in words else Chapter.OPINIONS


def points_of(text: str) -> list[str]:
    """The points of one answer: its lines, without the dash or number before them.

    Who wrote only that there is nothing to say is left out.
    """
    lines = (_NUMBERED.sub("", tidy(line)) for line in text.splitlines())
    return [line for line in lines if len(line) >= _SHORTEST and _bare(line) not in _NOTHING]


def groups(texts: Iterable[str]) -> list[Group]:
    """Points as groups, the most voices first.

    The same texts in any order give the same groups: nothing in them tells who wrote first.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        counts[_bare(text)][text] += 1
    # The same words with other capitals or tone marks are one from the start.
    same = sorted(counts, key=lambda bare: (-counts[bare].total(), -len(bare), bare))
    words = {bare: _content(bare) for bare in same}
    weights = _weights(words.values())
    leaders = _Leaders(weights)
    members: dict[str, list[str]] = {}
    for bare in same:
        leader = leaders.nearest(words[bare])
        if leader is None:
            leaders.add(bare, words[bare])
            members[bare] = [bare]
        else:
            members[leader].append(bare)
    found = [_group([counts[bare] for bare in together]) for together in members.values()]
    return sorted(found, key=lambda group: (-group.voices, fold(group.words), group.words))


def _group(counters: Sequence[Counter[str]]) -> Group:
    answers = sorted(
        ((text, count) for counter in counters for text, count in counter.items()),
        key=lambda each: (-each[1], -len(each[0]), each[0]),
    )
    first = counters[0]
    words = max(first, key=lambda text: (first[text], _marks(text), text))
    return Group(words, tuple(answers))


def _marks(text: str) -> int:
    """How many letters have marks: who typed them is the better one to quote."""
    return sum(not sign.isascii() for sign in text)


class _Leaders:
    """The first answer of every group, found by the words that another one shares with it."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._size: dict[str, float] = {}

    def add(self, name: str, words: frozenset[str]) -> None:
        self._size[name] = self._weight(words)
        for word in words:
            self._by_word[word].append(name)

    def nearest(self, words: frozenset[str]) -> str | None:
        """The group with the most in common; none when less than ``ALIKE``."""
        shared: dict[str, float] = defaultdict(float)
        for word in sorted(words):
            for name in self._by_word.get(word, ()):
                shared[name] += self._weights[word]
        own = self._weight(words)
        alike = {name: 2 * weight / (own + self._size[name]) for name, weight in shared.items()}
        best = max(alike, key=lambda name: (alike[name], name), default=None)
        return best if best is not None and alike[best] >= ALIKE else None

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self._weights[word] for word in sorted(words))


def _weights(all_words: Iterable[frozenset[str]]) -> dict[str, float]:
    held = list(all_words)
    found = Counter(word for words in held for word in words)
    return {word: 1.0 + math.log(len(held) / count) for word, count in found.items()}


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def _content(bare: str) -> frozenset[str]:
    """The words that say something; all of them where there are no such."""
    words = bare.split()
    return frozenset(word for word in words if word not in _LITTLE) or frozenset(words)
