"""Making what people read of a file: pictures of its pages and its words, once."""

import shutil
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from sotay.files import kinds, places
from sotay.files.layers import layer_bytes
from sotay.files.models import Blob, Preview
from sotay.files.pdf_reader import turn, unreadable
from sotay.files.previews import draw_pages
from sotay.files.queries import blobs_without_preview, previews_in_question
from sotay.files.sheets import row_of
from sotay.files.texts import READ_BY_CHILD, paragraphs_of
from sotay.jobs.actions import run_later
from sotay.kernel import clock
from sotay.kernel.refusals import Invalid

# Pages in one go: a paper of 40 pages takes two, and between them others have their turn.
BATCH = 25
# Children that may die over one paper; each costs seconds, and then one page is missing.
DEATHS = 3
# Files looked at in one go, for the same reason.
ROUND = 200
_FORGOTTEN_AFTER = timedelta(hours=1)
_SWEPT_AFTER = timedelta(days=1)


@transaction.atomic
def ask_for_preview(blob: Blob) -> None:
    """Have the worker make what people read of a file, if it is of a kind that is read so."""
    if blob.media_type in READ_BY_CHILD:
        Preview.objects.create(blob=blob, changed_at=clock.now())
        run_later("files.make_preview", blob_id=blob.pk)


def make_preview(*, blob_id: int) -> None:
    """Draw the next pages of a file that waits, and read its words with the last of them.

    May be called again at any time, also after a crash: what is drawn stays drawn.
    """
    preview = Preview.objects.select_related("blob").filter(blob=blob_id).first()
    if preview is None or preview.state != Preview.State.WAITING:
        return
    try:
        _draw_some(preview)
        if len(preview.sheets) >= (preview.blob.pages or 0):
            _finish(preview)
    except Invalid as refusal:
        preview.state, preview.reason = Preview.State.FAILED, refusal.message
    _save(preview)


def _draw_some(preview: Preview) -> None:
    blob, drawn = preview.blob, len(preview.sheets)
    pages = range(drawn + 1, min(drawn + BATCH, blob.pages or 0) + 1)
    while pages:
        with turn():
            sheets = draw_pages(blob, pages)
        if len(sheets) < len(pages):
            preview.deaths += 1
            sheets.append(None)  # the page over which the child died
        preview.sheets += [row_of(sheet) for sheet in sheets]
        if preview.deaths >= DEATHS:
            raise unreadable()
        pages = pages[len(sheets) :]


def _finish(preview: Preview) -> None:
    paragraphs_of(preview.blob)
    layer_bytes(preview.blob)
    if preview.blob.media_type == kinds.PDF.media_type and not any(preview.sheets):
        raise unreadable()
    preview.state = Preview.State.READY


@transaction.atomic
def _save(preview: Preview) -> None:
    preview.changed_at = clock.now()
    preview.save()
    if preview.state == Preview.State.WAITING:
        run_later("files.make_preview", blob_id=preview.blob_id)


def complete_previews() -> None:
    """Ask for what is missing: of files from before there were previews, of folders lost.

    Runs every day; a restored backup or a job that was given up heals by it.
    """
    old = list(blobs_without_preview(READ_BY_CHILD)[:ROUND])
    for blob in old:
        ask_for_preview(blob)
    _ask_again(previews_in_question(clock.now() - _FORGOTTEN_AFTER))
    if len(old) == ROUND:
        run_later("files.complete_previews")


def _ask_again(previews: Iterable[Preview]) -> None:
    root = Path(settings.FILES_ROOT)
    for preview in previews:
        lost = not places.of_preview(root, preview.blob.sha256).exists()
        if lost or preview.state == Preview.State.WAITING:
            preview.state = Preview.State.WAITING
            preview.sheets = [] if lost else preview.sheets
            _save(preview)


def sweep_waiting() -> None:
    """Throw away what a killed process left half done."""
    oldest = (clock.now() - _SWEPT_AFTER).timestamp()
    folder = places.waiting(Path(settings.FILES_ROOT))
    for left in folder.iterdir() if folder.is_dir() else ():
        if left.stat().st_mtime < oldest:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
