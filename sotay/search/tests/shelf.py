"""A source for tests: things in memory that everybody finds."""

from collections.abc import Collection, Mapping, Sequence

from sotay.org.models import Person
from sotay.search.engine.asking import Chosen
from sotay.search.registry import Choices, Line, Prepared, Source
from sotay.search.rules.entries import Entry
from sotay.search.rules.passages import Passage
from sotay.search.words import dictionary


class Shelf:
    """Things in memory that can be found by everybody."""

    def __init__(self) -> None:
        self.words: dict[int, str] = {}
        self.titles: dict[int, str] = {}
        self.waiting: set[int] = set()
        self.broken: set[int] = set()

    def ids_after(self, after: int, count: int) -> Sequence[int]:
        return sorted(thing for thing in self.words if thing > after)[:count]

    def prepare(self, thing: int) -> Prepared | None:
        if thing in self.broken:
            raise RuntimeError("it cannot be read")
        if thing not in self.words:
            return None
        entry = Entry(
            key=f"shelf:{thing}",
            who=frozenset({"shelf/all"}),
            title=self.title(thing),
            dictionary=dictionary(),
            passages=[Passage(self.words[thing], 3)],
        )
        return Prepared(entry, thing in self.waiting)

    def title(self, thing: int) -> str:
        return self.titles.get(thing, f"Thứ {thing}")

    def readable(self, person: Person, ids: Collection[int]) -> Mapping[int, bool]:
        return dict.fromkeys(ids, False)

    def lines_of(self, person: Person, ids: Collection[int]) -> Mapping[int, Line]:
        return {
            thing: Line(self.title(thing), [], f"/{thing}/", lambda page: f"#{page}")
            for thing in ids
        }

    def titled(self, person: Person, words: str, chosen: Chosen, most: int) -> Sequence[int]:
        return [thing for thing in self.words if words == f"Thứ {thing}"][:most]

    def source(self) -> Source:
        return Source(
            name="shelf",
            ids_after=self.ids_after,
            prepare=self.prepare,
            terms_of=lambda person: frozenset({"shelf/all"}),
            readable=self.readable,
            lines_of=self.lines_of,
            titled=self.titled,
            choices=lambda person: Choices(),
        )
