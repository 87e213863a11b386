"""Collections: whose they are, and what of them is for whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sotay.documents.models import Collected, Collection, Document
from sotay.documents.queries.audience import places_reached
from sotay.documents.queries.library import (
    SHOWN,
    DocumentLine,
    kept_units,
    line_of,
    own_of,
    relations_of_keeping,
)
from sotay.documents.queries.newest import newest_ids
from sotay.documents.queries.visible import visible
from sotay.documents.rules.turning import Turn, turn_among
from sotay.kernel.refusals import Missing
from sotay.kernel.text import fold
from sotay.org.models import Person
from sotay.policy import Relation, Right, may

# Documents offered to be put in; the box above them finds the others.
OFFERED = 10


@dataclass(frozen=True)
class CollectionLine:
    """A collection in a list. ``count``: documents in force in it that are for the reader."""

    id: int
    name: str
    note: str
    unit: str
    count: int


@dataclass(frozen=True)
class CollectionPage:
    """One collection as its reader sees it. ``keeps``: whether the reader may change it."""

    id: int
    name: str
    note: str
    unit: str
    keeps: bool
    lines: list[DocumentLine]


@dataclass(frozen=True)
class CollectionTurn:
    """A document among those of a collection that its reader may read, to turn from one on."""

    id: int
    name: str
    place: Turn


@dataclass(frozen=True)
class CollectionChoice:
    """A collection that a document may be put in, or that it is in."""

    id: int
    name: str


def relations_to_collection(person: Person | None, collection: Collection) -> frozenset[Relation]:
    """What a person is to a collection: to its unit, and whether they belong below it."""
    if person is None:
        return frozenset()
    found = relations_of_keeping(person, collection.unit)
    above = places_reached(person).above
    return found | {Relation.READER} if collection.unit_id in above else found


def collection_for(person: Person, collection_id: int) -> Collection:
    """A collection of a unit that the person belongs to, or is below, or keeps.

    Raises:
        Missing: there is none, it was taken off its shelf, or it is for others.
    """
    rows = Collection.objects.select_related("unit").filter(removed_at=None)
    row = rows.filter(pk=collection_id).first()
    if row is not None and may(person, Right.DOCUMENTS_SEE_COLLECTION, row):
        return row
    raise Missing(_("Không tìm thấy bộ tài liệu này, hoặc bộ không dành cho đồng chí."))


def collection_lines(
    person: Person, most: int = SHOWN, *, among: Iterable[int] | None = None
) -> list[CollectionLine]:
    """The collections above the person and of units they keep, by name.

    One that holds nothing for the reader is left out, unless it is the reader's to fill: an
    empty one tells a reader nothing, and that it only looks empty is nobody's business.

    Args:
        person: the reader.
        most: at most so many, of all; of those named by ``among`` everyone.
        among: only of these.
    """
    mine = {unit.pk for unit in kept_units(person)}
    rows = _on_shelves_of(person)
    if among is not None:
        named = list(among)
        rows, most = rows.filter(pk__in=named), len(named)
    inside = Collected.objects.filter(_is_in(_shown_to(person)), collection__in=rows.values("pk"))
    counted = inside.order_by().values("collection").annotate(count=Count("pk"))
    counts = {row["collection"]: row["count"] for row in counted}
    shown = [
        row
        for row in rows.select_related("unit").order_by("name", "pk")
        if row.pk in counts or row.unit_id in mine
    ]
    return [
        CollectionLine(row.pk, row.name, row.note, row.unit.name, counts.get(row.pk, 0))
        for row in shown[:most]
    ]


def _on_shelves_of(person: Person) -> QuerySet[Collection]:
    """The collections above the person and of units they keep, whatever they hold."""
    mine = [unit.pk for unit in kept_units(person)]
    above = places_reached(person).above
    return Collection.objects.filter(Q(unit__in=above) | Q(unit__in=mine), removed_at=None)


def collections_kept(person: Person) -> list[CollectionChoice]:
    """The collections of the units whose documents the person keeps, by name."""
    rows = Collection.objects.filter(unit__in=kept_units(person), removed_at=None)
    return [CollectionChoice(row.pk, row.name) for row in rows[:SHOWN]]


def collections_with(person: Person, document: Document) -> list[CollectionChoice]:
    """The collections that hold the document, as far as they are for the person."""
    rows = _on_shelves_of(person).filter(items__document=document)
    return [CollectionChoice(row.pk, row.name) for row in rows[:SHOWN]]


def collection_page(person: Person, collection: Collection) -> CollectionPage:
    """Everything that the page of a collection shows."""
    keeps = may(person, Right.DOCUMENTS_KEEP_COLLECTION, collection)
    documents = documents_in(person, collection, withdrawn=keeps)
    own = own_of(person, documents)
    return CollectionPage(
        id=collection.pk,
        name=collection.name,
        note=collection.note,
        unit=collection.unit.name,
        keeps=keeps,
        lines=[line_of(row, own) for row in documents],
    )


def documents_in(
    person: Person, collection: Collection, *, withdrawn: bool = False
) -> list[Document]:
    """What of a collection the person may read, in its order."""
    shown = visible(person) if withdrawn else _shown_to(person)
    rows = Collected.objects.filter(_is_in(shown), collection=collection)
    return [row.document for row in rows.select_related("document__unit")]


def turn_in(person: Person, collection_id: int | None, document: Document) -> CollectionTurn | None:
    """Where a document stands in the collection that an address names.

    None where there is none, it is for others, or does not hold the document: who opens such
    an address reads the document all the same.
    """
    if collection_id is None:
        return None
    row = _on_shelves_of(person).filter(pk=collection_id, items__document=document).first()
    if row is None:
        return None
    inside = Collected.objects.filter(_is_in(_shown_to(person)), collection=row)
    ids = list(inside.values_list("document", flat=True))
    return CollectionTurn(row.pk, row.name, turn_among(ids, document.pk))


def ids_in_order(collection: Collection) -> list[int]:
    """The ids of all its documents, in order, whoever may read them; to write, not to show."""
    return list(collection.items.values_list("document", flat=True))


def ids_seen(person: Person, document_ids: Sequence[int]) -> frozenset[int]:
    """Of these documents, those that the person may read."""
    return frozenset(visible(person).filter(pk__in=document_ids).values_list("pk", flat=True))


def offered_for(person: Person, collection: Collection, words: str) -> list[DocumentLine]:
    """Documents in force that the person may read and that are not in it, the newest first.

    Every word must stand in the number or the title, with or without tone marks.
    """
    rows = _shown_to(person).exclude(collected__collection=collection)
    if not words.strip():
        rows = rows.filter(pk__in=newest_ids(person, SHOWN))
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    found = list(rows.order_by("-published_at", "-pk")[:OFFERED])
    own = own_of(person, found)
    return [line_of(row, own) for row in found]


def document_named(person: Person, asked: str) -> Document | None:
    """The document that an address names, if the person may read it and it is in force."""
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        return None
    return _shown_to(person).filter(pk=int(asked)).first()


def _is_in(documents: QuerySet[Document]) -> Exists:
    """Whether a row's document is one of these, asked of row by row."""
    return Exists(documents.filter(pk=OuterRef("document")))


def _shown_to(person: Person) -> QuerySet[Document]:
    """What the person may read and is not withdrawn: that stays where it was used."""
    return visible(person).exclude(state=Document.State.WITHDRAWN)
