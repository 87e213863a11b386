"""How many parts an SMS takes, and the same words without tone marks.

A text that the GSM alphabet holds has 160 signs in one part, 153 in each of several; any
other sign makes the whole text UCS-2 with 70 and 67 (3GPP TS 23.038 and 23.040). Every part
is paid for.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"  # not interface: GSM
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"  # not interface: GSM
)
_GSM_TWICE = set("\f^{}\\[~]|€")  # an escape sign goes before each
_PLAIN = str.maketrans(
    {
        "đ": "d",  # not interface: a letter
        "Đ": "D",  # not interface: a letter
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("–—•", "-"),
        "…": "...",
        "\u00a0": " ",
    }
)


class Alphabet(StrEnum):
    """How the signs travel."""

    GSM = "GSM-7"
    UCS2 = "UCS-2"


_SIZES = {Alphabet.GSM: (160, 153), Alphabet.UCS2: (70, 67)}


@dataclass(frozen=True)
class Parts:
    """What a text costs.

    Attributes:
        alphabet: how its signs travel.
        units: places that it takes.
        parts: messages that are paid for; an empty text takes one.
    """

    alphabet: Alphabet
    units: int
    parts: int


def parts_of(words: str) -> Parts:
    """What ``words`` cost as an SMS."""
    gsm = all(sign in _GSM or sign in _GSM_TWICE for sign in words)
    alphabet = Alphabet.GSM if gsm else Alphabet.UCS2
    widths = [_width(sign, alphabet) for sign in words]
    single, several = _SIZES[alphabet]
    units = sum(widths)
    return Parts(alphabet, units, 1 if units <= single else _filled(widths, several))


def plain(words: str) -> str:
    """``words`` without tone marks, capitals kept: ``Đồng chí`` → ``Dong chi``."""
    decomposed = unicodedata.normalize("NFD", words)
    bare = "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")
    return unicodedata.normalize("NFC", bare).translate(_PLAIN)


def _width(sign: str, alphabet: Alphabet) -> int:
    if alphabet is Alphabet.GSM:
        return 2 if sign in _GSM_TWICE else 1
    return 2 if ord(sign) > 0xFFFF else 1


def _filled(widths: Iterable[int], size: int) -> int:
    """Parts of ``size`` that the signs fill, none of them torn apart."""
    parts, room = 0, 0
    for width in widths:
        if width > room:
            parts, room = parts + 1, size
        room -= width
    return parts
