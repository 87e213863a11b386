"""Destroying a file that should never have come: its bytes, its pictures, its words, its name.

What stays is that there was one: its digest, when it came, who sent it, when it went. The
digest keeps the same bytes from coming a second time.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sotay.files import happenings, places
from sotay.files.models import Blob, Preview
from sotay.files.names import extension_of
from sotay.files.secrecy import mark_in
from sotay.kernel import clock
from sotay.ledger.actions import record
from sotay.org.models import Person


def remove_if_secret(blob: Blob, lines: Iterable[str], *, by_machine: bool = False) -> bool:
    """Destroy a kept file whose first page turns out to be marked as a state secret.

    Args:
        blob: the file.
        lines: of its first page, as they were converted or recognised.
        by_machine: whether they were recognised on a picture, where letters are mistaken.

    Returns:
        Whether it had to go.
    """
    single = [line for text in lines for line in text.splitlines()]
    if mark_in(single, by_machine=by_machine) is None:
        return False
    purge(by=None, blob=blob, act="files.secret_removed")
    return True


def purge(*, by: Person | None, blob: Blob, act: str = "files.purged") -> int:
    """Destroy a file and all that was made of it; returns how many names it had.

    The rows that used it stay, so that nothing else breaks: they show that it was removed.
    The ledger keeps that it happened, and nothing of what it was. Copies in backups and on
    devices are beyond reach; whoever calls this says so.
    """
    names = _forget(by, blob, act)
    root = Path(settings.FILES_ROOT)
    shutil.rmtree(places.of_preview(root, blob.sha256), ignore_errors=True)
    places.of_blob(root, blob.sha256).unlink(missing_ok=True)
    return names


@transaction.atomic
def _forget(by: Person | None, blob: Blob, act: str) -> int:
    """The rows first: nobody is shown a page of it from now on."""
    held = Blob.objects.select_for_update().get(pk=blob.pk)
    if held.purged_at is None:
        held.purged_at = clock.now()
    held.pages = None
    held.save(update_fields=["purged_at", "pages"])
    blob.purged_at, blob.pages = held.purged_at, None
    Preview.objects.update_or_create(
        blob=held,
        defaults={
            "state": Preview.State.FAILED,
            "reason": _("Tệp đã được gỡ bỏ vì không được phép lưu ở đây."),
            "sheets": [],
            "scans": [],
            "changed_at": clock.now(),
        },
    )
    files = list(held.files.all())
    for file in files:
        file.original_name = f"{_('Tệp đã gỡ bỏ')}{extension_of(file.original_name)[:10]}"
        file.save(update_fields=["original_name"])
    happenings.purged(held)
    record(by=by, act=act, about=held, details={"files": len(files)})
    return len(files)
