"""Documents: what the index takes in of them, and who may find which."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from django.urls import reverse

from sotay.documents import queries
from sotay.documents.models import Document, Publication
from sotay.kernel.text import fold
from sotay.org.models import Person, Unit
from sotay.search.engine.asking import PAST, Chosen
from sotay.search.file_words import words_of
from sotay.search.registry import Choices, Line, OwnNote, Prepared, Source
from sotay.search.rules.entries import Entry
from sotay.search.rules.passages import Passage, passages_of
from sotay.search.words import dictionary
from sotay.web.formats import day

NAME = "document"
_REACH, _WHO = Publication.Reach, Publication.Who
_COMMITTEES = {_REACH.UNIT: "committee", _REACH.SUBTREE: "committees"}
_LOOKED_THROUGH = 500  # notes of one person


def ids_after(after: int, count: int) -> list[int]:
    """The next documents, of every state: a draft is found by its keepers."""
    rows = Document.objects.filter(pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:count])


def prepare(document_id: int) -> Prepared | None:
    """A document with the words of its current file, then of its further files.

    A passage of an annex names no page: pages are those of the document itself.
    """
    row = Document.objects.select_related("unit").filter(pk=document_id).first()
    if row is None:
        return None
    version = queries.version_of(row)
    words, waits = words_of(version.file.blob) if version else ([], False)
    for blob in queries.further_blobs(row):
        more, later = words_of(blob)
        words += [(None, paragraph) for _page, paragraph in more]
        waits = waits or later
    return Prepared(entry_of(row, list(passages_of(words)), queries.types_today()), waits)


def entry_of(
    row: Document, passages: Sequence[Passage], types: Mapping[str, tuple[str, str]]
) -> Entry:
    """A document with these passages of its words; ``types`` as ``queries.types_today``."""
    type_name, _abbreviation = types.get(row.type_code, ("", ""))
    return Entry(
        key=f"{NAME}:{row.pk}",
        who=_who(row),
        title=f"{type_name} {row.code} {row.title}",
        about=f"{row.signer} {row.field} {row.keywords} {row.unit.name}",
        issuer=row.issuer,
        dictionary=dictionary(),
        facts=_facts(row),
        passages=passages,
    )


def _facts(row: Document) -> dict[str, str]:
    return {
        "kind": row.type_code,
        "unit": str(row.unit_id),
        "year": str(row.issued_on.year) if row.issued_on else "",
        "state": PAST if row.state == Document.State.WITHDRAWN else row.state,
    }


def _who(row: Document) -> frozenset[str]:
    """The terms of a document's readers and keepers: rows of its own, whatever the tree."""
    terms = {_term("kept", row.unit_id)}
    if row.state != Document.State.DRAFT:
        terms |= {_term_of(one) for one in row.publications.all()}
    return frozenset(terms)


def _term_of(row: Publication) -> str:
    if row.who == _WHO.BODY:
        return _term("body", row.body_id or 0)
    if row.who == _WHO.TITLE:
        return _term(f"title/{row.title_id}/{row.reach}", row.unit_id)
    if row.who == _WHO.COMMITTEE:
        return _term(_COMMITTEES[_REACH(row.reach)], row.unit_id)
    return _term(row.reach, row.unit_id)


def terms_of(person: Person) -> frozenset[str]:
    """The same terms from the person's side, worked out on the tree of this moment.

    So a member who moves, a unit that is moved or an office that ends needs no new index.
    """
    places = queries.places_reached(person)
    found = {
        _REACH.UNIT: places.own,
        _REACH.SUBTREE: places.above,
        _COMMITTEES[_REACH.UNIT]: places.served,
        _COMMITTEES[_REACH.SUBTREE]: places.above_served,
        "body": places.bodies,
        "kept": queries.kept_unit_ids(person),
    }
    for code, (here, above) in places.titles.items():
        found[f"title/{code}/{_REACH.UNIT}"] = here
        found[f"title/{code}/{_REACH.SUBTREE}"] = above
    return frozenset(_term(how, one) for how, ids in found.items() for one in ids)


def _term(how: str, place_id: int) -> str:
    return f"{NAME}/{how}/{place_id}"


def readable(person: Person, ids: Collection[int]) -> dict[int, bool]:
    """Of these documents, what the person may read now: the database decides."""
    rows = queries.visible(person).filter(pk__in=ids).values_list("pk", "state")
    return {row: state == Document.State.WITHDRAWN for row, state in rows}


def lines_of(person: Person, ids: Collection[int]) -> dict[int, Line]:
    """The same, as they are shown."""
    return {row.pk: _line(row) for row in queries.visible(person).filter(pk__in=ids)}


def _line(row: Document) -> Line:
    type_name, _abbreviation = queries.types_today().get(row.type_code, ("", ""))
    details = (type_name, row.code, row.issuer, day(row.issued_on) if row.issued_on else "")
    said = row.state != Document.State.PUBLISHED
    return Line(
        title=row.title,
        details=[one for one in details if one],
        address=reverse("documents:document", args=[row.pk]),
        page_address=partial(_page_address, row.pk),
        state=row.get_state_display() if said else "",
        is_past=row.state == Document.State.WITHDRAWN,
    )


def _page_address(document_id: int, page: int) -> str:
    return f"{reverse('documents:document', args=[document_id])}#page-{page}"


def own_passages(person: Person) -> Iterator[OwnNote]:
    """What the person has marked or written beside documents that they may read now."""
    passages = list(queries.all_passages_of(person)[:_LOOKED_THROUGH])
    if not passages:
        return
    used = {row.blob_id for row in passages}
    rows = queries.visible(person).filter(versions__file__blob__in=used)
    found = rows.values_list("versions__file__blob", "pk", "title").order_by("pk")
    where = {blob: (pk, title) for blob, pk, title in found}
    for row in passages:
        if row.blob_id in where:
            pk, title = where[row.blob_id]
            yield OwnNote(f"{row.quote} {row.words}".strip(), title, _page_address(pk, row.page))


def titled(person: Person, words: str, chosen: Chosen, most: int) -> list[int]:
    """Documents whose number or title holds every word, where there is no index."""
    rows = queries.visible(person)
    if not chosen.past:
        rows = rows.exclude(state=Document.State.WITHDRAWN)
    if chosen.kind:
        rows = rows.filter(type_code=chosen.kind)
    if chosen.unit:
        rows = rows.filter(unit_id=int(chosen.unit))
    if chosen.year:
        rows = rows.filter(issued_on__year=chosen.year)
    for word in fold(f"{words} {chosen.issuer}").split():
        rows = rows.filter(folded__contains=word)
    return list(rows.order_by("-issued_on", "-pk").values_list("pk", flat=True)[:most])


def choices(person: Person) -> Choices:
    """The types of papers, and the units above the person, the only ones that publish to them."""
    places = queries.places_reached(person)
    above = places.above.union(*(over for _here, over in places.titles.values()))
    units = Unit.objects.filter(pk__in=above).order_by("code").values_list("pk", "name")
    return Choices(
        kinds=queries.type_choices(),
        units=[(str(unit_id), name) for unit_id, name in units],
    )


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
