"""The page of the library: shelves, what is new, what one was reading, what one put aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from sotay.documents.models import Document, Publication, Version, Visit
from sotay.documents.queries.audience import reached_by, reaches
from sotay.documents.queries.collections import CollectionLine, collection_lines
from sotay.documents.queries.library import (
    SHOWN,
    DocumentLine,
    kept_units,
    line_of,
    own_of,
    readable,
    type_choices,
)
from sotay.documents.queries.newest import newest_ids
from sotay.documents.rules.shelves import Shelf, shelf_named, shelves
from sotay.kernel.text import fold
from sotay.org.models import Person
from sotay.search.engine.asking import Chosen
from sotay.search.queries import things_for

_SOURCE = "document"  # as ``searching`` names it
# Of these the shelf and the list of one's own leave some.
_LOOKED_AT = 3 * SHOWN
# Lines of a part of the page; the rest is behind "Tất cả".
FEW = 4
# Up to here a shelf says how many documents it holds for the reader. More would have to be
# looked at for every page, and a number of thousands tells nobody anything.
COUNTED = 2_000
FEW_COLLECTIONS = 6


class Mine(StrEnum):
    """A list of the reader's own."""

    NEW = "new"
    LATER = "later"
    RECENT = "recent"


@dataclass(frozen=True)
class ShelfLine:
    """A shelf, and how many documents for the reader stand on it; ``None``: too many to count."""

    key: str
    name: str
    about: str
    count: int | None


@dataclass(frozen=True)
class Asked:
    """Which documents are wanted; empty means all."""

    words: str = ""
    type_code: str = ""
    shelf: str = ""
    mine: str = ""

    @property
    def is_all(self) -> bool:
        """Whether nothing narrows the list."""
        return not (self.words or self.type_code or self.shelf or self.mine)


@dataclass(frozen=True)
class Part:
    """A few lines of one's own, and whether there are more."""

    lines: list[DocumentLine]
    more: bool


@dataclass(frozen=True)
class LibraryPage:
    """What is for the reader, and the units whose documents the reader keeps.

    ``heading`` names the list when it is not everything. ``since``: the visit before.
    ``by_title_only``: there is no index of the texts at the moment.
    """

    heading: str
    about: str
    lines: list[DocumentLine]
    cut: bool
    drafts: list[DocumentLine]
    units: list[tuple[int, str]]
    types: list[tuple[str, str]]
    shelves: list[ShelfLine]
    collections: list[CollectionLine]
    more_collections: bool
    new: Part
    later: Part
    recent: Part
    since: datetime | None
    by_title_only: bool = False


def library_page(person: Person, asked: Asked | None = None) -> LibraryPage:
    """What is for the person, the newest first, or the part of it that is asked for."""
    wanted = asked or Asked()
    since, shelf = since_of(person), _shelf(wanted)
    here = _in_force(person)
    found, whole = _found(person, here, wanted, since)
    units = kept_units(person)
    collections = collection_lines(person, FEW_COLLECTIONS + 1) if wanted.is_all else []
    parts = _parts(person, here, since) if wanted.is_all else [[], [], []]
    drafts: list[Document] = []
    if wanted.is_all and units:
        rows = Document.objects.filter(unit__in=units, state=Document.State.DRAFT)
        drafts = list(rows.order_by("-id")[:SHOWN])
    own = own_of(person, {row for rows in (found, drafts, *parts) for row in rows})
    new, later, recent = (
        Part([line_of(row, own) for row in rows[:FEW]], len(rows) > FEW) for rows in parts
    )
    return LibraryPage(
        heading=_heading(wanted),
        about=shelf.about if shelf else "",
        lines=[line_of(row, own) for row in found[:SHOWN]],
        cut=len(found) > SHOWN,
        drafts=[line_of(row, own) for row in drafts],
        units=[(unit.pk, unit.name) for unit in units],
        types=type_choices(),
        shelves=_shelf_lines(person) if wanted.is_all else [],
        collections=collections[:FEW_COLLECTIONS],
        more_collections=len(collections) > FEW_COLLECTIONS,
        new=new,
        later=later,
        recent=recent,
        since=since,
        by_title_only=not whole,
    )


def since_of(person: Person) -> datetime | None:
    """When the person looked into the library the time before; none at the first time."""
    row = Visit.objects.filter(person=person).first()
    return row.before if row else None


def _in_force(person: Person) -> QuerySet[Document]:
    return readable(person).filter(state=Document.State.PUBLISHED)


def _found(
    person: Person, here: QuerySet[Document], asked: Asked, since: datetime | None
) -> tuple[list[Document], bool]:
    """What is asked for, one more than is shown; and whether words were looked for in texts.

    Words are looked for in the index, in the order in which it finds them.
    """
    if asked.is_all:
        return _in_order(here, newest_ids(person, SHOWN + 1)), True
    rows = _asked_for(person, here, asked, since)
    if not asked.words:
        return list(rows[: SHOWN + 1]), True
    chosen = Chosen(source=_SOURCE, kind=asked.type_code)
    ids = things_for(person, asked.words, chosen, most=_LOOKED_AT)
    if ids is None:
        for word in fold(asked.words).split():
            rows = rows.filter(folded__contains=word)
        return list(rows[: SHOWN + 1]), False
    return _in_order(rows, ids)[: SHOWN + 1], True


def _in_order(rows: QuerySet[Document], ids: Sequence[int]) -> list[Document]:
    """Those of ``rows`` that are named, as they are named."""
    found = {row.pk: row for row in rows.filter(pk__in=ids)}
    return [found[one] for one in ids if one in found]


def _asked_for(
    person: Person, here: QuerySet[Document], asked: Asked, since: datetime | None
) -> QuerySet[Document]:
    rows = here.order_by("-published_at", "-id")
    if asked.mine == Mine.NEW:
        rows = _new(person, here, since, _LOOKED_AT)
    elif asked.mine == Mine.LATER:
        rows = _later(person, here)
    elif asked.mine == Mine.RECENT:
        rows = _recent(person, here)
    if asked.type_code:
        rows = rows.filter(type_code=asked.type_code)
    if asked.shelf:
        rows = rows.filter(shelf=asked.shelf)
    return rows


def _parts(
    person: Person, here: QuerySet[Document], since: datetime | None
) -> list[list[Document]]:
    new = _new(person, here, since, FEW + 1)
    return [list(rows[: FEW + 1]) for rows in (new, _later(person, here), _recent(person, here))]


def _new(
    person: Person, here: QuerySet[Document], since: datetime | None, most: int
) -> QuerySet[Document]:
    """What was published to the person since then, or has a newer file; the latest first."""
    if since is None:
        return here.none()
    newer = Version.objects.filter(reached_by(person, "document_id"), number__gt=1)
    renewed = newer.filter(added_at__gt=since).order_by("-added_at").values_list("document")
    ids = {*newest_ids(person, most, since=since), *(document for (document,) in renewed[:most])}
    return here.filter(pk__in=ids).order_by("-published_at", "-id")


def _later(person: Person, here: QuerySet[Document]) -> QuerySet[Document]:
    own = Q(bookmarks__person=person)
    return here.filter(own).annotate(put=Max("bookmarks__at", filter=own)).order_by("-put")


def _recent(person: Person, here: QuerySet[Document]) -> QuerySet[Document]:
    own = Q(openings__person=person)
    return here.filter(own).annotate(put=Max("openings__last_at", filter=own)).order_by("-put")


def _shelf_lines(person: Person) -> list[ShelfLine]:
    """All shelves, with how many documents in force the person finds there."""
    reached = Publication.objects.filter(reaches(person)).order_by().values("document")
    some = Document.objects.filter(pk__in=reached.distinct()[: COUNTED + 1]).order_by()
    in_force = Count("pk", filter=Q(state=Document.State.PUBLISHED))
    rows = some.values("shelf").annotate(here=in_force, seen=Count("pk"))
    counts = {row["shelf"]: row["here"] for row in rows}
    counted = sum(row["seen"] for row in rows) <= COUNTED
    return [
        ShelfLine(shelf.key, shelf.name, shelf.about, counts.get(shelf.key, 0) if counted else None)
        for shelf in shelves()
    ]


def _shelf(asked: Asked) -> Shelf | None:
    return shelf_named(asked.shelf) if asked.shelf else None


def _heading(asked: Asked) -> str:
    own = {
        "new": _("Mới từ lần trước"),
        "later": _("Đọc sau"),
        "recent": _("Mở gần đây"),
    }
    shelf = _shelf(asked)
    return own.get(asked.mine) or (shelf.name if shelf else "")
