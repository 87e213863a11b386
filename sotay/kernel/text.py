"""Vietnamese text as it is stored, and as it is searched."""

import unicodedata


def nfc(text: str) -> str:
    """``text`` in Unicode NFC, the only form that is stored or compared here."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """A one-line text (a name, a title) without what nobody meant to type.

    Control, direction and other invisible characters go, runs of blanks become one,
    the ends are trimmed, and the rest is NFC. Punctuation is kept exactly: a name may
    hold ``?``, ``%`` or a quote.
    """
    return " ".join(_seen(text).split())


def tidy_lines(text: str) -> str:
    """A text of many lines: every line's end trimmed, at most one empty line in a row."""
    kept: list[str] = []
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = _seen(raw).rstrip()
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip()


def fold(text: str) -> str:
    """``text`` as somebody types it who has no tone marks at hand: ``Đảng uỷ`` → ``dang uy``.

    Folding twice changes nothing, so stored folds and typed queries meet.
    """
    if text.isascii():
        return " ".join(without_invisible(text.lower()).split())
    # Compatibility decomposition may bring capitals back (ℌ → H), hence before lower();
    # lower() may bring marks (İ → i̇), hence the second pass.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    bare = "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")
    # đ has no decomposition: it is a letter, not a d with a mark.
    return " ".join(without_invisible(bare.replace("đ", "d")).split())


def _seen(text: str) -> str:
    """NFC after the invisible went: a mark behind a zero-width sign must still compose."""
    return nfc(without_invisible(text))


def without_invisible(text: str) -> str:
    """Blanks become plain spaces; control, format, private and unpaired signs go."""
    if text.isprintable():  # no sign of either kind: what nearly every text is
        return text
    return "".join(
        " " if sign.isspace() else sign
        for sign in text
        if sign.isspace() or not unicodedata.category(sign).startswith("C")
    )
