"""What somebody typed, taken apart: numbers of papers, abbreviations, words and what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from sotay.kernel.text import nfc
from sotay.search.rules.dictionary import Dictionary, Words, is_syllable
from sotay.search.rules.folding import Word, pairs_of, words_of
from sotay.search.rules.numbers import Number, halves, numbers_in

LONGEST_QUESTION = 200  # letters
MOST_WORDS = 25


@dataclass(frozen=True)
class Part:
    """One thing that is asked for.

    Attributes:
        ways: each of them is enough: words that stand side by side, without marks.
        code: the number of a paper; then it is what is meant.
    """

    ways: tuple[Words, ...]
    code: str = ""


@dataclass(frozen=True)
class Question:
    """Everything that is asked for, with what tells a good answer from a fair one.

    Attributes:
        pairs: words that were typed side by side.
        marked: words that were typed with tone marks, by somebody who meant them.
    """

    parts: tuple[Part, ...] = ()
    pairs: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()

    @property
    def wanted(self) -> frozenset[str]:
        """Every single word, for showing where it stands."""
        return frozenset(word for part in self.parts for way in part.ways for word in way)


def question_of(text: str, dictionary: Dictionary) -> Question:
    """Take apart what was typed; signs and operators are blanks, case says what it says."""
    text = nfc(text)
    words = _apart(words_of(text), dictionary)[:MOST_WORDS]
    plains = [word.plain for word in words]
    numbers = {number.begins: number for number in numbers_in(plains, dictionary)}
    parts: list[Part] = []
    dropped: list[Part] = []
    place = 0
    while place < len(words):
        part, is_stop, length = _next(text, words, plains, place, numbers, dictionary)
        (dropped if is_stop else parts).append(part)
        place += length
    kept = tuple(dict.fromkeys(parts or dropped))
    marked = tuple(dict.fromkeys(word.marked for word in words if word.marked != word.plain))
    return Question(kept, tuple(dict.fromkeys(pairs_of(plains))), marked)


def _apart(words: Sequence[Word], dictionary: Dictionary) -> list[Word]:
    """The words, ``NQ05`` as two: in a hall nobody looks for the blank."""
    found: list[Word] = []
    for word in words:
        parts = halves(word.plain, dictionary)
        if parts is None:
            found.append(word)
            continue
        digits = sum(sign.isdecimal() for sign in word.plain)
        seam = word.begins + digits if parts[0].isdecimal() else word.ends - digits
        found.append(Word(word.begins, seam, parts[0], parts[0]))
        found.append(Word(seam, word.ends, parts[1], parts[1]))
    return found


def _next(
    text: str,
    words: Sequence[Word],
    plains: Sequence[str],
    place: int,
    numbers: dict[int, Number],
    dictionary: Dictionary,
) -> tuple[Part, bool, int]:
    """The part that begins at a word, whether nobody means it, and how many words it takes."""
    number = numbers.get(place)
    if number is not None:
        taken = tuple(plains[number.begins : number.ends])
        return Part((taken,), number.codes[-1]), False, len(taken)
    free = min((begins for begins in numbers if begins > place), default=len(words)) - place
    for length in range(min(dictionary.longest, free), 0, -1):
        some = words[place : place + length]
        bare = tuple(word.plain for word in some)
        if _is_stop(some, dictionary):
            return Part((bare,)), True, length
        if length > 1 and bare in dictionary.short:
            return Part((bare, *((short,) for short in dictionary.short[bare]))), False, length
    word = words[place]
    if _is_abbreviation(text[word.begins : word.ends], word.plain, dictionary):
        return Part(((word.plain,), *dictionary.full[word.plain])), False, 1
    return Part(((word.plain,),)), False, 1


def _is_stop(some: Sequence[Word], dictionary: Dictionary) -> bool:
    """Typed with marks it is that word; typed bare it may be any, and so the stop word too."""
    return tuple(word.marked for word in some) in dictionary.stop


def _is_abbreviation(typed: str, plain: str, dictionary: Dictionary) -> bool:
    """``tu`` is a syllable and means an abbreviation in capitals only; ``nq`` always does."""
    return plain in dictionary.full and (not is_syllable(plain) or typed.isupper())
