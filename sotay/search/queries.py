"""Looking for things: in the index, then in the database, which decides who may read them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from tantivy import Query, Searcher

from sotay.jobs.queries import last_asked_for
from sotay.kernel import clock
from sotay.org.models import Person
from sotay.search import registry
from sotay.search.engine import asking, places, reading
from sotay.search.engine.asking import Chosen
from sotay.search.engine.faults import Unusable
from sotay.search.engine.reading import Found
from sotay.search.models import Mark
from sotay.search.registry import Line
from sotay.search.rules.excerpts import Piece, excerpt, marked
from sotay.search.rules.questions import Question, question_of
from sotay.search.words import dictionary

ON_PAGE = 20
MOST = 100  # things; whoever wants more of them asks more exactly
_LOOKED_AT = 300  # passages at once
_ROUNDS = 4
_PASSAGES = 2  # shown of one thing
_FEW = 5  # below this, what is only near is shown too
_MOST_NEAR = 10


@dataclass(frozen=True)
class Excerpt:
    """A passage that fits, and where it is read."""

    pieces: list[Piece]
    page: int | None
    address: str


@dataclass(frozen=True)
class Hit:
    """One thing that fits."""

    title: list[Piece]
    line: Line
    excerpts: list[Excerpt]


@dataclass(frozen=True)
class Results:
    """What was found for one person.

    Attributes:
        hits: of this page; what holds everything that was asked for.
        near: what holds nearly that, or a part of it; where hits are few.
        count: how many hits there are on all pages.
        cut: there are more, which nobody counted.
        page, pages: of how many this is.
        without_choices: how many there would be if nothing had been left out; 0 is not told.
        by_title_only: there is no index at the moment.
    """

    hits: list[Hit]
    near: list[Hit]
    count: int = 0
    cut: bool = False
    page: int = 1
    pages: int = 1
    without_choices: int = 0
    by_title_only: bool = False


@dataclass(frozen=True)
class _Seen:
    """Things that the person may read, the best first, with the passages that fit."""

    lines: dict[str, Line]
    passages: Mapping[str, list[Found]]
    cut: bool


def results_for(person: Person, words: str, chosen: Chosen, page: int = 1) -> Results:
    """What ``person`` finds for ``words``; nothing that they may not read, not even counted."""
    question = question_of(words, dictionary())
    if not question.parts:
        return Results([], [])
    try:
        with reading.reading(Path(settings.SEARCH_ROOT)) as searcher:
            return _found(_Asker(person, searcher, question, chosen), page)
    except Unusable:
        return _by_title(person, words, chosen, question, page)


@dataclass(frozen=True)
class _Asker:
    """One person with one question at one state of the index."""

    person: Person
    searcher: Searcher
    question: Question
    chosen: Chosen

    def see(
        self, make: Callable[[Question], Query], *, enough: int, without: Collection[str] = ()
    ) -> _Seen:
        """The things that fit best and that the database lets the person read."""
        who = terms_of(self.person)
        query = make(self.question)
        passages: dict[str, list[Found]] = {}
        lines: dict[str, Line] = {}
        found: list[Found] = []
        for _round in range(_ROUNDS):
            asked = asking.for_whom(query, who, self.chosen, without={*without, *passages})
            found = reading.first(self.searcher, asked, _LOOKED_AT)
            fresh: dict[str, list[Found]] = defaultdict(list)
            for one in found:
                fresh[one.key].append(one)
            passages |= fresh
            lines |= self._readable(list(fresh))
            # One long book may fill a look: then look again, at the others.
            if len(found) < _LOOKED_AT or len(lines) >= enough:
                break
        return _Seen(lines, passages, cut=len(found) == _LOOKED_AT)

    def _readable(self, keys: Sequence[str]) -> dict[str, Line]:
        lines = lines_of(self.person, keys)
        return {
            key: lines[key]
            for key in keys
            if key in lines and (self.chosen.past or not lines[key].is_past)
        }

    def without_choices(self) -> "_Asker":
        """The same question to everything."""
        return replace(self, chosen=Chosen(past=True))


def _found(asker: _Asker, page: int) -> Results:
    seen = asker.see(asking.whole, enough=ON_PAGE)
    keys = list(seen.lines)[:MOST]
    pages = max(1, -(-len(keys) // ON_PAGE))
    page = min(max(1, page), pages)
    shown = keys[(page - 1) * ON_PAGE : page * ON_PAGE]
    near = _near(asker, seen) if len(keys) < _FEW else []
    others = 0
    if not keys and asker.chosen.narrows:
        others = len(asker.without_choices().see(asking.whole, enough=ON_PAGE).lines)
    return Results(
        hits=[_hit(asker.question, seen, key) for key in shown],
        near=near,
        count=len(keys),
        cut=seen.cut or len(seen.lines) > MOST,
        page=page,
        pages=pages,
        without_choices=min(others, MOST),
    )


def _near(asker: _Asker, exact: _Seen) -> list[Hit]:
    for make in (asking.mistyped, asking.partly):
        seen = asker.see(make, enough=_MOST_NEAR, without=exact.lines)
        if seen.lines:
            shown = list(seen.lines)[:_MOST_NEAR]
            return [_hit(asker.question, seen, key, nearly=True) for key in shown]
    return []


def _hit(question: Question, seen: _Seen, key: str, *, nearly: bool = False) -> Hit:
    line, wanted = seen.lines[key], question.wanted
    texts = [found for found in seen.passages.get(key, []) if found.text][:_PASSAGES]
    excerpts = [
        Excerpt(
            excerpt(found.text, wanted, nearly=nearly),
            found.page,
            line.page_address(found.page) if found.page else line.address,
        )
        for found in texts
    ]
    return Hit(marked(line.title, wanted, nearly=nearly), line, excerpts)


def _by_title(person: Person, words: str, chosen: Chosen, question: Question, page: int) -> Results:
    """Without an index the database knows numbers and titles."""
    lines: dict[str, Line] = {}
    for source in registry.sources().values():
        ids = source.titled(person, words, chosen, MOST)
        of_source = source.lines_of(person, ids)
        lines |= {source.key(thing): of_source[thing] for thing in ids if thing in of_source}
    seen = _Seen(lines, {}, cut=False)
    keys = list(lines)[:MOST]
    pages = max(1, -(-len(keys) // ON_PAGE))
    page = min(max(1, page), pages)
    shown = keys[(page - 1) * ON_PAGE : page * ON_PAGE]
    hits = [_hit(question, seen, key) for key in shown]
    return Results(hits, [], len(keys), page=page, pages=pages, by_title_only=True)


def terms_of(person: Person) -> frozenset[str]:
    """What the person may find, in the words of the index, as of this moment."""
    return frozenset(
        term for source in registry.sources().values() for term in source.terms_of(person)
    )


def lines_of(person: Person, keys: Collection[str]) -> dict[str, Line]:
    """Of these keys, what the person may read now."""
    ids: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        name, thing = registry.taken_apart(key)
        ids[name].append(thing)
    found: dict[str, Line] = {}
    for name, things in ids.items():
        source = registry.sources().get(name)
        if source is not None:
            lines = source.lines_of(person, things)
            found |= {source.key(thing): line for thing, line in lines.items()}
    return found


def choices_for(person: Person) -> registry.Choices:
    """What the person may choose from, of all sources."""
    all_of = [source.choices(person) for source in registry.sources().values()]
    return registry.Choices(
        kinds=list(dict.fromkeys(one for some in all_of for one in some.kinds)),
        units=list(dict.fromkeys(one for some in all_of for one in some.units)),
    )


def next_marks(count: int) -> list[Mark]:
    """The oldest marks that may be worked off now."""
    due = Q(not_before=None) | Q(not_before__lte=clock.now())
    return list(Mark.objects.filter(due).order_by("pk")[:count])


def was_asked_for(since: datetime) -> bool:
    """Whether somebody had the index looked at since then."""
    asked = last_asked_for("sotay.search.jobs.keep_whole")
    return asked is not None and asked >= since


def so_far() -> int:
    """How many things are in the index that is being made."""
    being_made = places.building(Path(settings.SEARCH_ROOT))
    return being_made.count if being_made else 0


def state_of_index() -> dict[str, int | bool]:
    """Whether there is a whole index, its passages, and how many changes wait for it."""
    try:
        passages, whole = reading.count(Path(settings.SEARCH_ROOT)), True
    except Unusable:
        passages, whole = 0, False
    return {"whole": whole, "passages": passages, "waiting": Mark.objects.count()}
