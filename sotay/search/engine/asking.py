"""A question as the engine takes it, always together with who asks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tantivy import Occur, Query

from sotay.search.engine.schema import schema
from sotay.search.rules.folding import pairs_of, plain_words
from sotay.search.rules.questions import Part, Question

# A pair of words says more than its words; marks say a little more. Weights were measured.
_PAIR, _MARKED, _HEAD, _CODE = 1.5, 0.5, 1.0, 6.0
# Terms up to here are asked one by one; a clerk of a province has thousands.
_FEW = 64
_FUZZY_FROM = 4  # letters; shorter words are one letter away from everything
_TWO_ERRORS_FROM = 9
PAST = "past"


@dataclass(frozen=True)
class Chosen:
    """What may be left out of the answer; empty is everything.

    Attributes:
        source: the kind of thing, as ``registry.Source`` is named.
        past: whether what is no longer in force is shown too.
    """

    kind: str = ""
    unit: str = ""
    year: str = ""
    issuer: str = ""
    source: str = ""
    past: bool = False

    @property
    def narrows(self) -> bool:
        """Whether something was chosen by which things are left out."""
        return bool(self.kind or self.unit or self.year or self.issuer)


class Where(NamedTuple):
    """The fields in which words are, and two that stand side by side."""

    words: str
    pairs: str


# A passage with the title of its thing; or the title alone, of which a thing has one.
TEXTS, TITLES = Where("plain", "pairs"), Where("title", "title")


def whole(question: Question, where: Where = TEXTS) -> Query:
    """Every part."""
    musts = [(Occur.Must, _part(part, where)) for part in question.parts]
    return Query.boolean_query([*musts, *_better(question, where)])


def mistyped(question: Question, doubtful: Collection[str], where: Where = TEXTS) -> Query:
    """Every part, those with a doubtful word perhaps with a typing error."""
    alone = len(question.parts) == 1
    musts = [
        _nearly(part, question.pairs, where, alone=alone)
        if part.code or _holds(part, doubtful)
        else _part(part, where)
        for part in question.parts
    ]
    return Query.boolean_query([*((Occur.Must, must) for must in musts), *_better(question, where)])


def partly(question: Question, telling: Sequence[Part]) -> Query:
    """A third or more of the parts that tell something."""
    shoulds = [(Occur.Should, _part(part, TEXTS)) for part in telling]
    least = max(1, (len(shoulds) + 2) // 3)
    enough = Query.boolean_query(shoulds, minimum_number_should_match=least)
    return Query.boolean_query([(Occur.Must, enough), *_better(question, TEXTS)])


def for_whom(
    query: Query,
    who: Collection[str],
    chosen: Chosen,
    *,
    within: Collection[str] = (),
    without: Collection[str] = (),
) -> Query:
    """``query`` among what these terms may find, as chosen, with or without these keys."""
    names = ("source", "kind", "unit", "year")
    facts = {name: str(getattr(chosen, name)) for name in names}
    filters = [_term(name, value) for name, value in facts.items() if value]
    filters += [_term("issuer", word) for word in plain_words(chosen.issuer)]
    filters.append(_any("who", sorted(who)))
    if within:
        filters.append(_any("key", sorted(within)))
    clauses = [(Occur.Must, query), *((Occur.Must, _silent(one)) for one in filters)]
    if not chosen.past:
        clauses.append((Occur.MustNot, _term("state", PAST)))
    if without:
        clauses.append((Occur.MustNot, _any("key", sorted(without))))
    return Query.boolean_query(clauses)


def _part(part: Part, where: Where) -> Query:
    if part.code:
        return Query.boost_query(_term("codes", part.code), _CODE)
    return _or([_side_by_side(way, where) for way in part.ways])


def _side_by_side(way: Sequence[str], where: Where) -> Query:
    if len(way) == 1:
        return _term(where.words, way[0])
    return Query.boolean_query([(Occur.Must, _term(where.pairs, pair)) for pair in pairs_of(way)])


def _holds(part: Part, some: Collection[str]) -> bool:
    return any(word in some for way in part.ways for word in way)


def _nearly(part: Part, pairs: Sequence[str], where: Where, *, alone: bool) -> Query:
    """The part, or one whose letters are nearly these, beside the words that were typed beside."""
    ways = [_part(part, where)]
    if part.code:
        # The number may be written some other way in the text.
        words = [(Occur.Must, _term(where.words, word)) for word in part.ways[0]]
        ways.append(Query.boolean_query(words))
        return _or(ways)
    word = part.ways[0][0]
    beside = [pair for pair in pairs if word in pair.split("_")]
    ways += [_fuzzy(where.pairs, pair) for pair in beside if len(pair) > _FUZZY_FROM]
    if len(word) > _FUZZY_FROM:
        ways.append(_fuzzy(where.pairs, word))  # a blank was left out
    if len(word) >= _FUZZY_FROM and (alone or not beside):
        ways.append(_fuzzy(where.words, word))
    return _or(ways)


def _better(question: Question, where: Where) -> list[tuple[Occur, Query]]:
    pairs = [Query.boost_query(_term(where.pairs, pair), _PAIR) for pair in question.pairs]
    marked = [Query.boost_query(_term("marked", word), _MARKED) for word in question.marked]
    heads = question.pairs or tuple(question.wanted)
    about = [Query.boost_query(_term("head", words), _HEAD) for words in heads]
    return [(Occur.Should, query) for query in (*pairs, *marked, *about)]


def _fuzzy(field: str, text: str) -> Query:
    distance = 2 if len(text) >= _TWO_ERRORS_FROM else 1
    return Query.fuzzy_term_query(schema(), field, text, distance=distance)


def _any(field: str, values: Sequence[str]) -> Query:
    if len(values) > _FEW:
        return Query.term_set_query(schema(), field, values)
    return _or([_term(field, value) for value in values])


def _or(queries: Sequence[Query]) -> Query:
    if not queries:
        return Query.empty_query()
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _silent(query: Query) -> Query:
    """Lets through and says nothing of how well it fits."""
    return Query.const_score_query(query, 0.0)


def _term(field: str, value: str) -> Query:
    return Query.term_query(schema(), field, value, "basic" if field in _BASIC else "freq")


_BASIC = frozenset(
    {"key", "codes", "head", "who", "issuer", "source", "kind", "unit", "year", "state"}
)
