"""Small facts about stored files."""

from sotay.files.models import Blob


def page_count(blob: Blob) -> int | None:
    """Pages of a PDF, counted when it was stored; None for other kinds."""
    return blob.pages
