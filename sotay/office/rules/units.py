"""Which cell a list means, however it writes its name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from sotay.kernel.text import fold

_BETWEEN = re.compile(r"[\W_]+")
# "TDP3": the short form and its number run together.
_BEFORE_NUMBER = re.compile(r"(?<=[a-z])(?=\d)")
_SHORT = {
    "cb": "chi bo",
    "tdp": "to dan pho",
    "kp": "khu pho",
    "th": "tieu hoc",
    "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong",
    "mn": "mam non",
    "ca": "cong an",
    "qs": "quan su",
    "hdnd": "hoi dong nhan dan",
    "ubnd": "uy ban nhan dan",
    "mttq": "mat tran to quoc",
    "ubmttq": "uy ban mat tran to quoc",
    "vp": "van phong",
    "tt": "trung tam",
}
# "Tổ dân phố số 3"; the other "so" (cơ sở) goes as well, on both sides alike.
_SAYS_NOTHING = frozenset({"so"})
_FRONT = "chi bo "


@dataclass(frozen=True)
class Cell:
    """A cell by the names it goes by."""

    id: int
    code: str
    name: str
    short_name: str


class CellNames:
    """The cells of a list's organisation, found by code, name or a part that says enough."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.cells = {cell.id: cell for cell in cells}
        self._found: dict[str, set[int]] = {}
        for cell in self.cells.values():
            for name in (cell.code, cell.name, cell.short_name):
                for form in {_spelled(name), _spelled(name).removeprefix(_FRONT)}:
                    if form:
                        self._found.setdefault(form, set()).add(cell.id)
        self._codes = {_spelled(cell.code): cell.id for cell in self.cells.values()}
        # A list names each cell on every row of its members.
        self._asked: dict[str, set[int]] = {}

    def find(self, words: str) -> set[int]:
        """The cells that are called so: one, none, or several when the words do not say which."""
        if words not in self._asked:
            self._asked[words] = self._looked_up(_spelled(words))
        return self._asked[words]

    def _looked_up(self, said: str) -> set[int]:
        if said in self._codes:
            return {self._codes[said]}
        return self._found.get(said) or self._found.get(said.removeprefix(_FRONT), set())

    def like(self, words: str) -> list[str]:
        """Names that look like it, to be offered to whoever mistyped one."""
        close = get_close_matches(_spelled(words), self._found, n=3, cutoff=0.75)
        ids = dict.fromkeys(one for form in close for one in sorted(self._found[form]))
        return [self.cells[one].name for one in ids][:2]


def _spelled(name: str) -> str:
    """Folded, without signs, short forms written out, leading zeros of numbers dropped."""
    words = _BEFORE_NUMBER.sub(" ", _BETWEEN.sub(" ", fold(name))).split()
    spelled = " ".join(_SHORT.get(word, word) for word in words).split()
    return " ".join(
        (word.lstrip("0") or "0") if word.isdecimal() else word
        for word in spelled
        if word not in _SAYS_NOTHING
    )
