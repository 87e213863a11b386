"""Collections: found by name and note, by the unit's people and those below it.

The titles of what they hold are not taken in: each document is for its own readers, and a
collection that is found by a title would tell the others of it.
"""

from collections.abc import Collection as Ids

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sotay.documents import queries
from sotay.documents.models import Collection
from sotay.documents.queries import CollectionLine
from sotay.kernel.clock import VIETNAM
from sotay.kernel.text import fold
from sotay.org.models import Person
from sotay.search.engine.asking import Chosen
from sotay.search.registry import Choices, Line, Prepared, Source
from sotay.search.rules.entries import Entry
from sotay.search.rules.passages import passages_of
from sotay.search.words import dictionary

NAME = KIND = "collection"
_LOOKED_THROUGH = 300  # where there is no index


def ids_after(after: int, count: int) -> list[int]:
    """The next collections that stand on their shelf."""
    rows = Collection.objects.filter(pk__gt=after, removed_at=None).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:count])


def prepare(collection_id: int) -> Prepared | None:
    """A collection with its note; None once it was taken off its shelf."""
    rows = Collection.objects.select_related("unit")
    row = rows.filter(pk=collection_id, removed_at=None).first()
    if row is None:
        return None
    entry = Entry(
        key=f"{NAME}:{row.pk}",
        who=frozenset({_term(row.unit_id)}),
        title=row.name,
        about=f"{_('Bộ tài liệu')} {row.unit.name}",
        dictionary=dictionary(),
        facts={
            "kind": KIND,
            "unit": str(row.unit_id),
            "year": str(row.made_at.astimezone(VIETNAM).year),
            "state": "",
        },
        passages=list(passages_of((None, line) for line in row.note.split("\n"))),
    )
    return Prepared(entry)


def terms_of(person: Person) -> frozenset[str]:
    """The units at or above the person's, and those whose documents they keep."""
    places = queries.places_reached(person)
    return frozenset(_term(one) for one in places.above | queries.kept_unit_ids(person))


def _term(unit_id: int) -> str:
    return f"{NAME}/{unit_id}"


def readable(person: Person, ids: Ids[int]) -> dict[int, bool]:
    """Of these collections, what the person finds on the shelf now; none of it is past."""
    return dict.fromkeys(_lines(person, ids), False)


def lines_of(person: Person, ids: Ids[int]) -> dict[int, Line]:
    """The same, as they are shown."""
    return {line.id: _line(line) for line in _lines(person, ids).values()}


def _lines(person: Person, ids: Ids[int]) -> dict[int, CollectionLine]:
    return {line.id: line for line in queries.collection_lines(person, among=ids)}


def _line(line: CollectionLine) -> Line:
    address = reverse("documents:collection", args=[line.id])
    count = ngettext("%(num)s văn bản", "%(num)s văn bản", line.count) % {"num": line.count}
    return Line(
        title=line.name,
        details=(_("Bộ tài liệu"), line.unit, count),
        address=address,
        page_address=lambda _page: address,
        icon="book-open",
    )


def titled(person: Person, words: str, chosen: Chosen, most: int) -> list[int]:
    """Collections whose name holds every word, where there is no index."""
    if (chosen.kind and chosen.kind != KIND) or chosen.issuer:
        return []
    wanted = fold(words).split()
    lines = queries.collection_lines(person, _LOOKED_THROUGH)
    named = [line.id for line in lines if all(word in fold(line.name) for word in wanted)]
    rows = Collection.objects.filter(pk__in=named)
    if chosen.unit:
        rows = rows.filter(unit=int(chosen.unit))
    if chosen.year:
        rows = rows.filter(made_at__year=chosen.year)
    kept = set(rows.values_list("pk", flat=True))
    return [one for one in named if one in kept][:most]


def choices(person: Person) -> Choices:
    """Collections, as one kind among the types of papers."""
    del person
    return Choices(kinds=[(KIND, _("Bộ tài liệu"))])


SOURCE = Source(
    name=NAME,
    ids_after=ids_after,
    prepare=prepare,
    terms_of=terms_of,
    readable=readable,
    lines_of=lines_of,
    titled=titled,
    choices=choices,
)
