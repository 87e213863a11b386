"""What stands above a file that is sent. Pure."""

from sotay.files import kinds
from sotay.files.links import SentFile
from sotay.files.names import content_disposition

Headers = dict[str, str]

# A stranger's file must not run anything in our name. A PDF gets no sandbox: Chromium's
# own viewer refuses to open in one.
_NOTHING = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_SANDBOX = f"{_NOTHING}; sandbox"
_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
# The pages may stand on another port of the same host; nobody else may show our files.
_OURS = {"x-content-type-options": "nosniff", "cross-origin-resource-policy": "same-site"}


def of_file(file: SentFile) -> Headers:
    """For a whole file."""
    text = "; charset=utf-8" if file.media_type == kinds.TEXT.media_type else ""
    opens_pdf = file.inline and file.media_type == kinds.PDF.media_type
    return {
        **_OURS,
        "content-type": file.media_type + text,
        "content-disposition": content_disposition(file.name, inline=file.inline),
        "content-security-policy": _PDF if opens_pdf else _SANDBOX,
        "x-frame-options": "SAMEORIGIN" if file.inline else "DENY",
        "referrer-policy": "no-referrer",
        "cache-control": "private, no-cache",
        "etag": f'"{file.sha256}"',
        "accept-ranges": "bytes",
    }


def of_page(sha256: str, width: int, page: int) -> Headers:
    """For the picture of a page, which never changes."""
    return {
        **_OURS,
        "content-type": "image/webp",
        "content-security-policy": _SANDBOX,
        "cache-control": "private, max-age=31536000, immutable",
        "etag": f'"{sha256}-{width}-{page}"',
    }
