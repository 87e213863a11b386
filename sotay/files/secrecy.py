"""The marks of state secrets, as they stand at the head of a paper.

Such papers may be written, kept and sent only on machines that no network reaches (Luật Bảo vệ
bí mật nhà nước, 117/2025/QH15); here they are refused before a byte of them is kept.
"""
# not interface: the words of the marks, as regulations prescribe them

import re
from collections.abc import Iterable

from sotay.kernel.text import nfc

LINES_OF_A_HEAD = 80
"""Lines of the first page in which a mark is looked for; a page holds about fifty."""

_DEGREE = r"(?:TUYỆT|TỐI)?\s*MẬT"
# The stamp: capitals alone on a line, perhaps spaced out or in brackets.
_STAMP = re.compile(rf"^{_DEGREE}$")
_SPACED = re.compile(r"^(?:T U Y Ệ T |T Ố I )?M Ậ T$")
# "Số 12-BC/ĐU (Mật)" as a number of a secret paper is written.
_NUMBER = re.compile(r"^Số\b.{0,60}\((?:tuyệt mật|tối mật|mật)\)$", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:tài liệu|văn bản)\s+)?(?:bí mật nhà nước\s+độ|độ mật)\s*:?\s*"
    r"(?:tuyệt mật|tối mật|mật)$",
    re.IGNORECASE,
)
_AROUND = " \t.,:;*-–—_()[]<>«»“”\"'|"


# A machine that reads a stamp mistakes a dot or a hat, in capitals that stand alone.
_STAMP_SEEN = re.compile(r"^(?:T[UỤÚ]Y[EỆÊẸ]T\s*M[ẬẠẶÂẤA]T|T[ỐÔỒOÓ][IÍ1L]\s*M[ẬẠẶÂẤA]T|M[ẬẠẶÂ]T)$")
_LINES_WITH_A_STAMP = 15


def mark_in(lines: Iterable[str], *, by_machine: bool = False) -> str | None:
    """The line that marks the paper as a state secret; none if there is none.

    With ``by_machine`` the lines were recognised on a picture, with a letter mistaken here and
    there.

    Prose that speaks of secrets ("bảo mật", "mật độ", a list of what is secret) is no mark.
    """
    for number, raw in enumerate(lines):
        if number >= LINES_OF_A_HEAD:
            return None
        line = " ".join(nfc(raw).split())
        bare = line.strip(_AROUND)
        if _STAMP.match(bare) or _SPACED.match(bare) or _LABEL.match(bare):
            return bare
        if by_machine and number < _LINES_WITH_A_STAMP and _STAMP_SEEN.match(bare):
            return bare
        if _NUMBER.match(line.rstrip(" .,;:*")):
            return line
    return None
