"""Cutting those who are asked into circles, whose answers are counted together.

An anonymous sheet is known to come from its circle, and from nobody in it. So no circle of an
anonymous survey has fewer than five people: small units are joined.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _

LEAST = 5
MOST = 40
"""People in a circle: every answer reads and writes the sheets of its circle."""

Shuffle = Callable[[list[int]], None]


@dataclass(frozen=True)
class Cut:
    """One circle: its people, and the unit if they are all of one."""

    unit: int | None
    people: tuple[int, ...]


def too_few(*, anonymous: bool, asked: int) -> str:
    """Why so few cannot be asked, as a sentence; empty when they can."""
    if not asked:
        return _("Chưa có ai để hỏi: các nhóm đã chọn không có người nào hôm nay.")
    if anonymous and asked < LEAST:
        return _(
            "Khảo sát ẩn danh cần ít nhất 5 người được hỏi, hiện mới có %(count)d. Hãy hỏi thêm "
            "người, hoặc chuyển sang khảo sát có ghi tên."
        ) % {"count": asked}
    return ""


def cut(people: Mapping[int, Sequence[int]], *, anonymous: bool, shuffle: Shuffle) -> list[Cut]:
    """The circles of a population.

    Args:
        people: the people of each unit; everybody stands in one unit.
        anonymous: whether small units are joined; else every unit keeps its own circles.
        shuffle: puts a list into a random order, so that nothing says who shares a circle.
    """
    least = LEAST if anonymous else 1
    by_unit = {unit: list(members) for unit, members in people.items() if members}
    small = [unit for unit, members in by_unit.items() if len(members) < least]
    pool = [person for unit in small for person in by_unit.pop(unit)]
    if 0 < len(pool) < least and by_unit:
        # Too few to be hidden among themselves: the smallest of the others hides them.
        pool += by_unit.pop(min(by_unit, key=lambda unit: (len(by_unit[unit]), unit)))
    whole: list[tuple[int | None, list[int]]] = [*by_unit.items(), (None, pool)]
    return [
        Cut(unit, tuple(part))
        for unit, members in whole
        if members
        for part in _parts(members, shuffle)
    ]


def kept_sealed(sheets: Mapping[int, int]) -> frozenset[int]:
    """The circles whose counts stay under seal when a survey is over.

    Those of fewer than five sheets; and so many others, the smallest first, that whoever takes
    the rest from the total learns the sum of at least two circles and of at least five sheets.

    Args:
        sheets: how many each circle has.
    """
    few = {circle for circle, count in sheets.items() if 0 < count < LEAST}
    others = sorted(
        (circle for circle, count in sheets.items() if count >= LEAST),
        key=lambda circle: (sheets[circle], circle),
    )
    while few and others and (len(few) < 2 or sum(sheets[one] for one in few) < LEAST):
        few.add(others.pop(0))
    return frozenset(few)


def _parts(members: list[int], shuffle: Shuffle) -> list[list[int]]:
    """As few parts as ``MOST`` allows, of almost one size: none is smaller than half of it."""
    shuffle(members)
    count = ceil(len(members) / MOST)
    return [members[start::count] for start in range(count)]
