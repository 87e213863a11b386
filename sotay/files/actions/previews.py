"""Making what people read of a file: its words, and pictures of its pages, once."""

import shutil
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from sotay.files import happenings, kinds, places
from sotay.files.actions.purging import remove_if_secret
from sotay.files.layers import layer_bytes
from sotay.files.models import Blob, Preview, Sending
from sotay.files.pdf_reader import turn, unreadable
from sotay.files.previews import draw_pages
from sotay.files.printing import is_printable, print_to_pdf
from sotay.files.programs import office, recogniser
from sotay.files.queries import (
    blobs_without_preview,
    previews_in_question,
    previews_of_scans,
    previews_to_print,
    sendings_left_since,
)
from sotay.files.scans import paragraphs, words_on
from sotay.files.sheets import row_of
from sotay.files.texts import keep_page, pages_of, pages_without_words
from sotay.jobs.actions import run_later
from sotay.kernel import clock
from sotay.kernel.refusals import Invalid

# Pages in one go: a paper of 40 pages takes two, and between them others have their turn.
BATCH = 25
# Scanned pages in one go; each takes two or three seconds.
SCANS = 8
# Children that may die over one paper; each costs seconds, and then one page is missing.
DEATHS = 3
# Files looked at in one go, for the same reason.
ROUND = 200
# Pieces that do not go on for so long were left; their sender begins anew.
SENDING_LASTS = timedelta(days=3)
_FORGOTTEN_AFTER = timedelta(hours=1)
_SWEPT_AFTER = timedelta(days=1)


@transaction.atomic
def ask_for_preview(blob: Blob) -> None:
    """Have the worker make what people read of a file."""
    Preview.objects.create(blob=blob, changed_at=clock.now())
    run_later("files.make_preview", blob_id=blob.pk)


def make_preview(*, blob_id: int) -> None:
    """Read the words of a file that waits, and draw its next pages.

    May be called again at any time, also after a crash: what is drawn stays drawn. A file
    whose words say that it is a state secret is destroyed.
    """
    preview = Preview.objects.select_related("blob").filter(blob=blob_id).first()
    if preview is None or preview.state != Preview.State.WAITING:
        return
    try:
        if not preview.sheets and _read_words(preview):
            return
        _print(preview)
        _draw_some(preview)
        if len(preview.sheets) >= (preview.blob.pages or 0):
            _finish(preview)
    except Invalid as refusal:
        preview.state, preview.reason = Preview.State.FAILED, refusal.message
    _save(preview)


def _read_words(preview: Preview) -> bool:
    """Read and keep the words; whether the file had to go for what they say."""
    pages = pages_of(preview.blob)
    if pages and remove_if_secret(preview.blob, pages[0]):
        return True
    preview.scans = pages_without_words(preview.blob, pages)
    return False


def _print(preview: Preview) -> None:
    """Make pages of an office file, where an office program is installed."""
    blob = preview.blob
    if not is_printable(blob) or preview.printing == Preview.Printing.FAILED or office() is None:
        return
    if places.of_printed(Path(settings.FILES_ROOT), blob.sha256).exists() and blob.pages:
        return
    pages = print_to_pdf(blob)
    preview.printing = Preview.Printing.FAILED if pages is None else Preview.Printing.DONE
    if blob.pages != pages:
        blob.pages = pages
        blob.save(update_fields=["pages"])


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
    layer_bytes(preview.blob)
    media_type = preview.blob.media_type
    has_pages = media_type == kinds.PDF.media_type or preview.blob.pages
    if has_pages and not any(preview.sheets):
        raise unreadable()
    preview.state = Preview.State.READY


def _save(preview: Preview) -> None:
    """Unless the file was destroyed while somebody drew it: then what was drawn goes, too."""
    if not _kept(preview):
        root = Path(settings.FILES_ROOT)
        shutil.rmtree(places.of_preview(root, preview.blob.sha256), ignore_errors=True)


@transaction.atomic
def _kept(preview: Preview) -> bool:
    blob = Blob.objects.select_for_update().get(pk=preview.blob_id)
    if blob.purged_at is not None:
        return False
    preview.changed_at = clock.now()
    preview.save()
    if preview.state == Preview.State.WAITING:
        run_later("files.make_preview", blob_id=preview.blob_id)
    elif preview.state == Preview.State.READY:
        happenings.words_came(preview.blob)
        if preview.scans and recogniser() is not None:
            run_later("files.read_scans", blob_id=preview.blob_id)
    return True


def read_scans(*, blob_id: int) -> None:
    """Recognise the words of the next scanned pages of a file whose pages are drawn.

    May be called again at any time. A file whose words say that it is a state secret is
    destroyed.
    """
    preview = Preview.objects.select_related("blob").filter(blob=blob_id).first()
    if preview is None or preview.state != Preview.State.READY or recogniser() is None:
        return
    for number in preview.scans[:SCANS]:
        lines = words_on(preview.blob, number)
        if lines and number == 1 and remove_if_secret(preview.blob, lines, by_machine=True):
            return
        if lines:
            keep_page(preview.blob, number, paragraphs(lines))
    _go_on(preview)


@transaction.atomic
def _go_on(preview: Preview) -> None:
    preview.scans = preview.scans[SCANS:]
    preview.changed_at = clock.now()
    preview.save(update_fields=["scans", "changed_at"])
    if preview.scans:
        run_later("files.read_scans", blob_id=preview.blob_id)
    else:
        happenings.words_came(preview.blob)


def complete_previews() -> None:
    """Ask for what is missing: of files from before there were previews, of folders lost.

    Runs every day; a restored backup, a job that was given up, or a program that was
    installed since heals by it.
    """
    old = list(blobs_without_preview()[:ROUND])
    for blob in old:
        ask_for_preview(blob)
    _ask_again(previews_in_question(clock.now() - _FORGOTTEN_AFTER))
    if office() is not None:
        _begin_anew(previews_to_print()[:ROUND])
    if recogniser() is not None:
        for preview in previews_of_scans(clock.now() - _FORGOTTEN_AFTER)[:ROUND]:
            run_later("files.read_scans", blob_id=preview.blob_id)
    if len(old) == ROUND:
        run_later("files.complete_previews")


def _ask_again(previews: Iterable[Preview]) -> None:
    root = Path(settings.FILES_ROOT)
    for preview in previews:
        lost = not places.of_preview(root, preview.blob.sha256).exists()
        if lost and preview.blob.pages is None and preview.state == Preview.State.READY:
            pages_of(preview.blob)  # words alone are read again at once
        elif lost or preview.state == Preview.State.WAITING:
            preview.state = Preview.State.WAITING
            preview.sheets = [] if lost else preview.sheets
            _save(preview)


def _begin_anew(previews: Iterable[Preview]) -> None:
    for preview in previews:
        preview.state, preview.sheets = Preview.State.WAITING, []
        _save(preview)


def sweep_waiting() -> None:
    """Throw away what a killed process left half done, and files that never came to an end."""
    root = Path(settings.FILES_ROOT)
    oldest = (clock.now() - _SWEPT_AFTER).timestamp()
    folder = places.waiting(root)
    for left in folder.iterdir() if folder.is_dir() else ():
        if left.name != places.SENDINGS and left.stat().st_mtime < oldest:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    for sending in sendings_left_since(clock.now() - SENDING_LASTS):
        places.of_sending(root, str(sending.pk)).unlink(missing_ok=True)
        sending.delete()
    _sweep_bytes_of_nobody(root)


def _sweep_bytes_of_nobody(root: Path) -> None:
    """Bytes whose row is gone, as after a restored database."""
    folder = root / "waiting" / places.SENDINGS
    oldest = (clock.now() - SENDING_LASTS).timestamp()
    for left in folder.iterdir() if folder.is_dir() else ():
        if left.stat().st_mtime < oldest and not Sending.objects.filter(pk=left.name).exists():
            left.unlink()
