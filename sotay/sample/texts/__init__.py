"""The words of the sample: made up, about work that every ward knows."""

from typing import TypeVar

from sotay.sample.plots import Bank, Plot, Said, Vote
from sotay.sample.texts import forces, residential, school
from sotay.sample.ward import AWAY, RECEIVED, Cell

BANKS: dict[str, Bank] = {
    "residential": residential.BANK,
    "school": school.BANK,
    "military": forces.MILITARY,
    "police": forces.POLICE,
}
Words = TypeVar("Words")

_EXCUSES = ("Đi công tác", "Ốm, có báo", "Trực cơ quan", "Chăm người thân nằm viện")
_OPINIONS, _POINTS = 4, 2


def plot_of_month(cell: Cell, order: int, month: int, *, kind: str) -> Plot:
    """An ordinary meeting of a cell, each month from the next words of its kind's bank."""
    bank = BANKS.get(cell.key) or BANKS[cell.cell_type]
    turn = 2 * order + month
    opinions = _turned(bank.opinions, turn * _OPINIONS, _OPINIONS)
    return Plot(
        kind=kind,
        said=tuple(
            Said(words, "written" if number == 1 else "spoken")
            for number, words in enumerate(opinions)
        ),
        points=_turned(bank.points, turn * _POINTS, _POINTS),
        votes=(Vote("Thông qua Nghị quyết tháng của chi bộ", other=turn % 3 // 2),),
        review=bank.reviews[turn % len(bank.reviews)],
        dues=bank.dues[turn % len(bank.dues)],
        absent=_absent(cell, turn),
        has_draft=month == 1 and cell.cell_type == "residential",
    )


def _turned(bank: tuple[Words, ...], start: int, count: int) -> tuple[Words, ...]:
    return tuple(bank[(start + step) % len(bank)] for step in range(min(count, len(bank))))


def _absent(cell: Cell, turn: int) -> dict[int, str]:
    """One excused in a small cell, two in a large one; somebody without a reason now and then."""
    gone = {place for key, place in (AWAY[0], RECEIVED[0]) if key == cell.key}
    out = {*cell.exempt_age, *cell.exempt_other, *gone}
    plain = [place for place in range(cell.seats or 2, cell.size) if place not in out]
    count = 2 if cell.size > 15 else 1
    places = _turned(tuple(plain), 3 * turn + 1, count)
    reasons = _turned(_EXCUSES, turn, count)
    absent = dict(zip(places, reasons, strict=True))
    if turn % 5 == 4:
        absent[places[-1]] = ""
    return absent
