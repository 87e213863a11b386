"""How wide a line of capitals is in Times New Roman, before any page is made.

The heading must break long names of units in a sensible place, and equally in the DOCX,
which is broken by a word processor, and in the PDF. Widths are those of the metric standard
that Tinos, Liberation Serif and Times New Roman share, in thousandths of the letter size.
"""

import unicodedata
from typing import Literal

Style = Literal["regular", "bold", "italic"]

_UNKNOWN = 600
_MM_PER_POINT = 25.4 / 72
_DIGITS = dict.fromkeys("0123456789", 500)


def _read(table: str) -> dict[str, int]:
    return _DIGITS | {pair[0]: int(pair[1:]) for pair in table.split()} | {" ": 250, "\u00a0": 250}


ADVANCES: dict[Style, dict[str, int]] = {
    "regular": _read(
        "A722 B667 C667 D722 E611 F556 G722 H722 I333 J389 K722 L611 M889 N722 O722 P556 Q722"
        " R667 S556 T611 U722 V722 W944 X722 Y722 Z611 a444 b500 c444 d500 e444 f333 g500 h500"
        " i278 j278 k500 l278 m778 n500 o500 p500 q500 r333 s389 t278 u500 v500 w722 x500 y500"
        " z444 ,250 .250 -333 –500 /278 (333 )333 *500"
    ),
    "bold": _read(
        "A722 B667 C722 D722 E667 F611 G778 H778 I389 J500 K778 L667 M944 N722 O778 P611 Q778"
        " R722 S556 T667 U722 V722 W1000 X722 Y722 Z667 a500 b556 c444 d556 e444 f333 g500 h556"
        " i278 j333 k556 l278 m833 n556 o500 p556 q556 r444 s389 t333 u556 v500 w722 x500 y500"
        " z444 ,250 .250 -333 –500 /278 (333 )333 *500"
    ),
    "italic": _read(
        "A611 B611 C667 D722 E611 F611 G722 H722 I333 J444 K667 L556 M833 N667 O722 P611 Q722"
        " R611 S500 T556 U722 V611 W833 X611 Y556 Z556 a500 b500 c444 d500 e444 f278 g500 h500"
        " i278 j278 k444 l278 m722 n500 o500 p500 q500 r389 s389 t278 u500 v444 w667 x444 y444"
        " z389 ,250 .250 -333 –500 /278 (333 )333 *500"
    ),
}


def width(text: str, size: int, style: Style = "regular") -> float:
    """The width of ``text`` in millimetres, set in ``size`` points."""
    letters = ADVANCES[style]
    # A mark above or below widens no letter; đ is as wide as d; the horns of ơ and ư add a little.
    bare = unicodedata.normalize("NFD", text).replace("Đ", "D").replace("đ", "d")
    units = sum(
        letters.get(sign, _UNKNOWN) for sign in bare if not unicodedata.combining(sign)
    ) + 60 * bare.count("\u031b")
    return units / 1000 * size * _MM_PER_POINT
