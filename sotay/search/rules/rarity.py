"""Words that are in so many passages that they tell nothing."""

from collections.abc import Collection, Mapping, Sequence

from sotay.search.rules.questions import Part

# In every tenth passage, and in more than can be weighed while somebody waits. So large a number
# is no trace of any one text: passages of others may be counted in it.
_EVERY, _TOO_MANY = 10, 20_000


def common(held_by: Mapping[str, int], passages: int) -> frozenset[str]:
    """Those of the words that tell nothing, by how many of all passages hold each."""
    most = max(passages // _EVERY, _TOO_MANY)
    return frozenset(word for word, count in held_by.items() if count > most)


def doubtful(words: Collection[str], common: Collection[str]) -> frozenset[str]:
    """Those of the words that were perhaps mistyped.

    A word that is everywhere is what was meant. Where all are, each may stand for another.
    """
    return frozenset(words).difference(common) or frozenset(words)


def telling(parts: Sequence[Part], common: Collection[str]) -> tuple[Part, ...]:
    """The parts by which some passages are told from all others; every part where there are none.

    Words side by side tell as much as the rarest of them, the number of a paper tells all.
    """
    return tuple(part for part in parts if not _is_common(part, common)) or tuple(parts)


def _is_common(part: Part, common: Collection[str]) -> bool:
    return not part.code and any(all(word in common for word in way) for way in part.ways)
