"""Abbreviations and stop words, as data made ready for looking up."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sotay.search.rules.folding import plain_words, words_of

Words = tuple[str, ...]

# An onset, vowels, a coda: what a syllable looks like without marks. "tu" is one, "nq" is none.
_SYLLABLE = re.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
    r"[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?"
)


@dataclass(frozen=True)
class Abbreviation:
    """A short form as it is printed and what it stands for.

    Attributes:
        is_type: carries the number of a paper.
        is_issuer: stands behind the stroke of a number.
    """

    short: str
    full: tuple[str, ...]
    is_type: bool = False
    is_issuer: bool = False


@dataclass(frozen=True)
class Dictionary:
    """Everything by its words without marks.

    Attributes:
        full: a short form → the words it may stand for.
        short: words → the short forms that stand for them.
        types: words or short form of a type → the short form of its numbers.
        issuers: the short forms behind the stroke.
        stop: words that nobody means, without marks and with them.
    """

    full: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)
    short: Mapping[Words, tuple[str, ...]] = field(default_factory=dict)
    types: Mapping[Words, str] = field(default_factory=dict)
    issuers: frozenset[str] = frozenset()
    stop: frozenset[Words] = frozenset()
    longest: int = 1


def make(abbreviations: Iterable[Abbreviation], stop: Sequence[str]) -> Dictionary:
    """Ready the lists for looking up; an abbreviation that occurs twice means both."""
    full: dict[str, list[Words]] = {}
    short: dict[Words, list[str]] = {}
    types: dict[Words, str] = {}
    issuers = set()
    for one in abbreviations:
        key = "".join(plain_words(one.short))
        meanings = [tuple(plain_words(words)) for words in one.full]
        full.setdefault(key, []).extend(meanings)
        for meaning in meanings:
            short.setdefault(meaning, []).append(key)
        if one.is_type:
            types.setdefault((key,), key)
            for meaning in meanings:
                types.setdefault(meaning, key)
        if one.is_issuer:
            issuers.add(key)
    stops = {
        form
        for words in stop
        for form in (
            tuple(word.plain for word in words_of(words)),
            tuple(word.marked for word in words_of(words)),
        )
    }
    return Dictionary(
        full={key: tuple(dict.fromkeys(meanings)) for key, meanings in full.items()},
        short={words: tuple(dict.fromkeys(keys)) for words, keys in short.items()},
        types=types,
        issuers=frozenset(issuers),
        stop=frozenset(stops),
        longest=max((len(words) for words in (*short, *stops)), default=1),
    )


def is_syllable(plain: str) -> bool:
    """Whether a word without marks could be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(plain) is not None
