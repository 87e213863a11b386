"""What may stand in a line of a register."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from sotay.files.secrecy import mark_in
from sotay.kernel import dates
from sotay.kernel.refusals import Invalid
from sotay.papers.rules import refuse_secrecy_mark

Value = str | int | date | None


def book_year(day: date) -> int:
    """The year whose book a paper belongs into: that of the day on which it came or went.

    Nghị định 30/2020/NĐ-CP, 05/3/2020: numbers begin at 01 on the first day of a year and end
    on its last.
    """
    return day.year


def refuse_secret(texts: Iterable[str]) -> None:
    """Say no to a paper that calls itself a state secret: it belongs into the book on paper.

    Luật Bảo vệ bí mật nhà nước, 117/2025/QH15: such a paper is kept and registered only where no
    network reaches. Words that speak of secrecy ("bảo mật", "mật độ") are none.

    Raises:
        Invalid: one of the texts carries a mark of secrecy.
    """
    for text in texts:
        refuse_secrecy_mark(text)
        if mark_in([text, _number_line(text)]):
            raise Invalid(
                _(
                    "Văn bản có dấu chỉ độ mật nên không ghi vào sổ này. Chưa có gì được lưu. "
                    "Hãy ghi vào sổ văn bản mật bằng giấy theo quy định."
                )
            )


def _number_line(text: str) -> str:
    return f"Số {text}"  # not interface: how the number of a secret paper is written


def changed(before: Mapping[str, Value], after: Mapping[str, Value]) -> dict[str, tuple[str, str]]:
    """The columns that differ, each with what stood there and what stands there now, as words."""
    return {
        name: (in_words(before[name]), in_words(after[name]))
        for name in after
        if before[name] != after[name]
    }


def in_words(value: Value) -> str:
    """A value as it is written into a book."""
    if value is None:
        return ""
    return dates.short(value) if isinstance(value, date) else str(value)
