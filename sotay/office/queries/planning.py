"""Reading a list and working out what each of its rows would change."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sotay.ledger.models import Chain
from sotay.office.queries.places import cells_under
from sotay.office.queries.rosters import roster_of
from sotay.office.reading import RawList, RawRow, Uncounted, Value, as_text, read_list
from sotay.office.rules.columns import Field, Layout
from sotay.office.rules.member import Reading, read_member
from sotay.office.rules.plan import Outcome, Planned, Planner
from sotay.org.models import Unit

_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})
# Under the last member stand sums and signatures: they have no birth and no number.
_SAYS_NOTHING = frozenset({Field.UNIT, Field.PARTY_POST, Field.OTHER_POSTS, Field.WORKPLACE})


@dataclass(slots=True)
class Plan:
    """A list with what becomes of every row.

    Attributes:
        cells: the texts of refused rows, by number, for the file that is handed back.
        seq: the end of the ledger when it was worked out; what came later may contradict it.
    """

    rows: list[Planned]
    headings: tuple[str, ...]
    cells: dict[int, tuple[str, ...]]
    remarks: list[str]
    seq: int


def plan_list(
    data: bytes, unit: Unit, day: date, tell: Callable[[int], None] = lambda _rows: None
) -> Plan:
    """What an import of this file into ``unit`` would do today.

    Raises:
        Invalid: the file is no list that we can read; says why and what to do.
    """
    seq = Chain.objects.values_list("last_seq", flat=True).first() or 0
    raw = read_list(data, tell)
    readings = [
        (row, _read(cells, day)) for row, cells in _member_rows(raw) if _names_somebody(cells)
    ]
    cells = cells_under(unit)
    roster = roster_of(cells, (reading.member for _row, reading in readings), day)
    planner = Planner(roster, day)
    rows = [planner.plan(row.number, reading) for row, reading in readings]
    refused = {row.number for row in rows if row.outcome is Outcome.REFUSED}
    return Plan(
        rows,
        raw.layout.headings,
        {
            row.number: tuple(map(as_text, row.values))
            for row, _reading in readings
            if row.number in refused
        },
        _remarks(raw),
        seq,
    )


def _member_rows(raw: RawList) -> Iterator[tuple[RawRow, dict[Field, Value]]]:
    """Every row by field; the cell comes from the line above its members where one stands."""
    heading = ""
    has_unit = Field.UNIT in raw.layout.columns
    for row in raw.rows:
        cells = _by_field(row, raw.layout)
        filled = [value for value in row.values if as_text(value)]
        if len(filled) == 1 and not has_unit and isinstance(filled[0], str):
            heading = as_text(filled[0])
            continue
        if heading:
            cells[Field.UNIT] = heading
        yield row, cells


def _by_field(row: RawRow, layout: Layout) -> dict[Field, Value]:
    return {
        field: row.values[place]
        for field, place in layout.columns.items()
        if place < len(row.values)
    }


def _names_somebody(cells: dict[Field, Value]) -> bool:
    """Whether the row is about a person at all."""
    said = {field for field, value in cells.items() if as_text(value)}
    return bool(said - _SAYS_NOTHING)


def _read(cells: dict[Field, Value], day: date) -> Reading:
    wrong = [value for value in cells.values() if isinstance(value, str) and _is_fault(value)]
    usable = {
        field: None if isinstance(value, str) and _is_fault(value) else value
        for field, value in cells.items()
    }
    reading = read_member(usable, day)
    if wrong:
        reading.errors.append(
            _("Có ô là công thức chưa tính hoặc báo lỗi (%(words)s). Hãy dán lại dạng giá trị.")
            % {"words": wrong[0][:20]}
        )
    return reading


def _is_fault(value: str) -> bool:
    return isinstance(value, Uncounted) or value in _ERRORS


def _remarks(raw: RawList) -> list[str]:
    remarks = []
    if raw.sheet:
        remarks.append(_("Đọc trang tính “%(name)s”.") % {"name": raw.sheet})
    if raw.encoding:
        remarks.append(
            _("Tệp gõ bằng phông chữ cũ (%(name)s), đã đổi sang Unicode.")
            % {"name": raw.encoding.value}
        )
    if raw.layout.unused:
        names = ", ".join(raw.layout.unused[:20])
        remarks.append(_("Các cột không dùng đến: %(names)s.") % {"names": names})
    return remarks
