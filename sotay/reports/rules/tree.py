"""The organisation as a report counts it: a unit, and what is under it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sotay.reports.rules.cells import cell_word
from sotay.reports.rules.tallies import Tally, Use, together

NONE, UNUSED = Tally(), Use()


@dataclass(frozen=True, slots=True)
class Node:
    """A unit of the tree of one day."""

    id: int
    code: str
    name: str
    short_name: str
    kind: str
    is_cell: bool
    cell_type: str = ""
    under: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of a report with everything under it; ``depth`` counts from the report's unit.

    A unit is not counted among its own organisations: those are what is under it.
    """

    node: Node
    parent_id: int | None
    depth: int
    has_committee: bool
    tally: Tally
    use: Use


def everything_in(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes and all that is under them, each before what is under it."""
    for node in nodes:
        yield node
        yield from everything_in(node.under)


def find(nodes: Sequence[Node], unit_id: int) -> Node | None:
    """The node of that unit, wherever it hangs."""
    return next((node for node in everything_in(nodes) if node.id == unit_id), None)


def root_of(tops: Sequence[Node], at_home: Mapping[int, Tally]) -> Node | None:
    """The unit whose report is meant when none is named; None when that is not clear.

    It is the top of the tree. An organisation that is there only to be named above papers
    (one organisation under it, no cell, no member of its own) steps back for that one.
    """
    if len(tops) != 1:
        return None
    node = tops[0]
    while len(node.under) == 1 and not node.under[0].is_cell and node.id not in at_home:
        node = node.under[0]
    return node


def roll_up(
    root: Node, own: Mapping[int, Tally], used: Mapping[int, Use], committees: frozenset[int]
) -> tuple[Line, ...]:
    """Every unit from ``root`` down with its sums, each before what is under it.

    Args:
        root: the unit of the report.
        own: what each unit has of its own: its members.
        used: what each unit did itself.
        committees: ids of the units that have a committee.
    """
    return tuple(_lines(root, None, 0, own, used, committees))


def _lines(
    node: Node,
    parent_id: int | None,
    depth: int,
    own: Mapping[int, Tally],
    used: Mapping[int, Use],
    committees: frozenset[int],
) -> list[Line]:
    below = [_lines(one, node.id, depth + 1, own, used, committees) for one in node.under]
    under = [lines[0] for lines in below]
    # A cell's groups are parts of it, no organisations of the Party.
    counted = [] if node.is_cell else [_as_counted(line) for line in under]
    tally = together(Tally, [own.get(node.id, NONE), *(line.tally for line in under), *counted])
    use = together(Use, [used.get(node.id, UNUSED), *(line.use for line in under)])
    line = Line(node, parent_id, depth, node.id in committees, tally, use)
    return [line, *(each for lines in below for each in lines)]


def _as_counted(line: Line) -> Tally:
    """What a unit adds to the organisations of the one above it."""
    if not line.node.is_cell:
        return Tally(organisations={line.node.kind: 1})
    return Tally(
        cells=1,
        cells_with_committee=int(line.has_committee),
        cell_words={cell_word(line.node.cell_type, line.node.name): 1},
    )
