"""Times, sizes and errors, collected while it runs and summed up afterwards. Pure."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


def percentile(ordered: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` (0 to 1) of all values do not exceed.

    A value that was measured, never one between two; 0 when nothing was measured.
    """
    if not ordered:
        return 0.0
    rank = -(-len(ordered) * share // 1)  # the ceiling, exact for the shares we ask for
    return ordered[max(0, min(len(ordered) - 1, int(rank) - 1))]


@dataclass(frozen=True)
class Summary:
    """How long something took, in seconds."""

    count: int
    p50: float
    p95: float
    p99: float
    most: float

    @classmethod
    def of(cls, seconds: Iterable[float]) -> "Summary":
        """Sum up."""
        ordered = sorted(seconds)
        return cls(
            count=len(ordered),
            p50=percentile(ordered, 0.50),
            p95=percentile(ordered, 0.95),
            p99=percentile(ordered, 0.99),
            most=ordered[-1] if ordered else 0.0,
        )

    def as_json(self) -> dict[str, float]:
        """Milliseconds, for programs."""
        return {
            "count": self.count,
            "p50_ms": round(self.p50 * 1000, 1),
            "p95_ms": round(self.p95 * 1000, 1),
            "p99_ms": round(self.p99 * 1000, 1),
            "max_ms": round(self.most * 1000, 1),
        }


@dataclass
class Tally:
    """Everything that was asked and what came of it, by kind of request."""

    times: "dict[str, array[float]]" = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    bytes_in: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    # Requests that were sent again because the first try had no answer.
    again: int = 0

    def took(self, kind: str, seconds: float, *, received: int = 0) -> None:
        """An answer that was wanted came."""
        self.times.setdefault(kind, array("d")).append(seconds)
        if received:
            self.bytes_in[kind] += received

    def failed(self, kind: str, why: str) -> None:
        """No answer, or one that was not wanted."""
        self.errors[f"{kind}: {why}"] += 1

    def summary(self, *kinds: str) -> Summary:
        """Of the kinds named, together; of all when none is named."""
        chosen = kinds or tuple(self.times)
        return Summary.of(value for kind in chosen for value in self.times.get(kind, ()))

    @property
    def error_count(self) -> int:
        """Of all kinds."""
        return sum(self.errors.values())

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "requests": self.requests,
            "sent_again": self.again,
            "kinds": {
                kind: {**Summary.of(times).as_json(), "bytes": self.bytes_in.get(kind, 0)}
                for kind, times in sorted(self.times.items())
            },
            "errors": dict(sorted(self.errors.items())),
        }


@dataclass(frozen=True)
class Goal:
    """One line of the issue's table: what is wanted, what was reached."""

    name: str
    wanted: str
    got: str
    reached: bool

    @classmethod
    def at_most(cls, name: str, got: float, most: float, unit: str) -> "Goal":
        """A figure that may not be larger."""
        return cls(name, f"≤ {number(most)} {unit}", f"{number(got)} {unit}", got <= most)

    @classmethod
    def at_least(cls, name: str, got: float, least: float, unit: str) -> "Goal":
        """A figure that may not be smaller."""
        return cls(name, f"≥ {number(least)} {unit}", f"{number(got)} {unit}", got >= least)

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "name": self.name,
            "wanted": self.wanted,
            "got": self.got,
            "reached": self.reached,
        }


def number(value: float) -> str:
    """As it is written in Vietnamese: three figures that count, a comma."""
    if value >= 1000:
        return f"{value:,.0f}".replace(",", " ")
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.3g}".replace(".", ",")


def share_of(parts: Mapping[str, float], whole: float) -> dict[str, float]:
    """Each part of the whole, 0 to 1; zeros when there is no whole."""
    return {name: part / whole if whole else 0.0 for name, part in parts.items()}
