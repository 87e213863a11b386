"""Vietnamese typed with fonts of before Unicode: recognised, and read as what it shows.

A document set in ``.VnTime`` (TCVN3) or ``VNI-Times`` holds signs of Western Europe, which only
those fonts draw as Vietnamese: ``NguyÔn V¨n Tó``, ``Nguyeãn Vaên Tuù``.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from sotay.kernel.text import nfc


class Legacy(StrEnum):
    """An encoding of before Unicode."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


# Bytes A1 to FF of TCVN 5712:1993, VN1; the five marks alone stand at B0 to B4.
_TCVN3 = dict(
    zip(
        map(chr, range(0xA1, 0x100)),
        "ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323"
        "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
        strict=True,
    )
)
_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ò": "ị", "æ": "ỉ", "ó": "ĩ", "î": "ỵ"}


def _vni_pairs() -> dict[str, str]:
    marks = {
        "a": {**_TONES, **_with("\u0302", _CIRCUMFLEX), **_with("\u0306", _BREVE)},
        "e": {**_TONES, **_with("\u0302", _CIRCUMFLEX)},
        "o": {**_TONES, **_with("\u0302", _CIRCUMFLEX)},
        **dict.fromkeys("iuy", _TONES),
    }
    pairs = {
        base + mark: nfc(base + combining)
        for base, found in marks.items()
        for mark, combining in found.items()
    }
    # ơ and ư are signs of their own, which take a tone like any vowel.
    for sign in "ôö":
        pairs |= {sign + mark: nfc(_ALONE[sign] + tone) for mark, tone in _TONES.items()}
    return pairs | _ALONE


def _with(first: str, marks: dict[str, str]) -> dict[str, str]:
    return {sign: first + tone for sign, tone in marks.items()}


_VNI = {
    cased(typed): cased(shown)
    for typed, shown in _vni_pairs().items()
    for cased in (str, str.upper)
}
_VNI_SIGN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# What a Vietnamese syllable looks like when its tone is taken away.
_SYLLABLE = re.compile(
    r"(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|qu|r|s|t|th|tr|v|x)?"
    r"(?:[aăâeêioôơuưy]|i[aê]|y[aê]|o[aăeo]|u[aâeêơôy]|u[yo]|ư[aơ]|uy[aêe]|ươ|uô)"
    r"(?:c|ch|m|n|ng|nh|p|t|i|y|o|u)?"
)
_TONE = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"[^\W\d_]+")
_STRANGE = re.compile("[\u00a1-\u00ff]")
# Words of a text that are looked at to tell how it was typed.
_SAMPLE = 20_000
# So many words must read better before a text is taken for another than it looks.
_ENOUGH = 1


def decoded(text: str, encoding: Legacy) -> str:
    """What the text shows in its font, in NFC.

    TCVN3 has no capitals with marks: a font of capitals draws them, the text is small.
    """
    if encoding is Legacy.TCVN3:
        return nfc("".join(_TCVN3.get(sign, sign) for sign in text))
    return nfc(_VNI_SIGN.sub(lambda found: _VNI[found[0]], text))


def encoding_of(texts: Iterable[str]) -> Legacy | None:
    """The encoding of a whole document, from the words that read as Vietnamese either way.

    One name alone may be read both ways; hand over everything that there is.
    """
    words = [
        word.lower() if word.isupper() else word
        for text in texts
        if _STRANGE.search(text)
        for word in text.split()
        if _STRANGE.search(word)
    ]
    plain = sum(map(reads_well, words))
    scores = {one: sum(reads_well(decoded(word, one)) for word in words) for one in Legacy}
    best = max(scores, key=lambda one: scores[one])
    return best if scores[best] >= plain + _ENOUGH and scores[best] > len(words) / 2 else None


def encoding_of_font(name: str) -> Legacy | None:
    """``.VnTime`` and its family, ``VNI-Times`` and its: the name of a font is proof."""
    if name.lower().startswith(".vn"):
        return Legacy.TCVN3
    return Legacy.VNI if name.upper().startswith("VNI-") else None


def reads_well(words: str) -> bool:
    """Whether every word could be a Vietnamese syllable, with at most one tone."""
    found = _WORD.findall(nfc(words))
    return bool(found) and _STRAY.search(words) is None and all(map(_is_syllable, found))


def text_of_bytes(data: bytes) -> str:
    """A text file in NFC: Unicode, the Vietnamese code page of Windows, or an old font's signs.

    Never fails: what is none of them comes out as signs of Western Europe.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return nfc(data.decode("utf-16", errors="replace"))
    try:
        return nfc(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    windows = windows_vietnamese(data)
    if windows is not None:
        return windows
    text = data.decode("latin-1")
    encoding = encoding_of(text.splitlines())
    return nfc(text) if encoding is None else decoded(text, encoding)


def windows_vietnamese(data: bytes) -> str | None:
    """What Windows-1258 makes of it, in NFC; None if that is no Vietnamese."""
    text = nfc(data.decode("cp1258", errors="replace"))
    marked = [word for word in text.split()[:_SAMPLE] if not word.isascii()]
    # What a font of before Unicode shows reads as no Vietnamese here.
    return text if 2 * sum(map(reads_well, marked)) >= len(marked) else None


def reads_as_legacy(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 are Vietnamese in one of the encodings of before."""
    return windows_vietnamese(data) is not None or encoding_of([data.decode("latin-1")]) is not None


_STRAY = re.compile("[\u00a1-\u00bf\u00d7\u00f7]")


def _is_syllable(word: str) -> bool:
    signs = unicodedata.normalize("NFD", word.lower())
    bare = nfc("".join(sign for sign in signs if sign not in _TONE))
    return sum(map(_TONE.__contains__, signs)) <= 1 and _SYLLABLE.fullmatch(bare) is not None
