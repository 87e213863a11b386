"""What a reader keeps of the library. Nobody is told, nothing is written in the ledger."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sotay.documents import queries
from sotay.documents.models import Bookmark, Document, Opening, Passage, Place, Version, Visit
from sotay.files.models import Blob
from sotay.kernel import clock, text
from sotay.kernel.refusals import Invalid
from sotay.ledger.acts import one_act
from sotay.org.models import Person
from sotay.policy import Right, require

LOOKING = timedelta(minutes=30)
"""Whoever looks into the library again within this time is still at the same visit."""
_TO_THE_HOUR = timedelta(hours=1)
MOST_PASSAGES = 500
"""Of one person in one file: nobody finds anything among more."""


def note_visit(*, by: Person) -> None:
    """Remember that the person looks into the library; what came since the visit before is new.

    Writes nothing while the visit goes on.
    """
    now = clock.now()
    row = Visit.objects.filter(person=by).first()
    if row is not None and now - row.last_at < LOOKING:
        return
    with transaction.atomic():
        before = row.last_at if row else None
        values = {"before": before, "last_at": now}
        Visit.objects.update_or_create(person=by, defaults=values)


def note_opening(*, by: Person, document: Document, version: int) -> None:
    """Remember that the person has opened it: once, again for a newer file, and to the hour.

    Whoever opens it a second time writes nothing: a hall opens the same paper at once.
    """
    now = clock.now()
    seen = {"version__gte": version, "last_at__gt": now - _TO_THE_HOUR}
    if Opening.objects.filter(document=document, person=by, **seen).exists():
        return
    with transaction.atomic():
        row, new = Opening.objects.select_for_update().get_or_create(
            document=document,
            person=by,
            defaults={"version": version, "first_at": now, "last_at": now},
        )
        if not new:
            row.version, row.last_at = max(row.version, version), now
            row.save(update_fields=["version", "last_at"])


@one_act()
def acknowledge(*, by: Person, document: Document) -> Opening:
    """Say that one has read it.

    Raises:
        Forbidden: the document is not for the person.
    """
    require(by, Right.DOCUMENTS_SEE, document)
    newest = queries.version_of(document)
    now = clock.now()
    opening, _new = Opening.objects.get_or_create(
        document=document,
        person=by,
        defaults={"version": newest.number if newest else 1, "first_at": now, "last_at": now},
    )
    if opening.acknowledged_at is None:
        opening.acknowledged_at = clock.acted_at()
        opening.save(update_fields=["acknowledged_at"])
    return opening


@one_act()
def bookmark(*, by: Person, document: Document, keep: bool) -> None:
    """Put a document aside to read later, or take it from there; twice is once.

    Raises:
        Forbidden: the document is not for the person.
    """
    require(by, Right.DOCUMENTS_SEE, document)
    if keep:
        values = {"at": clock.acted_at()}
        Bookmark.objects.get_or_create(document=document, person=by, defaults=values)
    else:
        Bookmark.objects.filter(document=document, person=by).delete()


@one_act()
def mark_place(*, by: Person, document: Document, version: Version, page: int) -> Place:
    """Remember to which page the person has come; a mark that waited on a phone loses to a newer.

    Raises:
        Forbidden: the document is not for the person.
        Invalid: the version has no such page.
    """
    require(by, Right.DOCUMENTS_SEE, document)
    _check_page(version.file.blob, page)
    place, new = Place.objects.get_or_create(
        document=document,
        person=by,
        defaults={"version": version.number, "page": page, "read_at": clock.acted_at()},
    )
    if not new and place.read_at <= clock.acted_at():
        place.version, place.page, place.read_at = version.number, page, clock.acted_at()
        place.save(update_fields=["version", "page", "read_at"])
    return place


def mark_in_document(
    *, by: Person, document: Document, blob: Blob, page: int, quote: str = "", words: str = ""
) -> Passage:
    """Mark a passage in a file of a document, or write a note beside its page.

    Raises:
        Forbidden: the document is not for the person.
        Invalid: as ``mark_passage``.
    """
    require(by, Right.DOCUMENTS_SEE, document)
    return mark_passage(by=by, blob=blob, page=page, quote=quote, words=words)


@one_act()
def mark_passage(*, by: Person, blob: Blob, page: int, quote: str = "", words: str = "") -> Passage:
    """Mark a passage, for its reader alone. Ask before whether ``by`` may read the file.

    Raises:
        Invalid: neither marked nor written anything, no such page, or too many already.
    """
    marked, written = text.tidy(quote), text.tidy_lines(words)
    if not (marked or written):
        raise Invalid(_("Chọn chữ để đánh dấu, hoặc ghi vài chữ vào ô ghi chú."), field="words")
    _check_page(blob, page)
    if Passage.objects.filter(person=by, blob=blob).count() >= MOST_PASSAGES:
        raise Invalid(
            _("Tài liệu này đã có %(most)d chỗ đánh dấu. Hãy xóa bớt rồi đánh dấu thêm.")
            % {"most": MOST_PASSAGES}
        )
    return Passage.objects.create(
        blob=blob, person=by, page=page, quote=marked, words=written, made_at=clock.acted_at()
    )


@one_act()
def drop_passage(*, by: Person, passage: Passage) -> None:
    """Take away a mark or a note of one's own, which ``passage_for`` found."""
    Passage.objects.filter(pk=passage.pk, person=by).delete()


def _check_page(blob: Blob, page: int) -> None:
    """Files without pages are one page long.

    Raises:
        Invalid: there is no such page.
    """
    if not 1 <= page <= (blob.pages or 1):
        raise Invalid(_("Tài liệu không có trang này."), field="page")
