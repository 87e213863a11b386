"""Whether a summary adds up. What does not is never published; the difference is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sotay.kernel.numbers import thousands
from sotay.surveys.rules.definition import Kind
from sotay.surveys.rules.summary import Figures, Summary

_EXACTLY_ONE = frozenset({Kind.SINGLE, Kind.SCALE, Kind.MATRIX, Kind.RANKING})


@dataclass(frozen=True)
class Difference:
    """Two figures that should be the same.

    Attributes:
        place: the question, ``III.2``; empty for the whole survey.
    """

    place: str
    message: str
    found: int
    expected: int

    @property
    def sentence(self) -> str:
        """The place, the message and by how much, for people."""
        gap = abs(self.expected - self.found)
        how = _("thiếu") if self.found < self.expected else _("thừa")
        told = _("%(message)s: %(found)s, phải là %(expected)s (%(how)s %(gap)s).") % {
            "message": self.message,
            "found": thousands(self.found),
            "expected": thousands(self.expected),
            "how": how,
            "gap": thousands(gap),
        }
        return (
            _("Câu %(place)s: %(told)s") % {"place": self.place, "told": told}
            if self.place
            else told
        )


def differences(summary: Summary, *, answered: int, by_unit: Sequence[int]) -> list[Difference]:
    """Everything that does not add up; empty when the summary may be published.

    Args:
        answered: how many of those invited are noted as having answered.
        by_unit: sheets of each unit, which together are all sheets.
    """
    return list(_differences(summary, answered, by_unit))


def _differences(summary: Summary, answered: int, by_unit: Sequence[int]) -> Iterator[Difference]:
    sheets = summary.respondents
    yield from _same("", _("số phiếu so với số người đã trả lời"), sheets, answered)
    yield from _same("", _("số phiếu của các đơn vị cộng lại"), sum(by_unit), sheets)
    in_days = sum(count for _day, count in summary.days)
    yield from _same("", _("số phiếu của các ngày cộng lại"), in_days, sheets)
    for part in summary.parts:
        for question in part.questions:
            for figures in question.counted:
                yield from _of_question(f"{part.number}.{figures.number}", figures)


def _of_question(place: str, figures: Figures) -> Iterator[Difference]:
    counted = sum(line.count for line in figures.lines)
    if figures.kind in _EXACTLY_ONE:
        told = _("các phương án, người không trả lời và người không thuộc diện hỏi cộng lại")
        found = counted + figures.unanswered + figures.unasked
        yield from _same(place, told, found, figures.whole)
    elif figures.takes_several:
        for line in figures.lines:
            if line.count > figures.answered:
                told = _("phương án %(mark)s được nhiều người chọn hơn số người trả lời") % {
                    "mark": line.mark
                }
                yield Difference(place, told, line.count, figures.answered)
    if figures.unanswered < 0:
        told = _("số người trả lời nhiều hơn số người được hỏi")
        asked = figures.whole - figures.unasked
        yield Difference(place, told, figures.answered, asked)


def _same(place: str, message: str, found: int, expected: int) -> Iterator[Difference]:
    if found != expected:
        yield Difference(place, message, found, expected)
