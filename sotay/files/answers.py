"""Files as HTTP answers. Ask first whether the person may read them: this does not."""

from pathlib import Path

from django.http import FileResponse

from sotay.files import kinds
from sotay.files.models import StoredFile
from sotay.files.names import content_disposition

# A stranger's file must not run anything in our name. A PDF gets no sandbox: Chromium's
# own viewer refuses to open in one.
_NOTHING = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_SANDBOX = f"{_NOTHING}; sandbox"
_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def download(stored: StoredFile, *, inline: bool = False) -> FileResponse:
    """The file under its own name; ``inline`` opens it in the page if its kind is safe there."""
    kind = kinds.kind_of(stored.blob.media_type)
    opens = inline and kind.opens_here
    answer = _file(stored.blob.path, kind.media_type)
    answer["Content-Disposition"] = content_disposition(stored.original_name, inline=opens)
    answer["Content-Security-Policy"] = _PDF if opens and kind is kinds.PDF else _SANDBOX
    answer["ETag"] = f'"{stored.blob.sha256}"'
    answer["Cache-Control"] = "private, no-cache"
    if opens:
        answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def page_image(path: Path) -> FileResponse:
    """A picture that ``previews.page_png`` made. The address must change with the content."""
    answer = _file(path, "image/png")
    answer["Content-Security-Policy"] = _SANDBOX
    answer["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer


def _file(path: Path, media_type: str) -> FileResponse:
    text = "; charset=utf-8" if media_type == kinds.TEXT.media_type else ""
    answer = FileResponse(path.open("rb"), content_type=media_type + text)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
