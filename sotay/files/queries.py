"""Small facts about stored files."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, ForeignObjectRel, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sotay.files import kinds
from sotay.files.models import Blob, Preview, Sending, StoredFile
from sotay.files.sheets import Sheet, sheet_of
from sotay.kernel.refusals import Missing
from sotay.org.models import Person


def page_count(blob: Blob) -> int | None:
    """Pages of a file that has any; None for one that is read as words."""
    return blob.pages


def preview_of(blob: Blob) -> Preview | None:
    """What was made of a file for reading; None where nothing ever will be.

    Costs no query where the blob was fetched with ``select_related("preview")``.
    """
    found: Preview | None = getattr(blob, "preview", None)
    return found


def is_ready(blob: Blob) -> bool:
    """Whether everything was made of the file that is read of it."""
    preview = preview_of(blob)
    return preview is not None and preview.state == Preview.State.READY


def sheets_of(preview: Preview | None) -> list[Sheet | None]:
    """The pictures of each page drawn so far, in order; None for one that cannot be drawn."""
    return [sheet_of(row) for row in preview.sheets] if preview else []


def blobs_without_preview() -> QuerySet[Blob]:
    """Files of which nobody asked for a preview yet, the newest first."""
    return Blob.objects.filter(preview=None, purged_at__isnull=True).order_by("-pk")


def previews_in_question(before: datetime) -> list[Preview]:
    """Previews that may have been lost: those ready, and those that wait since ``before``."""
    waiting = Q(state=Preview.State.WAITING, changed_at__lt=before)
    rows = Preview.objects.filter(waiting | Q(state=Preview.State.READY)).select_related("blob")
    return list(rows.defer("sheets").order_by("pk"))


def previews_to_print() -> QuerySet[Preview]:
    """Office files that are read as words only, because no program was there to print them."""
    rows = Preview.objects.filter(
        state=Preview.State.READY,
        printing=Preview.Printing.NONE,
        blob__pages__isnull=True,
        blob__media_type__in=[kind.media_type for kind in kinds.PRINTED],
    )
    return rows.select_related("blob").order_by("-pk")


def previews_of_scans(before: datetime) -> QuerySet[Preview]:
    """Files with scanned pages of which nothing was recognised since ``before``."""
    rows = Preview.objects.filter(state=Preview.State.READY, changed_at__lt=before)
    return rows.exclude(scans=[]).order_by("-pk")


def sendings_left_since(before: datetime) -> list[Sending]:
    """Files on their way of which nothing came since ``before``."""
    return list(Sending.objects.filter(touched_at__lt=before).order_by("pk"))


def sending_for(person: Person, sending_id: str) -> Sending:
    """A file on its way that is the person's own.

    Raises:
        Missing: there is none, or it is somebody else's; the two look alike.
    """
    try:
        number = UUID(sending_id)
    except ValueError:
        number = UUID(int=0)
    found = Sending.objects.filter(pk=number, person=person).first()
    if found is None:
        raise Missing(_("Không tìm thấy tệp đang gửi. Hãy chọn lại tệp và gửi từ đầu."))
    return found


def sendings_of(person: Person) -> list[Sending]:
    """The person's own files on their way, the oldest first."""
    return list(Sending.objects.filter(person=person).order_by("begun_at"))


def unused_files(before: datetime) -> QuerySet[StoredFile]:
    """Files from before that moment that no row of any folder points at, the oldest first."""
    rows = StoredFile.objects.filter(uploaded_at__lt=before, blob__purged_at=None)
    return rows.filter(~_pointed_at(StoredFile)).order_by("uploaded_at", "pk")


def unused_blobs(before: datetime) -> QuerySet[Blob]:
    """Bytes from before that moment of no file, on which no row hangs but what was made of them."""
    rows = Blob.objects.filter(created_at__lt=before, purged_at=None)
    return rows.filter(~_pointed_at(Blob, besides=(Preview,))).order_by("pk")


def _pointed_at(model: type[Model], besides: Collection[type[Model]] = ()) -> Q:
    """Whether a row of another table points at a row, whatever folder the table belongs to."""
    found = Q()
    for link in model._meta.get_fields(include_hidden=True):
        if isinstance(link, ForeignObjectRel) and link.field.model not in besides:
            # All rows: a manager may leave some out.
            rows: QuerySet[Model] = QuerySet(link.field.model)
            found |= Q(Exists(rows.filter(**{link.field.attname: OuterRef("pk")})))
    return found


def blob_by_digest(sha256: str) -> Blob | None:
    """The bytes with this digest, if they were ever here."""
    return Blob.objects.filter(sha256=sha256).first()
