"""Collections: made, named, filled, put in order, taken off the shelf."""

from django.db.models import Max
from django.utils.translation import gettext as _

from sotay.documents import queries
from sotay.documents.models import Collected, Collection, Document
from sotay.documents.rules import collections as rules
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import Person, Unit
from sotay.policy import Right, require
from sotay.search.actions import mark

_SOURCE = "collection"  # as ``searching`` names it


@one_act()
def make_collection(
    *, by: Person, unit: Unit, name: str, note: str = "", document: Document | None = None
) -> Collection:
    """A collection of the unit, perhaps with a first document in it.

    Raises:
        Forbidden: ``by`` publishes no documents of the unit, or may not read the document.
        Invalid: no name, or the unit has a collection of this name.
        Conflict: the document is withdrawn.
    """
    require(by, Right.DOCUMENTS_KEEP, unit)
    kept = _name_for(unit, name)
    collection = Collection.objects.create(
        unit=unit, name=kept, note=text.tidy_lines(note), made_by=by, made_at=clock.now()
    )
    record(by=by, act="documents.collection_made", about=collection, unit=unit)
    mark(source=_SOURCE, thing=collection.pk)
    if document is not None:
        _put(by, collection, document)
    return collection


@one_act()
def describe_collection(
    *, by: Person, collection: Collection, name: str, note: str = ""
) -> Collection:
    """Give it another name or note.

    Raises:
        Forbidden: ``by`` does not keep it.
        Invalid: no name, or another one of the unit has this name.
        Conflict: it was taken off its shelf.
    """
    held = _held(by, collection)
    held.name = _name_for(held.unit, name, besides=held)
    held.note = text.tidy_lines(note)
    held.save(update_fields=["name", "note"])
    record(by=by, act="documents.collection_described", about=held, unit=held.unit)
    mark(source=_SOURCE, thing=held.pk)
    return held


@one_act()
def put_in(*, by: Person, collection: Collection, document: Document) -> Collected:
    """Put a document in, at the end. It is not copied, and nobody gets a right to it by that.

    Raises:
        Forbidden: ``by`` does not keep the collection, or may not read the document.
        Conflict: it is in there already, or is withdrawn, or the collection is off its shelf.
        Invalid: the collection is full.
    """
    return _put(by, _held(by, collection), document)


@one_act()
def take_out(*, by: Person, collection: Collection, document: Document) -> None:
    """Take a document out; the document itself stays as it is.

    Taking out what is out already changes nothing.

    Raises:
        Forbidden: ``by`` does not keep the collection, or may not read the document.
        Conflict: the collection is off its shelf.
    """
    held = _held(by, collection)
    require(by, Right.DOCUMENTS_SEE, document)
    gone, _each = held.items.filter(document=document).delete()
    if gone:
        _record_of(by, held, document, act="documents.taken_out")


@one_act()
def move_in_collection(
    *, by: Person, collection: Collection, document: Document, steps: int
) -> None:
    """Move a document up (negative steps) or down among those that ``by`` sees.

    Raises:
        Forbidden: ``by`` does not keep the collection, or may not read the document.
        Conflict: the document was taken out meanwhile, or the collection is off its shelf.
    """
    held = _held(by, collection)
    require(by, Right.DOCUMENTS_SEE, document)
    before = queries.ids_in_order(held)
    if document.pk not in before:
        raise Conflict(_("Văn bản này không còn trong bộ. Hãy tải lại trang."))
    after = rules.moved(before, document.pk, steps, queries.ids_seen(by, before))
    if after == before:
        return
    items = {row.document_id: row for row in held.items.all()}
    for position, document_id in enumerate(after, start=1):
        items[document_id].position = position
    Collected.objects.bulk_update(items.values(), ["position"])
    _record_of(by, held, document, act="documents.collection_ordered")


@one_act()
def remove_collection(*, by: Person, collection: Collection) -> None:
    """Take a collection off its shelf. Its documents stay as they are.

    Raises:
        Forbidden: ``by`` does not keep it.
        Conflict: it is off already.
    """
    held = _held(by, collection)
    held.removed_at = clock.now()
    held.save(update_fields=["removed_at"])
    record(by=by, act="documents.collection_removed", about=held, unit=held.unit)
    mark(source=_SOURCE, thing=held.pk)


def _put(by: Person, held: Collection, document: Document) -> Collected:
    require(by, Right.DOCUMENTS_SEE, document)
    if document.state == Document.State.WITHDRAWN:
        raise Conflict(_("Văn bản này đã thu hồi nên không đưa vào bộ được."))
    if held.items.filter(document=document).exists():
        raise Conflict(_("Văn bản này đã có trong bộ “%(name)s”.") % {"name": held.name})
    if held.items.count() >= rules.MOST_IN_A_COLLECTION:
        raise Invalid(
            _("Bộ này đã đủ %(most)d văn bản. Hãy bỏ bớt, hoặc lập thêm một bộ nữa.")
            % {"most": rules.MOST_IN_A_COLLECTION}
        )
    last = held.items.aggregate(last=Max("position"))["last"] or 0
    row = Collected.objects.create(
        collection=held,
        document=document,
        position=last + 1,
        added_by=by,
        added_at=clock.now(),
    )
    _record_of(by, held, document, act="documents.put_in")
    return row


def _held(by: Person, collection: Collection) -> Collection:
    """The collection's row, held until the commit, if ``by`` keeps it and it is on its shelf."""
    require(by, Right.DOCUMENTS_KEEP_COLLECTION, collection)
    rows = Collection.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.get(pk=collection.pk)
    if held.removed_at is not None:
        raise Conflict(
            _("Bộ tài liệu này đã được bỏ. Các văn bản trong bộ vẫn còn trong thư viện.")
        )
    return held


def _name_for(unit: Unit, name: str, besides: Collection | None = None) -> str:
    """A name that no other collection of the unit has; the unit's row is held until the commit."""
    kept = text.tidy(name)
    if not kept:
        raise Invalid(_("Ghi tên bộ tài liệu."), field="name")
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    others = Collection.objects.filter(unit=unit, name=kept, removed_at=None)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if others.exists():
        raise Invalid(_("Đơn vị đã có bộ tài liệu tên này. Hãy đặt tên khác."), field="name")
    return kept


def _record_of(by: Person, held: Collection, document: Document, *, act: str) -> None:
    record(by=by, act=act, about=held, unit=held.unit, details={"document": document.pk})
