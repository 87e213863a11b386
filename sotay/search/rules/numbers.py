"""The numbers of papers, in every way in which they are typed: 05-NQ/TW, 5 nq tw, nghị quyết 05."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sotay.search.rules.dictionary import Dictionary

_GLUED = re.compile(r"([0-9]{1,5})([a-z]+)|([a-z]+)([0-9]{1,5})")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_LONGEST_NUMBER = 5  # digits
_MOST_ISSUERS = 3
_SAYS_NUMBER = "so"


@dataclass(frozen=True)
class Number:
    """A number of a paper among words.

    Attributes:
        begins, ends: which words it takes.
        codes: short to long: ``5-nq``, ``5-nq-tw``.
    """

    begins: int
    ends: int
    codes: tuple[str, ...]


def halves(plain: str, dictionary: Dictionary) -> tuple[str, str] | None:
    """What was typed without a blank, ``nq05`` or ``05nq``, in two words; None of other words."""
    glued = _GLUED.fullmatch(plain)
    if glued is None:
        return None
    before, kind_behind, kind_before, behind = glued.groups()
    if (kind_behind or kind_before,) not in dictionary.types:
        return None
    return (str(int(before)), kind_behind) if before else (kind_before, str(int(behind)))


def taken_apart(plains: Sequence[str], dictionary: Dictionary) -> list[str]:
    """Words without marks, those that are a number and its type as two."""
    return [one for plain in plains for one in halves(plain, dictionary) or (plain,)]


def numbers_in(plains: Sequence[str], dictionary: Dictionary) -> Iterator[Number]:
    """The numbers of papers among words without marks, first to last.

    The type stands behind (``05 nq tw``, ``123/2024/NĐ-CP``) or before (``nghị quyết số 05``).
    """
    after = 0
    for place, word in enumerate(plains):
        if place < after or not word.isdecimal() or len(word) > _LONGEST_NUMBER:
            continue
        found = _type_behind(plains, place, dictionary) or _type_before(
            plains, place, after, dictionary
        )
        if found is not None:
            after = found.ends
            yield found


def _type_behind(plains: Sequence[str], place: int, dictionary: Dictionary) -> Number | None:
    at = place + 1
    if _is_type_after_year(plains, at, dictionary):
        at += 1
    if at >= len(plains) or (plains[at],) not in dictionary.types:
        return None
    end = at + 1
    while end < len(plains) and end - at <= _MOST_ISSUERS and plains[end] in dictionary.issuers:
        end += 1
    chain = [plains[place], dictionary.types[(plains[at],)], *plains[at + 1 : end]]
    return Number(place, end, _prefixes(chain))


def _is_type_after_year(plains: Sequence[str], at: int, dictionary: Dictionary) -> bool:
    if at + 1 >= len(plains) or _YEAR.fullmatch(plains[at]) is None:
        return False
    return (plains[at + 1],) in dictionary.types


def _type_before(
    plains: Sequence[str], place: int, after: int, dictionary: Dictionary
) -> Number | None:
    end = place - 1 if place and plains[place - 1] == _SAYS_NUMBER else place
    for length in range(dictionary.longest, 0, -1):
        begin = end - length
        if begin < after:
            continue
        short = dictionary.types.get(tuple(plains[begin:end]))
        if short is not None:
            return Number(begin, place + 1, (f"{plains[place]}-{short}",))
    return None


def _prefixes(chain: Sequence[str]) -> tuple[str, ...]:
    return tuple("-".join(chain[:length]) for length in range(2, len(chain) + 1))
