"""Small facts about stored files."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from sotay.files.models import Blob, Preview
from sotay.files.sheets import Sheet, sheet_of


def page_count(blob: Blob) -> int | None:
    """Pages of a PDF, counted when it was stored; None for other kinds."""
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


def blobs_without_preview(media_types: Collection[str]) -> QuerySet[Blob]:
    """Files of these kinds of which nobody asked for a preview yet, the newest first."""
    return Blob.objects.filter(preview=None, media_type__in=media_types).order_by("-pk")


def previews_in_question(before: datetime) -> list[Preview]:
    """Previews that may have been lost: those ready, and those that wait since ``before``."""
    waiting = Q(state=Preview.State.WAITING, changed_at__lt=before)
    rows = Preview.objects.filter(waiting | Q(state=Preview.State.READY)).select_related("blob")
    return list(rows.defer("sheets").order_by("pk"))
