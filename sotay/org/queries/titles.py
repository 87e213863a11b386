"""What titles imply: a secretary of a committee sits in its standing board as well."""

from collections.abc import Iterator
from dataclasses import dataclass

from sotay.org.models import Position, Title


@dataclass(frozen=True, slots=True)
class HeldTitle:
    """A title held in a unit, and the body of that unit in which it is held, if any."""

    title_code: str
    unit_id: int
    body_id: int | None


class TitleGraph:
    """Which title implies which, read once: a handful of rows of reference data."""

    def __init__(self) -> None:
        self._direct: dict[str, list[str]] = {}
        self._body_kinds: dict[str, str] = {}
        rows = Title.implies.through.objects.values_list(
            "from_title_id", "to_title_id", "to_title__body_kind"
        )
        for holder, implied, body_kind in rows:
            self._direct.setdefault(holder, []).append(implied)
            self._body_kinds[implied] = body_kind

    def implied_by(self, code: str) -> frozenset[str]:
        """Every title that ``code`` implies, through any number of steps, without itself."""
        return frozenset(self._walk(code, set()))

    def body_kind_of(self, implied_code: str) -> str:
        """The kind of body in which an implied title is held; empty when in none."""
        return self._body_kinds[implied_code]

    def seats_in(self, position: Position, body_id: int, body_kind: str) -> bool:
        """Whether ``position`` seats its holder in that body of the position's own unit.

        The position is held in the body itself, or implies a title of its kind. A position
        without a body counts by its title: a cell's secretary was elected before the cell
        grew to nine official members and chose a committee (Điều lệ Đảng, Điều 24).
        """
        if position.body_id == body_id:
            return True
        if position.body_id is None and position.title.body_kind == body_kind:
            return True
        return any(
            self.body_kind_of(code) == body_kind for code in self.implied_by(position.title_id)
        )

    def _walk(self, code: str, seen: set[str]) -> Iterator[str]:
        for implied in self._direct.get(code, ()):
            if implied not in seen:
                seen.add(implied)
                yield implied
                yield from self._walk(implied, seen)
