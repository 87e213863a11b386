"""What of the library is for whom, and how it is kept."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from sotay.documents.models import Attachment, Bookmark, Document, Opening, Place, Version
from sotay.documents.queries.audience import reached_by, reaches
from sotay.files.models import Blob
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import Person, Unit
from sotay.org.queries.holdings import holdings_of
from sotay.org.queries.relations import unit_relations
from sotay.papers.queries import layout_today
from sotay.policy import Relation, Right, may
from sotay.policy.reading import once_a_request

SHOWN = 100


@dataclass(frozen=True)
class DocumentLine:
    """A document in a list."""

    id: int
    code: str
    title: str
    type_name: str
    issuer: str
    issued_on: date | None
    label: str
    label_name: str
    state: str
    state_name: str
    published_at: datetime | None
    opened: bool
    replaced: bool
    # The reader's own: put aside for later, the page reached, or 0.
    bookmarked: bool = False
    page: int = 0


@dataclass(frozen=True)
class Own:
    """What one reader keeps of some documents, by their ids."""

    opened: frozenset[int] = frozenset()
    bookmarked: frozenset[int] = frozenset()
    pages: Mapping[int, int] = field(default_factory=dict)


def types_today() -> dict[str, tuple[str, str]]:
    """The types of papers: code → name and abbreviation, of the layout in force."""
    return once_a_request(
        "types of papers",
        lambda: {
            code: (one.name, one.abbreviation)
            for code, one in layout_today().document_types.items()
        },
    )


def type_choices() -> list[tuple[str, str]]:
    """The types of papers, to choose from."""
    return [(code, name) for code, (name, _abbreviation) in types_today().items()]


def relations_to_document(person: Person | None, document: Document) -> frozenset[Relation]:
    """What a person is to a document: to its unit, and whether it is for them."""
    if person is None:
        return frozenset()
    found = relations_of_keeping(person, document.unit)
    published = document.state != Document.State.DRAFT
    if published and document.publications.filter(reaches(person)).exists():
        found |= {Relation.READER}
    return found


def relations_of_keeping(person: Person, unit: Unit) -> frozenset[Relation]:
    """What makes a person a keeper of what a unit has in the library, and that they signed in."""
    return unit_relations(person, unit) & {
        Relation.HEAD,
        Relation.DEPUTY,
        Relation.CLERK,
        Relation.SIGNED_IN,
    }


def readable(person: Person) -> QuerySet[Document]:
    """The published documents that are for the person."""
    return Document.objects.filter(reached_by(person)).exclude(state=Document.State.DRAFT)


def kept_units(person: Person) -> list[Unit]:
    """The units whose documents the person keeps, by name."""
    return once_a_request(
        ("units of a keeper", person.pk, clock.today()), lambda: _kept_units(person)
    )


def _kept_units(person: Person) -> list[Unit]:
    held = holdings_of(person, clock.today())
    ids = {unit_id for unit_id, _office in held.offices} | {unit_id for unit_id, _r in held.roles}
    units = Unit.objects.filter(pk__in=ids, ends__isnull=True).order_by("name")
    return [unit for unit in units if may(person, Right.DOCUMENTS_KEEP, unit)]


def document_for(person: Person, document_id: int) -> Document:
    """A document that is for the person, or that the person keeps.

    Raises:
        Missing: there is none, or it is for others; the two look alike.
    """
    row = Document.objects.select_related("unit").filter(pk=document_id).first()
    if row is not None and may(person, Right.DOCUMENTS_SEE, row):
        return row
    raise Missing(_("Không tìm thấy văn bản này."))


def document_with(person: Person, sha256: str) -> Document | None:
    """The document that the person may read whose current or older file holds these bytes."""
    rows = Document.objects.filter(versions__file__blob__sha256=sha256).select_related("unit")
    for row in rows.distinct().order_by("-id")[:SHOWN]:
        if may(person, Right.DOCUMENTS_SEE, row):
            return row
    return None


def blobs_of(document_id: int) -> list[Blob]:
    """The bytes of every version and further file of a document, also of one taken out.

    None where there is no such document.
    """
    versions = Version.objects.filter(document=document_id)
    further = Attachment.objects.filter(document=document_id)
    used = Q(files__in=versions.values("file")) | Q(files__in=further.values("file"))
    return list(Blob.objects.filter(used).distinct().order_by("pk"))


@dataclass(frozen=True)
class Standing:
    """Where a document stands today: its current version, and whether it is still in force.

    ``replaced_by``: the id of the one in its place, 0 where there is none.
    """

    newest: int
    withdrawn: bool
    replaced_by: int


def standings(document_ids: Collection[int]) -> dict[int, Standing]:
    """Where each of these documents stands; one query."""
    rows = Version.objects.filter(document__in=document_ids).order_by()
    facts = ("document", "document__state", "document__replaced_by")
    return {
        row["document"]: Standing(
            newest=row["newest"],
            withdrawn=row["document__state"] == Document.State.WITHDRAWN,
            replaced_by=row["document__replaced_by"] or 0,
        )
        for row in rows.values(*facts).annotate(newest=Max("number"))
    }


def own_of(person: Person, documents: Iterable[Document]) -> Own:
    """What the person keeps of these documents; three queries."""
    ids = [row.pk for row in documents]
    of_them = {"person": person, "document__in": ids}
    return Own(
        opened=frozenset(Opening.objects.filter(**of_them).values_list("document", flat=True)),
        bookmarked=frozenset(Bookmark.objects.filter(**of_them).values_list("document", flat=True)),
        pages=dict(Place.objects.filter(**of_them).values_list("document", "page")),
    )


def line_of(row: Document, own: Own) -> DocumentLine:
    """A document as a line of a list, with what its reader keeps of it."""
    name, _abbreviation = types_today().get(row.type_code, ("", ""))
    return DocumentLine(
        id=row.pk,
        code=row.code,
        title=row.title,
        type_name=name,
        issuer=row.issuer,
        issued_on=row.issued_on,
        label=row.label,
        label_name=row.get_label_display(),
        state=row.state,
        state_name=row.get_state_display(),
        published_at=row.published_at,
        opened=row.pk in own.opened,
        replaced=row.replaced_by_id is not None,
        bookmarked=row.pk in own.bookmarked,
        page=own.pages.get(row.pk, 0),
    )
