"""Seeing that nobody changed what happened, and where somebody did."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sotay.ledger import rules
from sotay.ledger.models import Chain, Entry

# Entries in memory at a time: a ledger of millions takes no more than one of thousands.
_PAGE = 1000
_COLUMNS = (
    "previous_hash",
    "seq",
    "at",
    "actor_id",
    "actor_person_id",
    "act",
    "about_kind",
    "about_id",
    "unit_id",
    "details",
    "hash",
)


class Fault(StrEnum):
    """Why an entry does not fit."""

    UNREADABLE = "unreadable"
    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    CUT_OFF = "cut_off"
    OTHER_THAN_ANCHOR = "other_than_anchor"


class NoAnchor(ValueError):
    """What was given as an anchor is none; the text says what is wrong."""


@dataclass(frozen=True)
class Anchor:
    """The newest entry of a moment, to be kept where the server cannot write.

    Whoever rewrites the whole ledger, seals included, cannot rewrite what lies elsewhere.
    """

    seq: int
    hash: str

    @classmethod
    def of_line(cls, line: str) -> "Anchor":
        """The anchor of one line of JSON.

        Raises:
            NoAnchor: it is something else.
        """
        try:
            seq, seal = (said := json.loads(line))["seq"], said["hash"]
        except (ValueError, TypeError, KeyError):
            raise NoAnchor(f"not an anchor: {line[:60]!r}") from None
        if type(seq) is not int or seq < 0 or not isinstance(seal, str):
            raise NoAnchor(f"not an anchor: {line[:60]!r}")
        return cls(seq, seal)


@dataclass(frozen=True)
class ChainReport:
    """What checking the whole chain found.

    Attributes:
        entries: how many fit, from the first on.
        broken_at: the first entry that does not; None for a whole chain.
        fault: why it does not.
        last_hash: the seal of the last that fits.
        anchors: how many anchors were met on the way.
    """

    entries: int
    broken_at: int | None
    last_hash: str
    fault: Fault | None = None
    anchors: int = 0

    @property
    def whole(self) -> bool:
        """Whether every entry is as it was written and none is missing."""
        return self.broken_at is None


@dataclass(frozen=True, slots=True)
class _Row:
    """The columns of an entry as they lie there, whatever they hold."""

    previous_hash: str
    seq: int
    at: datetime
    actor_id: int | None
    actor_person_id: int | None
    act: str
    about_kind: str
    about_id: str
    unit_id: int | None
    details: dict[str, rules.Detail]
    hash: str

    def fits(self) -> bool:
        """Whether it carries the seal of its columns; what cannot be sealed does not."""
        try:
            return self.hash == rules.seal(
                previous_hash=self.previous_hash,
                seq=self.seq,
                at=self.at,
                actor_id=self.actor_id,
                actor_person_id=self.actor_person_id,
                act=self.act,
                about=(self.about_kind, self.about_id),
                unit_id=self.unit_id,
                details=self.details,
            )
        except (ValueError, TypeError, AttributeError, OverflowError):
            return False


def anchor_now() -> Anchor:
    """The end of the chain as it is now; of an empty ledger, entry 0."""
    end = _end()
    return Anchor(end.last_seq, end.last_hash)


def verify_chain(
    *, anchors: Iterable[Anchor] = (), progress: Callable[[int], None] | None = None
) -> ChainReport:
    """Walk the chain from the first entry to the last, in flat memory.

    An entry that is changed, put in, missing in the middle or cut off at the end is found,
    also while others write. Whoever can rewrite every later seal as well is caught only by
    ``anchors`` that were kept elsewhere.

    Args:
        progress: called with the number of entries seen, once for each page of them.
    """
    walk = _Walk({anchor.seq: anchor.hash for anchor in anchors}, before=_end())
    for seen, page in enumerate(_pages(), 1):
        if isinstance(page, _Unreadable):
            return walk.report(page.seq, Fault.UNREADABLE)
        for row in page:
            fault = walk.step(row)
            if fault is not None:
                return walk.report(min(row.seq, walk.seq + 1), fault)
        if progress is not None:
            progress(min(seen * _PAGE, walk.seq))
    return walk.arrive(after=_end())


class _Walk:
    """Where the check is, and what it must still meet."""

    def __init__(self, anchors: dict[int, str], *, before: Chain) -> None:
        self.seq, self.last = 0, ""
        self._anchors = anchors
        self._met = 0
        # The end is read first: what others add meanwhile lies behind it.
        self._before = before

    def step(self, row: _Row) -> Fault | None:
        """Go on to ``row``, or say why it does not fit."""
        if row.seq != self.seq + 1:
            return Fault.MISSING if row.seq > self.seq + 1 else Fault.EXTRA
        if row.previous_hash != self.last or not row.fits():
            return Fault.CHANGED
        if self._anchors.get(row.seq, row.hash) != row.hash:
            return Fault.OTHER_THAN_ANCHOR
        if row.seq == self._before.last_seq and row.hash != self._before.last_hash:
            return Fault.CHANGED
        self._met += row.seq in self._anchors
        self.seq, self.last = row.seq, row.hash
        return None

    def arrive(self, *, after: Chain) -> ChainReport:
        """The verdict at the end of the entries; ``after`` is the end as it is by now."""
        if self._anchors.get(0, "") != "":
            return self.report(1, Fault.OTHER_THAN_ANCHOR)
        furthest = max((self._before.last_seq, *self._anchors))
        if self.seq < furthest:
            return self.report(self.seq + 1, Fault.CUT_OFF)
        if self.seq > after.last_seq:
            return self.report(after.last_seq + 1, Fault.EXTRA)
        if self.seq == after.last_seq and self.last != after.last_hash:
            return self.report(self.seq, Fault.CHANGED)
        return ChainReport(self.seq, None, self.last, anchors=self._met + (0 in self._anchors))

    def report(self, broken_at: int, fault: Fault) -> ChainReport:
        """The chain is broken there."""
        return ChainReport(self.seq, broken_at, self.last, fault, self._met)


@dataclass(frozen=True)
class _Unreadable:
    """An entry that the database cannot even hand over (a date that is none)."""

    seq: int


def _pages() -> Iterator[list[_Row] | _Unreadable]:
    """All entries by their numbers, a page at a time, with no cursor held open."""
    rows = Entry.objects.order_by("seq").values_list(*_COLUMNS)
    page = rows[:_PAGE]
    while True:
        try:
            found = [_Row(*columns) for columns in page]
        except (ValueError, TypeError, AttributeError):
            yield _Unreadable(_first_unreadable(page))
            return
        if not found:
            return
        yield found
        page = rows.filter(seq__gt=found[-1].seq)[:_PAGE]


def _first_unreadable(page: object) -> int:
    """Which entry of the page it is: they are fetched one by one."""
    numbers = page.values_list("seq", flat=True)  # type: ignore[attr-defined]  # a queryset
    for seq in list(numbers):
        try:
            Entry.objects.filter(seq=seq).values_list(*_COLUMNS).get()
        except (ValueError, TypeError, AttributeError):
            return int(seq)
    raise AssertionError("a page could not be read and each of its entries can")


def _end() -> Chain:
    """The row that says where the chain ends; a lost one says that there is nothing."""
    return Chain.objects.filter(pk=1).first() or Chain()
