"""Looking for things: in the index, then in the database, which decides who may read them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import islice
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
from sotay.search.rules import rarity
from sotay.search.rules.excerpts import Piece, excerpt, marked
from sotay.search.rules.folding import plain_words
from sotay.search.rules.questions import Question, question_of
from sotay.search.words import dictionary

ON_PAGE = 20
MOST = 100  # things; whoever wants more of them asks more exactly
_LOOKED_AT = 300  # passages at once
_ROUNDS = 4
_PASSAGES = 2  # shown of one thing
_FEW = 5  # below this, what is only near is shown too
_MOST_NEAR = 10
_MOST_NOTES = 10


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
class NoteHit:
    """A note of the person's own that fits."""

    pieces: list[Piece]
    where: str
    address: str


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
    """Keys of what the person may read, the best first.

    Attributes:
        query: what their passages hold.
        passages: those, as far as they were looked for already.
    """

    keys: list[str]
    query: Query
    passages: Mapping[str, list[Found]]
    cut: bool


def results_for(person: Person, words: str, chosen: Chosen, page: int = 1) -> Results:
    """What ``person`` finds for ``words``; nothing that they may not read, not even counted."""
    question = question_of(words, dictionary())
    if not question.parts:
        return Results([], [])
    try:
        with reading.reading(Path(settings.SEARCH_ROOT)) as searcher:
            return _found(_Asker(person, terms_of(person), searcher, question, chosen), page)
    except Unusable:
        return _by_title(person, words, chosen, question, page)


def own_notes_for(person: Person, words: str) -> list[NoteHit]:
    """What fits among the person's own notes and marked passages; nobody else's are looked at."""
    question = question_of(words, dictionary())
    fitting = (one for one in registry.notes_of(person) if _holds(one.words, question))
    return [
        NoteHit(excerpt(one.words, question.wanted), one.where, one.address)
        for one in islice(fitting, _MOST_NOTES)
    ]


def _holds(text: str, question: Question) -> bool:
    """Whether every part is there, in one of its ways."""
    there = set(plain_words(text))
    return bool(question.parts) and all(
        any(there.issuperset(way) for way in part.ways) for part in question.parts
    )


def things_for(person: Person, words: str, chosen: Chosen, *, most: int) -> list[int] | None:
    """The ids of what one source (``chosen.source``) has, the best first, for its own list.

    Where nothing holds every word, what does with a typing error. None: there is no index now.
    """
    question = question_of(words, dictionary())
    if not question.parts:
        return []
    try:
        with reading.reading(Path(settings.SEARCH_ROOT)) as searcher:
            asker = _Asker(person, terms_of(person), searcher, question, chosen)
            seen = asker.see(asking.whole(question), enough=most)
            keys = seen.keys or asker.see_mistyped().keys
    except Unusable:
        return None
    return [registry.taken_apart(key)[1] for key in keys[:most]]


@dataclass(frozen=True)
class _Asker:
    """One person (who has these terms) with one question at one state of the index."""

    person: Person
    who: frozenset[str]
    searcher: Searcher
    question: Question
    chosen: Chosen

    def see_whole(self) -> _Seen:
        """What holds everything."""
        titled = asking.whole(self.question, asking.TITLES)
        whole = asking.whole(self.question)
        return self._see_titled(titled, whole, most=MOST) or self.see(whole, enough=ON_PAGE)

    def _see_titled(
        self, titled: Query, query: Query, *, most: int, without: Collection[str] = ()
    ) -> _Seen | None:
        """Things that fit by their titles, if they alone are more than anybody looks at.

        Texts need not be weighed then: among millions of passages, common words are in most.
        """
        found = self._first(titled, without=without)
        if len(found) <= most:
            return None
        keys = self._readable(dict.fromkeys(one.key for one in found))
        return _Seen(keys, query, {}, cut=True) if len(keys) > most else None

    def see(self, query: Query, *, enough: int, without: Collection[str] = ()) -> _Seen:
        """The things that fit best and that the database lets the person read."""
        passages: dict[str, list[Found]] = {}
        keys: list[str] = []
        found: list[Found] = []
        for _round in range(_ROUNDS):
            found = self._first(query, without={*without, *passages})
            fresh = _by_key(found)
            passages |= fresh
            keys += self._readable(fresh)
            # One long book may fill a look: then look again, at the others.
            if len(found) < _LOOKED_AT or len(keys) >= enough:
                break
        return _Seen(keys, query, passages, cut=len(found) == _LOOKED_AT)

    def _first(
        self, query: Query, *, within: Collection[str] = (), without: Collection[str] = ()
    ) -> list[Found]:
        """The passages that fit best, among what the index lets the person find."""
        asked = asking.for_whom(query, self.who, self.chosen, within=within, without=without)
        return reading.first(self.searcher, asked, _LOOKED_AT, sources=registry.sources())

    def _readable(self, keys: Collection[str]) -> list[str]:
        past = readable(self.person, keys)
        return [key for key in keys if key in past and (self.chosen.past or not past[key])]

    def hits(self, seen: _Seen, keys: Sequence[str], *, nearly: bool = False) -> list[Hit]:
        """These of the things seen, as they are shown."""
        if not keys:
            return []
        lines = lines_of(self.person, keys)
        passages = seen.passages or _by_key(self._first(seen.query, within=keys))
        return [
            _hit(self.question, lines[key], self._texts(passages.get(key, ())), nearly=nearly)
            for key in keys
            if key in lines
        ]

    def _texts(self, passages: Iterable[Found]) -> list[tuple[int | None, str]]:
        """The first passages that fit, with their pages."""
        texts: list[tuple[int | None, str]] = []
        for found in passages:
            text = reading.text_of(self.searcher, found)
            if text:
                texts.append((found.page, text))
            if len(texts) == _PASSAGES:
                break
        return texts

    def see_near(self, *, without: Collection[str] = ()) -> _Seen:
        """What holds everything with a typing error, or else a part of it."""
        seen = self.see_mistyped(without=without)
        if seen.keys:
            return seen
        telling = rarity.telling(self.question.parts, self._common)
        partly = asking.partly(self.question, telling)
        return self.see(partly, enough=_MOST_NEAR, without=without)

    def see_mistyped(self, *, without: Collection[str] = ()) -> _Seen:
        """What holds everything, some of it with a typing error."""
        doubtful = rarity.doubtful(self.question.wanted, self._common)
        titled = asking.mistyped(self.question, doubtful, asking.TITLES)
        mistyped = asking.mistyped(self.question, doubtful)
        seen = self._see_titled(titled, mistyped, most=_MOST_NEAR, without=without)
        return seen or self.see(mistyped, enough=_MOST_NEAR, without=without)

    @cached_property
    def _common(self) -> frozenset[str]:
        held_by = reading.held_by(self.searcher, self.question.wanted)
        return rarity.common(held_by, self.searcher.num_docs)

    def without_choices(self) -> "_Asker":
        """The same question to everything."""
        return replace(self, chosen=Chosen(past=True))


def _by_key(found: Iterable[Found]) -> dict[str, list[Found]]:
    """Passages by the thing that they are of, in order."""
    things: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        things[one.key].append(one)
    return things


def _found(asker: _Asker, page: int) -> Results:
    seen = asker.see_whole()
    keys = seen.keys[:MOST]
    shown, page, pages = _page_of(keys, page)
    near: list[Hit] = []
    if len(keys) < _FEW:
        nearly = asker.see_near(without=seen.keys)
        near = asker.hits(nearly, nearly.keys[:_MOST_NEAR], nearly=True)
    others = 0
    if not keys and asker.chosen.narrows:
        others = len(asker.without_choices().see_whole().keys)
    return Results(
        hits=asker.hits(seen, shown),
        near=near,
        count=len(keys),
        cut=seen.cut or len(seen.keys) > MOST,
        page=page,
        pages=pages,
        without_choices=min(others, MOST),
    )


def _page_of(keys: Sequence[str], page: int) -> tuple[Sequence[str], int, int]:
    """The keys of a page, which page it is, and of how many."""
    pages = max(1, -(-len(keys) // ON_PAGE))
    page = min(max(1, page), pages)
    return keys[(page - 1) * ON_PAGE : page * ON_PAGE], page, pages


def _hit(
    question: Question,
    line: Line,
    texts: Sequence[tuple[int | None, str]] = (),
    *,
    nearly: bool = False,
) -> Hit:
    wanted = question.wanted
    excerpts = [
        Excerpt(
            excerpt(text, wanted, nearly=nearly),
            page,
            line.page_address(page) if page else line.address,
        )
        for page, text in texts
    ]
    return Hit(marked(line.title, wanted, nearly=nearly), line, excerpts)


def _by_title(person: Person, words: str, chosen: Chosen, question: Question, page: int) -> Results:
    """Without an index the database knows numbers and titles."""
    lines: dict[str, Line] = {}
    for source in registry.sources().values():
        ids = source.titled(person, words, chosen, MOST)
        of_source = source.lines_of(person, ids)
        lines |= {source.key(thing): of_source[thing] for thing in ids if thing in of_source}
    keys = list(lines)[:MOST]
    shown, page, pages = _page_of(keys, page)
    hits = [_hit(question, lines[key]) for key in shown]
    return Results(hits, [], len(keys), page=page, pages=pages, by_title_only=True)


def terms_of(person: Person) -> frozenset[str]:
    """What the person may find, in the words of the index, as of this moment."""
    return frozenset(
        term for source in registry.sources().values() for term in source.terms_of(person)
    )


def readable(person: Person, keys: Iterable[str]) -> dict[str, bool]:
    """Of these keys, what the person may read now, and whether it is past."""
    found: dict[str, bool] = {}
    for source, things in _by_source(keys):
        found |= {source.key(one): past for one, past in source.readable(person, things).items()}
    return found


def lines_of(person: Person, keys: Iterable[str]) -> dict[str, Line]:
    """Of these keys, what the person may read now, as it is shown."""
    found: dict[str, Line] = {}
    for source, things in _by_source(keys):
        found |= {source.key(one): line for one, line in source.lines_of(person, things).items()}
    return found


def _by_source(keys: Iterable[str]) -> Iterator[tuple[registry.Source, list[int]]]:
    ids: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        name, thing = registry.taken_apart(key)
        ids[name].append(thing)
    for name, things in ids.items():
        source = registry.sources().get(name)
        if source is not None:
            yield source, things


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
