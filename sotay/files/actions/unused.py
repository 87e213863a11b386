"""Files that nothing uses: a form that was refused after its file had come, a proposal left."""

import shutil
from datetime import datetime
from pathlib import Path

from django.conf import settings

from sotay.files import places
from sotay.files.models import Blob, StoredFile
from sotay.files.queries import unused_blobs, unused_files
from sotay.ledger.acts import one_act

# In one go, for the transaction holds up whoever writes; the rest has its turn tomorrow.
ROUND = 500


@one_act()
def forget_unused(*, before: datetime) -> int:
    """Forget files from before that moment that no row uses, and destroy bytes of no file.

    A row that comes to use one meanwhile makes the database refuse, and all of it is tried
    again the next day. What was destroyed by ``purge`` stays known: it shall not come back.

    Args:
        before: long enough ago that nobody still fills in the form for which a file came.

    Returns:
        How many files.
    """
    ids = list(unused_files(before).values_list("pk", flat=True)[:ROUND])
    StoredFile.objects.filter(pk__in=ids).delete()
    # The rows are held before they are asked again: the same bytes may be coming in just now.
    found = list(unused_blobs(before).values_list("pk", flat=True)[:ROUND])
    held = Blob.objects.select_for_update().filter(pk__in=found).order_by("pk")
    kept = {blob.pk: blob for blob in held}
    for blob in unused_blobs(before).filter(pk__in=kept):
        _destroy(blob)
    return len(ids)


def _destroy(blob: Blob) -> None:
    """The bytes before the commit, while the row is held: a row without bytes goes tomorrow."""
    root = Path(settings.FILES_ROOT)
    shutil.rmtree(places.of_preview(root, blob.sha256), ignore_errors=True)
    places.of_blob(root, blob.sha256).unlink(missing_ok=True)
    blob.delete()
