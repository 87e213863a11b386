"""The profiles and the holidays that come with the package, read from their files."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
CODES = ("vn-2018", "vn-2025-10", "vn-2026")
# Lists that every file of a profile may add to; all else stands in one file only.
_JOINED = frozenset({"sources", "to_check"})


@dataclass(frozen=True)
class ShippedProfile:
    """A profile as its files say it; ``values`` is plain enough for JSON."""

    code: str
    title: str
    valid_from: date
    valid_to: date | None
    values: dict[str, Any]


def profiles() -> Iterator[ShippedProfile]:
    """Every shipped profile, the oldest first."""
    for code in CODES:
        yield shipped(code)


@cache
def shipped(code: str) -> ShippedProfile:
    """One shipped profile, with its parts put together.

    Raises:
        ValueError: two of its files say the same thing.
    """
    top = _table(DATA / f"{code}.toml")
    values: dict[str, Any] = {"title": top["title"]}
    valid_from, valid_to = top.pop("valid_from"), top.pop("valid_to", None)
    parts = [_table(DATA / "parts" / f"{part}.toml") for part in top.pop("parts")]
    del top["code"], top["title"]
    for table in [top, *parts]:
        for key, value in table.items():
            if key in _JOINED:
                values[key] = values.get(key, []) + value
            elif key in values:
                raise ValueError(f"{code}: {key} stands in two files")
            else:
                values[key] = value
    return ShippedProfile(code, values["title"], valid_from, valid_to, _plain(values))


@cache
def holidays() -> frozenset[date]:
    """Public holidays of all years that the package knows."""
    return frozenset(day for days in _table(DATA / "holidays.toml").values() for day in days)


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _plain(value: Any) -> Any:
    """The value with days as texts, since JSON has no days."""
    match value:
        case date():
            return value.isoformat()
        case Mapping():
            return {key: _plain(inner) for key, inner in value.items()}
        case list():
            return [_plain(inner) for inner in value]
    return value
