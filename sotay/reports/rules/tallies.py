"""Counts of units: they add up, so that a unit's are those of everything under it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

Sum = TypeVar("Sum", "Tally", "Use")
Counts = Mapping[str, int]

# Nobody has noted yet why the member could not activate.
UNNOTED = ""
# One each for whoever has not activated, in the order in which a report names them.
REASONS = ("no_phone", "old_ill", "abroad", "new_transfer", "technical", "other")


@dataclass(frozen=True, slots=True)
class Member:
    """One member on the closing day, at the unit on whose home roll they are.

    Attributes:
        away: received by another organisation for a time, and still on the home roll.
        suspended: may not take part for a time, by a decision.
        told_device, with_device: has said what there is, and that there is something.
        signed_in: has signed in during the period.
        reason: why the handbook is not activated; empty when nobody has noted it.
    """

    person_id: int
    unit_id: int
    official: bool = True
    woman: bool = False
    exempt: bool = False
    suspended: bool = False
    away: bool = False
    told_device: bool = False
    with_device: bool = False
    with_account: bool = False
    activated: bool = False
    signed_in: bool = False
    reason: str = UNNOTED


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of what, on one day: organisations, members, activations.

    The codes are those of the report: A1 organisations, A2 members, A3 exempt, A4 away and
    received, B1 devices, B2 accounts, B3 activated, B4 signed in, B5 reasons.
    """

    cells: int = 0
    cells_with_committee: int = 0
    members: int = 0
    official: int = 0
    women: int = 0
    exempt: int = 0
    away: int = 0
    received: int = 0
    told_device: int = 0
    with_device: int = 0
    with_account: int = 0
    activated: int = 0
    # Neither exempt nor away nor suspended: those whom the own cells can expect.
    here: int = 0
    # Activated and not exempt: never the whole of B3 over those who take part.
    active_activated: int = 0
    signed_in: int = 0
    organisations: Counts = field(default_factory=dict)
    cell_words: Counts = field(default_factory=dict)
    reasons: Counts = field(default_factory=dict)

    @property
    def probationary(self) -> int:
        """Members who are not official yet."""
        return self.members - self.official

    @property
    def active(self) -> int:
        """A5, members who take part in meetings: all but the exempt."""
        return self.members - self.exempt

    @property
    def waiting(self) -> int:
        """Members who have not activated."""
        return self.members - self.activated

    @property
    def noted(self) -> int:
        """How many of those who wait have a reason on record."""
        return sum(count for reason, count in self.reasons.items() if reason != UNNOTED)

    @property
    def unexplained(self) -> int:
        """How many are missing until the reasons add up to A2 − B3; nought when they do."""
        return self.waiting - self.noted


@dataclass(frozen=True, slots=True)
class Use:
    """What was done with the handbook in the period: C1–C5 meetings, D2 tasks.

    Each share has its own whole: papers in time of meetings that had papers, results in time
    of meetings whose deadline has passed, speakers of those present.
    """

    cells_met: int = 0
    regular: int = 0
    thematic: int = 0
    on_usual_day: int = 0
    long_enough: int = 0
    with_papers: int = 0
    papers_in_time: int = 0
    results_due: int = 0
    results_in_time: int = 0
    expected: int = 0
    present: int = 0
    speakers: int = 0
    tasks_given: int = 0
    tasks_in_time: int = 0
    tasks_overdue: int = 0
    grades: Counts = field(default_factory=dict)


def together(kind: type[Sum], parts: Iterable[Sum]) -> Sum:
    """The sum of ``parts``, count by count."""
    values: dict[str, Any] = {}
    found = list(parts)
    for one in fields(kind):
        counts = [getattr(part, one.name) for part in found]
        if one.type is int or one.type == "int":
            values[one.name] = sum(counts)
        else:
            values[one.name] = dict(sum(map(Counter, counts), Counter()))
    return kind(**values)


def tallies(members: Iterable[Member]) -> dict[int, Tally]:
    """What each unit has of its own, by the unit's id; everybody is counted once."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    reasons: defaultdict[int, Counter[str]] = defaultdict(Counter)
    seen: set[int] = set()
    for member in members:
        if member.person_id in seen:
            continue
        seen.add(member.person_id)
        counts[member.unit_id].update(_marks(member))
        if not member.activated:
            reasons[member.unit_id][member.reason] += 1
    return {
        unit_id: replace(Tally(), **found, reasons=dict(reasons[unit_id]))  # type: ignore[arg-type]  # names of counts
        for unit_id, found in counts.items()
    }


def _marks(member: Member) -> Iterable[str]:
    yield "members"
    for name in (
        "official", "woman", "exempt", "away", "told_device", "with_device", "with_account",
        "activated", "signed_in",
    ):  # fmt: skip
        if getattr(member, name):
            yield {"woman": "women"}.get(name, name)
    if not (member.exempt or member.away or member.suspended):
        yield "here"
    if member.activated and not member.exempt:
        yield "active_activated"
