"""Where things come from that can be found. Features add theirs in ``ready()``."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sotay.org.models import Person
from sotay.search.engine.asking import Chosen
from sotay.search.rules.entries import Entry


@dataclass(frozen=True)
class Line:
    """One thing as it is shown to somebody who may read it, as it is now.

    Attributes:
        details: type, number, issuer, day.
        page_address: where a page of it (from 1) is read.
        icon: what stands before it.
        state: said in a chip, empty when there is nothing to say.
        is_past: no longer in force.
    """

    title: str
    details: Sequence[str]
    address: str
    page_address: Callable[[int], str]
    state: str = ""
    is_past: bool = False
    icon: str = "file-text"


@dataclass(frozen=True)
class Prepared:
    """What the index takes in; ``waits`` while words of it are still being read."""

    entry: Entry
    waits: bool = False


@dataclass(frozen=True)
class Choices:
    """What a person may choose from: (value, label)."""

    kinds: Sequence[tuple[str, str]] = ()
    units: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Source:
    """One kind of thing that can be found.

    Who may find what is said twice. A thing has terms of its readers in the index ("the unit
    12 and all below"), a person has terms of their own, worked out when they ask ("below
    12"): what they share may be looked at. Then ``readable`` asks the database, which alone
    decides what is shown and counted.

    Attributes:
        name: the first half of a key, ``document``.
        ids_after: the next so many ids behind one, in order.
        prepare: what the index takes in of one; None when it is gone.
        terms_of: what a person may find, in the words of ``Entry.who``.
        readable: of these ids, what the person may read now, and whether it is past. Asked of
            hundreds at once: it says no more.
        lines_of: the same, few of them, as they are shown.
        titled: ids of what fits by number or title, where there is no index.
        choices: what the person may choose from.
    """

    name: str
    ids_after: Callable[[int, int], Sequence[int]]
    prepare: Callable[[int], Prepared | None]
    terms_of: Callable[[Person], frozenset[str]]
    readable: Callable[[Person, Collection[int]], Mapping[int, bool]]
    lines_of: Callable[[Person, Collection[int]], Mapping[int, Line]]
    titled: Callable[[Person, str, Chosen, int], Sequence[int]]
    choices: Callable[[Person], Choices]

    def key(self, thing: int) -> str:
        """How one of them is called in the index."""
        return f"{self.name}:{thing}"


@dataclass(frozen=True)
class OwnNote:
    """Something that a person wrote or marked for themselves, and where it stands.

    It is in no index: its writer's own door finds it, whenever they ask.
    """

    words: str
    where: str
    address: str


OwnNotes = Callable[[Person], Iterable[OwnNote]]

_sources: dict[str, Source] = {}
_notes: list[OwnNotes] = []


def register(source: Source) -> None:
    """Let things of this kind be found."""
    _sources[source.name] = source


def sources() -> Mapping[str, Source]:
    """All of them, by name."""
    return dict(sorted(_sources.items()))


def register_notes(notes_of: OwnNotes) -> None:
    """Let people look through what ``notes_of`` finds of theirs, the newest first."""
    _notes.append(notes_of)


def notes_of(person: Person) -> Iterator[OwnNote]:
    """Everything that the person keeps for themselves."""
    for each in _notes:
        yield from each(person)


def taken_apart(key: str) -> tuple[str, int]:
    """The source and the id that a key names."""
    name, _colon, thing = key.partition(":")
    return name, int(thing)
