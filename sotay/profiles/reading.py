"""Reading tables of data strictly: every value is asked for by name, and none is left over."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Invalid
from sotay.kernel.text import nfc

_ABSENT: Any = object()


class Table:
    """A table of a profile that knows where it stands, for the sake of clear refusals."""

    def __init__(self, values: object, place: str):
        if not isinstance(values, Mapping):
            raise _refusal(place, _("phải là một bảng"))
        self.place = place
        self._left = dict(values)

    def text(self, key: str, default: str = _ABSENT) -> str:
        """A text in NFC."""
        value = self._take(key, default)
        if not isinstance(value, str):
            raise self.refusal(key, _("phải là chữ"))
        return nfc(value)

    def one_of(self, key: str, allowed: tuple[str, ...], default: str = _ABSENT) -> str:
        """One of a few words."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.refusal(key, _("phải là một trong: %s") % ", ".join(allowed))
        return value

    def whole(self, key: str, default: int = _ABSENT, *, least: int = 0) -> int:
        """A whole number."""
        value = self._take(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.refusal(key, _("phải là số nguyên từ %s trở lên") % least)
        return value

    def points(self, key: str, default: int = _ABSENT) -> int:
        """Points, written whole or in hundredths (``89.99``), as hundredths."""
        value = self._take(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
            raise self.refusal(key, _("phải là số điểm"))
        hundredths = round(value * 100)
        if abs(hundredths - value * 100) > 1e-6:
            raise self.refusal(key, _("có nhiều nhất hai chữ số thập phân"))
        return hundredths

    def flag(self, key: str, *, default: bool = _ABSENT) -> bool:
        """Yes or no."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            raise self.refusal(key, _("phải là true hoặc false"))
        return value

    def day(self, key: str) -> date | None:
        """A day written as 2026-07-26, or nothing."""
        value = self._take(key, None)
        try:
            return None if value is None else date.fromisoformat(str(value))
        except ValueError:
            raise self.refusal(key, _("phải là ngày dạng 2026-07-26")) from None

    def texts(self, key: str, default: tuple[str, ...] = _ABSENT) -> tuple[str, ...]:
        """A list of texts."""
        values = self._list(key, default)
        if not all(isinstance(value, str) for value in values):
            raise self.refusal(key, _("phải là danh sách chữ"))
        return tuple(nfc(value) for value in values)

    def fraction(self, key: str) -> tuple[int, int]:
        """Two whole numbers, ``[2, 3]``, not more than one whole."""
        values = self._list(key, _ABSENT)
        match values:
            case [int() as part, int() as whole] if 0 <= part <= whole and whole > 0:
                return part, whole
        raise self.refusal(key, _("phải là phân số dạng [2, 3]"))

    def table(self, key: str) -> "Table":
        """A table inside this one."""
        return Table(self._take(key, _ABSENT), f"{self.place}.{key}")

    def tables(self, key: str, default: tuple[object, ...] = _ABSENT) -> list["Table"]:
        """A list of tables."""
        values = self._list(key, default)
        return [Table(value, f"{self.place}.{key}[{n}]") for n, value in enumerate(values, 1)]

    def named_tables(self) -> list[tuple[str, "Table"]]:
        """Every value of this table as a table, with its name."""
        names = list(self._left)
        return [(name, self.table(name)) for name in names]

    def end(self) -> None:
        """Refuse what nobody asked for: a misspelt key must not be a rule silently lost."""
        if self._left:
            raise self.refusal(", ".join(sorted(self._left)), _("không có mục này"))

    def refusal(self, key: str, why: str) -> Invalid:
        """The refusal of one value, with its place."""
        return _refusal(f"{self.place}.{key}", why)

    def _list(self, key: str, default: Any) -> list[Any]:
        value = self._take(key, default)
        if not isinstance(value, list | tuple):
            raise self.refusal(key, _("phải là một danh sách"))
        return list(value)

    def _take(self, key: str, default: Any) -> Any:
        value = self._left.pop(key, default)
        if value is _ABSENT:
            raise self.refusal(key, _("còn thiếu"))
        return value


def _refusal(place: str, why: str) -> Invalid:
    return Invalid(_("%(place)s: %(why)s.") % {"place": place, "why": why}, field=place)
