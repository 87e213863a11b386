"""Addresses at which the wire sends files, to whoever holds one. Signed; no database.

The page server gives them after asking whether the person may read the file. A whole file
has one for some minutes, which says everything about it. The picture of a page lies at an
address that never changes, so that browsers keep it, with a key that does: it is good for
at least six hours, and the same the whole evening.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from hmac import compare_digest

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from sotay.kernel import clock

# Seconds from asking for a file to beginning to fetch it, or its next part.
GOOD_FOR = 600
KEY_LASTS = timedelta(hours=6)
# Keys change at 4, 10, 16 and 22 o'clock in Vietnam: not while a hall opens its papers.
_SHIFT = timedelta(hours=3)
_FILE, _PAGE = "sotay.files.link", "sotay.files.page"
_KEY_LETTERS = 32
_DIGEST_LETTERS = 64
# A hall asks for the same pictures for hours: their keys are worked out once.
_KEPT_KEYS = 2048


class BadLink(ValueError):
    """Forged, damaged or too old."""


@dataclass(frozen=True)
class SentFile:
    """What is sent: which bytes, as what, under which name, to be opened or to be kept."""

    sha256: str
    media_type: str
    name: str
    inline: bool


def file_path(file: SentFile) -> str:
    """Where the wire sends the file for some minutes, below its own address."""
    facts = [file.sha256, file.media_type, file.name, file.inline]
    return f"files/{signing.dumps(facts, salt=_FILE, compress=True)}/"


def read_file_path(signed: str, *, good_for: int = GOOD_FOR) -> SentFile:
    """The file that the signed part of ``file_path`` names.

    Raises:
        BadLink: we did not sign it, or it is older than ``good_for`` seconds.
    """
    try:
        sha256, media_type, name, inline = signing.loads(signed, salt=_FILE, max_age=good_for)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise BadLink(str(error)) from error
    return SentFile(sha256=sha256, media_type=media_type, name=name, inline=inline)


def page_path(sha256: str, *, width: int, page: int, key: str) -> str:
    """Where the wire sends the picture of a page, below its own address."""
    return f"pages/{sha256}/{width}/{page}.webp?key={key}"


def page_key(sha256: str) -> str:
    """The key to all pictures of these bytes, of the present six hours."""
    return _key(sha256, _span())


def opens_pages(key: str, sha256: str) -> bool:
    """Whether the key is of the present or the last six hours."""
    span = _span()
    given = key.encode()
    return any(compare_digest(given, _key(sha256, each).encode()) for each in (span, span - 1))


def _span() -> int:
    return int((clock.now().timestamp() + _SHIFT.total_seconds()) // KEY_LASTS.total_seconds())


def _key(sha256: str, span: int) -> str:
    if len(sha256) != _DIGEST_LETTERS:  # what a stranger made up is not kept
        return _made_key(sha256, span, settings.SECRET_KEY)
    return _kept_key(sha256, span, settings.SECRET_KEY)


def _made_key(sha256: str, span: int, secret: str) -> str:
    made = salted_hmac(_PAGE, f"{sha256}:{span}", secret=secret, algorithm="sha256")
    return made.hexdigest()[:_KEY_LETTERS]


_kept_key = lru_cache(_KEPT_KEYS)(_made_key)
