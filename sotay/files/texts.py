"""The words of a file, for reading in large letters or aloud."""

import json
import subprocess
import sys

from django.core.cache import cache

from sotay.files import kinds, text_script
from sotay.files.models import Blob

_TIME = 20
_A_DAY = 24 * 3600
_READERS = {kinds.PDF.media_type: "pdf", kinds.DOCX.media_type: "docx"}


def paragraphs_of(blob: Blob) -> list[str]:
    """The paragraphs of a PDF, Word or plain text file, in order.

    Empty for other kinds, for a scan, which holds pictures of words only, and for a file
    that cannot be read within bounds: the reader then shows the pages or offers the file.
    """
    key = f"files-text-{blob.sha256}"
    kept: list[str] | None = cache.get(key)
    if kept is None:
        kept = _read(blob)
        cache.set(key, kept, _A_DAY)
    return kept


def _read(blob: Blob) -> list[str]:
    if blob.media_type == kinds.TEXT.media_type:
        text = blob.path.read_bytes()[: text_script.MOST_LETTERS].decode("utf-8-sig", "replace")
        return [line for line in text.splitlines() if line.strip()]
    reader = _READERS.get(blob.media_type)
    if reader is None:
        return []
    # -I: no user's folder and no environment decides which code reads a stranger's file.
    command = [sys.executable, "-I", text_script.__file__, reader, str(blob.path)]
    try:
        child = subprocess.run(  # noqa: S603 (our own script, arguments as a list)
            command, capture_output=True, timeout=_TIME, check=False
        )
    except subprocess.TimeoutExpired:
        return []
    if child.returncode != 0:
        return []
    found: list[str] = json.loads(child.stdout)
    return found
