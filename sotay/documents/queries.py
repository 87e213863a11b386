"""What of the library is for whom."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from sotay.documents.models import Document, Opening, Publication, Version
from sotay.files import kinds
from sotay.files.models import Preview
from sotay.files.names import display_name
from sotay.files.queries import preview_of, sheets_of
from sotay.files.sheets import Sheet
from sotay.files.texts import paragraphs_of
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.kernel.text import fold
from sotay.org.models import Membership, Person, Position, StatusPeriod, Unit
from sotay.org.queries import roll_of, subtree_ids
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import holdings_of
from sotay.org.queries.relations import unit_relations
from sotay.org.queries.units import ancestor_ids
from sotay.papers.queries import layout_today
from sotay.policy import Relation, Right, may
from sotay.policy.judgement import granted
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


@dataclass(frozen=True)
class VersionLine:
    """One file of a document."""

    number: int
    file_name: str
    kind: str
    pages: int | None
    note: str
    added_by: str
    added_at: datetime
    current: bool


@dataclass(frozen=True)
class LibraryPage:
    """What is for the reader, and the units whose documents the reader keeps."""

    lines: list[DocumentLine]
    drafts: list[DocumentLine]
    units: list[tuple[int, str]]
    types: list[tuple[str, str]]
    cut: bool


@dataclass(frozen=True)
class UnopenedUnit:
    """Who of a unit has not opened the document, in the order of the roll."""

    unit: str
    names: tuple[str, ...]
    opened: int
    count: int


@dataclass(frozen=True)
class DocumentPage:
    """One document, its current file to be read."""

    line: DocumentLine
    unit: str
    signer: str
    field: str
    keywords: str
    replaced_by: DocumentLine | None
    replaces: list[DocumentLine]
    versions: list[VersionLine]
    shown: VersionLine | None
    publications: list[tuple[str, str]]
    keeps: bool
    asks_to_acknowledge: bool
    acknowledged: bool


@dataclass(frozen=True)
class Reading:
    """The file that is shown: pictures of pages, or words."""

    sheets: list[Sheet | None]
    pages: int
    paragraphs: list[str]
    fault: str
    opens_here: bool


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
    found = unit_relations(person, document.unit) & {
        Relation.HEAD,
        Relation.DEPUTY,
        Relation.CLERK,
        Relation.SIGNED_IN,
    }
    published = document.state != Document.State.DRAFT
    if published and document.publications.filter(reaches(person)).exists():
        found |= {Relation.READER}
    return found


def reaches(person: Person) -> Q:
    """Publications that reach the person: a right is a WHERE clause, not a row for each reader."""
    own, above, committees = places_reached(person)
    return (
        Q(unit__in=own, reach=Publication.Reach.UNIT)
        | Q(unit__in=above, reach=Publication.Reach.SUBTREE)
        | Q(unit__in=committees, reach=Publication.Reach.COMMITTEES)
    )


def places_reached(person: Person) -> tuple[set[int], set[int], set[int]]:
    """The units to which one publishes to reach the person: alone, with all below, committees."""
    return once_a_request(
        ("reach of documents", person.pk, clock.today()), lambda: _places_of(person)
    )


def _places_of(person: Person) -> tuple[set[int], set[int], set[int]]:
    """Units the person belongs to or serves, those with all above, and above one's offices."""
    held = holdings_of(person, clock.today())
    own = {one.unit_id for one in held.memberships if one.status != "suspended"}
    offices = {unit_id for unit_id, _office in held.offices}
    clerks = {unit_id for unit_id, role in held.roles if role == "clerk"}
    own |= offices | clerks
    return own, _with_above(own), _with_above(offices | clerks)


def _with_above(unit_ids: set[int]) -> set[int]:
    units = Unit.objects.filter(pk__in=unit_ids)
    return unit_ids | {above for unit in units for above in ancestor_ids(unit)}


def readable(person: Person) -> QuerySet[Document]:
    """The published documents that are for the person."""
    reached = Publication.objects.filter(reaches(person)).values("document")
    return Document.objects.filter(pk__in=reached).exclude(state=Document.State.DRAFT)


def kept_units(person: Person) -> list[Unit]:
    """The units whose documents the person keeps."""
    held = holdings_of(person, clock.today())
    ids = {unit_id for unit_id, _office in held.offices} | {unit_id for unit_id, _r in held.roles}
    units = Unit.objects.filter(pk__in=ids, ends__isnull=True).order_by("name")
    return [unit for unit in units if may(person, Right.DOCUMENTS_KEEP, unit)]


def library_page(person: Person, *, words: str = "", type_code: str = "") -> LibraryPage:
    """What is for the person, the newest first; ``words`` are looked for without tone marks."""
    rows = readable(person).filter(state=Document.State.PUBLISHED)
    if type_code:
        rows = rows.filter(type_code=type_code)
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    found = list(rows.order_by("-published_at", "-id")[: SHOWN + 1])
    units = kept_units(person)
    drafts = Document.objects.filter(unit__in=units, state=Document.State.DRAFT).order_by("-id")
    opened = set(
        Opening.objects.filter(person=person, document__in=found).values_list("document", flat=True)
    )
    return LibraryPage(
        lines=[_line(row, opened) for row in found[:SHOWN]],
        drafts=[_line(row, opened) for row in drafts[:SHOWN]],
        units=[(unit.pk, unit.name) for unit in units],
        types=type_choices(),
        cut=len(found) > SHOWN,
    )


def document_for(person: Person, document_id: int) -> Document:
    """A document that is for the person, or that the person keeps.

    Raises:
        Missing: there is none, or it is for others; the two look alike.
    """
    row = Document.objects.select_related("unit").filter(pk=document_id).first()
    if row is not None and may(person, Right.DOCUMENTS_SEE, row):
        return row
    raise Missing(_("Không tìm thấy văn bản này."))


def version_of(document: Document, number: int | None = None) -> Version | None:
    """The version of that number; the current one when none is said.

    Raises:
        Missing: there is no such number.
    """
    rows = document.versions.select_related("file__blob__preview", "added_by")
    if number is None:
        return rows.first()
    found = rows.filter(number=number).first()
    if found is None:
        raise Missing(_("Không tìm thấy bản này của văn bản."))
    return found


def document_page(person: Person, document: Document, shown: Version | None) -> DocumentPage:
    """Everything that the page of a document shows."""
    own = Opening.objects.filter(person=person, document=document).first()
    publications = list(document.publications.select_related("unit"))
    versions = list(document.versions.select_related("file__blob", "added_by"))
    newest = versions[0].number if versions else 0
    return DocumentPage(
        line=_line(document, {document.pk} if own else set()),
        unit=document.unit.name,
        signer=document.signer,
        field=document.field,
        keywords=document.keywords,
        replaced_by=_line(document.replaced_by, set()) if document.replaced_by else None,
        replaces=[_line(row, set()) for row in document.replaces.all()],
        versions=[_version(row, newest) for row in versions],
        shown=_version(shown, newest) if shown else None,
        publications=[(row.unit.name, row.get_reach_display()) for row in publications],
        keeps=granted(Right.DOCUMENTS_KEEP, relations_to_document(person, document)),
        asks_to_acknowledge=any(row.asks_to_acknowledge for row in publications),
        acknowledged=own is not None and own.acknowledged_at is not None,
    )


def reading_of(version: Version, *, large: bool) -> Reading:
    """The current file as pictures of its pages, or as words."""
    blob = version.file.blob
    preview = preview_of(blob)
    failed = preview is not None and preview.state == Preview.State.FAILED
    pages = 0 if large or failed else blob.pages or 0
    return Reading(
        sheets=sheets_of(preview)[:pages] if pages else [],
        pages=pages,
        paragraphs=[] if pages else paragraphs_of(blob),
        fault=preview.reason if failed and preview else "",
        opens_here=kinds.kind_of(blob.media_type).opens_here,
    )


def unopened(document: Document) -> list[UnopenedUnit]:
    """Who has not opened it, by unit; never a ranking, and only where it was asked for."""
    day = clock.today()
    opened = set(document.openings.values_list("person", flat=True))
    found: list[UnopenedUnit] = []
    for publication in document.publications.select_related("unit"):
        reached = Unit.objects.filter(pk__in=_units_reached(publication), kind__is_cell=True)
        for unit in reached.order_by("name"):
            people = [line.person for line in roll_of(unit, day)]
            missing = tuple(one.full_name for one in people if one.pk not in opened)
            found.append(UnopenedUnit(unit.name, missing, len(people) - len(missing), len(people)))
    return found


def _units_reached(publication: Publication) -> set[int]:
    """Its unit, and what is below as far as it reaches."""
    if publication.reach == Publication.Reach.UNIT:
        return {publication.unit_id}
    return {publication.unit_id} | subtree_ids(publication.unit)


def next_readers(publication: Publication, after: int, count: int) -> list[Person]:
    """The next ``count`` people with an account whom it reaches, by id, beginning after one."""
    day, ids = clock.today(), _units_reached(publication)
    serving = Position.objects.filter(holds_on(day), unit__in=ids).exclude(title__office="")
    found = Q(pk__in=serving.values("person"))
    if publication.reach != Publication.Reach.COMMITTEES:
        belonging = Membership.objects.filter(holds_on(day), unit__in=ids)
        suspended = StatusPeriod.objects.filter(holds_on(day), status="suspended")
        found |= Q(pk__in=belonging.values("person")) & ~Q(pk__in=suspended.values("person"))
    rows = Person.objects.filter(found, pk__gt=after, account__isnull=False)
    return list(rows.order_by("pk")[:count])


def units_to_publish(document: Document) -> list[tuple[int, str]]:
    """The document's unit and everything below it, to choose from."""
    units = Unit.objects.filter(pk__in=subtree_ids(document.unit), ends__isnull=True)
    below = units.exclude(pk=document.unit_id).order_by("name").values_list("pk", "name")
    return [(document.unit_id, document.unit.name), *below]


def attachable(person: Person) -> list[tuple[int, str]]:
    """The documents that the person may use in a meeting, the newest first."""
    rows = readable(person).filter(state=Document.State.PUBLISHED, versions__isnull=False)
    rows = rows.distinct().order_by("-published_at", "-id")[:SHOWN]
    return [(row.pk, f"{row.code} {row.title}".strip()) for row in rows]


def newest_numbers(document_ids: set[int]) -> dict[int, int]:
    """The number of the current version of each of these documents."""
    rows = Version.objects.filter(document__in=document_ids).order_by().values("document")
    return dict(rows.annotate(newest=Max("number")).values_list("document", "newest"))


def _line(row: Document, opened: set[int]) -> DocumentLine:
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
        opened=row.pk in opened,
        replaced=row.replaced_by_id is not None,
    )


def _version(row: Version, newest: int) -> VersionLine:
    return VersionLine(
        number=row.number,
        file_name=display_name(row.file.original_name),
        kind=kinds.kind_of(row.file.blob.media_type).name,
        pages=row.file.blob.pages,
        note=row.note,
        added_by=row.added_by.full_name,
        added_at=row.added_at,
        current=row.number == newest,
    )
