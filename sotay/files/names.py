"""Names of files: kept as they came, and shown so that they cannot deceive. Pure."""

import unicodedata
from collections.abc import Sequence
from urllib.parse import quote

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Invalid
from sotay.kernel.text import tidy

LONGEST = 255
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
# Explicit embeddings, overrides and isolates: with them "gpj.exe" can look like "exe.jpg".
_DIRECTION_SIGNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Line breaks and the like, shown as a box: a name stands on one line.
_UNSEEN = frozenset({"Cc", "Zl", "Zp"})
_LETTERS_WITHOUT_MARKS = str.maketrans("đĐ", "dD")  # not interface: two letters


def kept_name(sent: str) -> str:
    """The name as it is stored: what was sent, in NFC.

    Everything stays: ``? - + # %``, quotes, direction marks, even line breaks. It is never a
    path, and headers and pages write it so that nothing of it acts. Only a zero byte, which no
    system of files allows and no database keeps, and halves of letters, which are no text, go.

    Raises:
        Invalid: nobody would see anything of it, or it is longer than 255 characters.
    """
    name = "".join(
        sign
        for sign in unicodedata.normalize("NFC", sent)
        if sign != "\0" and unicodedata.category(sign) != "Cs"
    )
    if not tidy(name):  # blanks and signs that nobody sees are no name
        raise Invalid(_("Tệp không có tên. Hãy đặt tên tệp rồi gửi lại."), field="file")
    if len(name) > LONGEST:
        raise Invalid(
            _("Tên tệp dài quá %(most)d ký tự. Hãy đặt tên ngắn hơn rồi gửi lại.")
            % {"most": LONGEST},
            field="file",
        )
    return name


def extension_of(name: str) -> str:
    """The extension in lower case with its dot, or nothing. A leading dot is no extension."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def display_name(name: str) -> str:
    """The name for a page, so that its right-to-left letters cannot reorder the rest.

    Stem and extension stand in an isolate each: the extension is seen last, whatever the
    stem holds.
    """
    shown = "".join(
        "\u2423" if unicodedata.category(sign) in _UNSEEN else sign
        for sign in name
        if sign not in _DIRECTION_SIGNS
    )
    stem, dot, ending = shown.rpartition(".")
    parts = [stem, dot + ending] if dot and stem else [shown]
    return "".join(f"{_FIRST_STRONG_ISOLATE}{part}{_POP_ISOLATE}" for part in parts)


def content_disposition(name: str, *, inline: bool) -> str:
    """The header for ``name`` (RFC 6266): a plain fallback, and the name itself (RFC 8187)."""
    word = "inline" if inline else "attachment"
    return f"{word}; filename=\"{_plain(name)}\"; filename*=UTF-8''{quote(name, safe='')}"


def _plain(name: str) -> str:
    """The name in ASCII for old programs, which also decode % and stumble over quotes."""
    bare = unicodedata.normalize("NFKD", name.translate(_LETTERS_WITHOUT_MARKS))
    marked = (sign for sign in bare if not unicodedata.category(sign).startswith(("M", "Cf")))
    plain = "".join(
        sign if sign.isascii() and sign.isprintable() and sign not in '"\\%/:*?<>|;' else "_"
        for sign in marked
    )
    return plain.strip() or "tep"


def names_as_sent(names: Sequence[str | None], exact: object) -> list[str]:
    """The names of several files as the page's script read them, where it ran.

    A browser writes a quote in a name as ``%22``, and the receiving side drops direction
    marks; the script sends the names beside the files, untouched, as a list.
    """
    read = exact if isinstance(exact, list) and len(exact) == len(names) else [None] * len(names)
    return [
        one if isinstance(one, str) and one else name or ""
        for name, one in zip(names, read, strict=True)
    ]
