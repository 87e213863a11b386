"""Whether a printed table adds up, and if not, what kind of fault it is.

Three kinds. A wrong figure is an *error*: counts that do not add up to the whole, a share that
is not its count's. A share beside the truth by the last decimal is *off*. And many offices round
every share and give the last answer what is left of 100: that is a *note*, for nobody erred, but
the share printed is not the true one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from sotay.kernel.numbers import (
    balanced_to_hundred,
    decimal,
    forced_to_hundred,
    share,
    thousands,
)
from sotay.kernel.text import fold
from sotay.surveys.rules.tables import Question, Row, Table

HUNDRED = Decimal(100)
_SEVERAL = ("chon nhieu", "nhieu lua chon", "nhieu phuong an", "nhieu dap an")


class Level(StrEnum):
    """How bad it is."""

    ERROR = "error"
    OFF = "off"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold, or is worth knowing.

    Attributes:
        code: what kind, for machines.
        place: the question, ``III.2``.
        mark: the answer, ``c``; empty when it is about the whole question.
        message: the sentence for people.
        line: the line of the text.
    """

    level: Level
    code: str
    place: str
    mark: str
    message: str
    line: int

    @property
    def where(self) -> str:
        """``III.7a``."""
        return f"{self.place}{self.mark}"


def check(table: Table) -> list[Finding]:
    """What is wrong with the table, in its own order."""
    places = max((row.places for question in table.questions for row in question.rows), default=2)
    return [
        finding
        for question in table.questions
        for finding in _check_question(question, table, places)
    ]


def has_errors(findings: Sequence[Finding]) -> bool:
    """Whether a figure is wrong; a forced rest is not."""
    return any(finding.level != Level.NOTE for finding in findings)


def no_table() -> str:
    """The sentence for a text without a table, and what a table looks like."""
    return _(
        "Không thấy bảng kết quả nào. Mỗi phương án cần một dòng có số phiếu hoặc tỷ lệ, "
        "ví dụ: a. Ổn định 474/1.277 phiếu = 37,12%"
    )


def summary(table: Table, findings: Sequence[Finding]) -> str:
    """What was looked at, and how many of each level were found, in one line."""
    counts = {level: sum(1 for finding in findings if finding.level == level) for level in Level}
    words = _(
        "Đã kiểm tra %(questions)s câu, %(rows)s dòng số liệu: %(errors)s lỗi, %(off)s chỗ lệch ở "
        "chữ số cuối, %(notes)s ghi chú."
    ) % {
        "questions": len(table.questions),
        "rows": sum(len(question.rows) for question in table.questions),
        "errors": counts[Level.ERROR],
        "off": counts[Level.OFF],
        "notes": counts[Level.NOTE],
    }
    if not table.damaged_lines:
        return words
    left_out = _("Đã bỏ qua %(lines)s dòng của một bản chép hỏng chữ trong cùng tệp.")
    return f"{words} {left_out % {'lines': table.damaged_lines}}"


def as_json(table: Table, findings: Sequence[Finding]) -> dict[str, Any]:
    """The result for machines. Shares are strings with a point: no float rounds them."""
    return {
        "version": 1,
        "announced": table.announced,
        "damaged_lines": table.damaged_lines,
        "questions": [
            {
                "place": question.place,
                "title": question.title,
                "rows": [
                    {
                        "mark": row.mark,
                        "label": row.label,
                        "count": row.count,
                        "whole": row.whole,
                        "percent": None if row.percent is None else str(row.percent),
                    }
                    for row in question.rows
                ],
            }
            for question in table.questions
        ],
        "findings": [
            {
                "level": finding.level.value,
                "code": finding.code,
                "place": finding.place,
                "mark": finding.mark,
                "line": finding.line,
                "message": finding.message,
            }
            for finding in findings
        ],
        "errors": has_errors(findings),
    }


def takes_several(question: Question) -> bool:
    """Whether one person may give several answers: then they add up to nothing."""
    words = fold(question.title)
    return any(sign in words for sign in _SEVERAL)


def _check_question(question: Question, table: Table, places: int) -> Iterator[Finding]:
    announced = table.announced
    whole = _whole_of(question, announced)
    yield from _check_wholes(question, whole, announced)
    yield from _check_sum(question, whole)
    if whole and table.forced and _is_forced(question, whole, places):
        return
    if whole:
        yield from _check_shares(question, whole, places)
    elif all(row.count is None for row in question.rows) and not takes_several(question):
        yield from _check_sum_of_shares(question, places)


def _whole_of(question: Question, announced: int | None) -> int | None:
    """Of how many the shares are: what the lines say, the printed sum, what was announced."""
    said = [row.whole for row in question.rows if row.whole]
    if said:
        return max(said, key=said.count)
    if question.total and (question.total.count or question.total.whole):
        return question.total.count or question.total.whole
    counts = [row.count for row in question.rows if row.count is not None]
    return announced or (sum(counts) if counts else None) or None


def _check_wholes(
    question: Question, whole: int | None, announced: int | None
) -> Iterator[Finding]:
    for row in question.rows:
        if row.whole and whole and row.whole != whole:
            yield _about(
                question, row, Level.ERROR, "other_whole",
                _("mẫu số %(said)s khác các dòng còn lại (%(whole)s).")
                % {"said": thousands(row.whole), "whole": thousands(whole)},
            )  # fmt: skip
    if whole and announced and whole != announced and any(row.whole for row in question.rows):
        yield _about(
            question, None, Level.ERROR, "not_the_announced",
            _("mẫu số %(whole)s khác tổng số đã nêu ở đầu bảng (%(announced)s).")
            % {"whole": thousands(whole), "announced": thousands(announced)},
        )  # fmt: skip


def _check_sum(question: Question, whole: int | None) -> Iterator[Finding]:
    counts = [row.count for row in question.rows]
    if whole is None or takes_several(question) or any(count is None for count in counts):
        return
    added = sum(count for count in counts if count is not None)
    if added == whole:
        return
    values = {
        "added": thousands(added),
        "whole": thousands(whole),
        "gap": thousands(abs(whole - added)),
    }
    words = (
        _("các phương án cộng lại được %(added)s, thiếu %(gap)s phiếu so với %(whole)s.")
        if added < whole
        else _(
            "các phương án cộng lại được %(added)s, thừa %(gap)s phiếu so với %(whole)s. "
            "Nếu được chọn nhiều phương án, hãy ghi rõ trong câu hỏi."
        )
    )
    yield _about(question, None, Level.ERROR, "sum", words % values)


def _check_shares(question: Question, whole: int, places: int) -> Iterator[Finding]:
    wrong = [row for row in question.rows if _is_wrong(row, whole, places)]
    last = question.rows[-1]
    if last in wrong and _is_the_rest(question, whole, places):
        if wrong == [last] and not takes_several(question):
            yield _about(
                question, last, Level.NOTE, "forced", _words_of_forced(last, whole, places)
            )
        # With another share off, the last only took up its difference: one fault, not two.
        wrong.remove(last)
    for row in wrong:
        yield _wrong_share(question, row, whole, places)


def _is_wrong(row: Row, whole: int, places: int) -> bool:
    return (
        row.count is not None
        and row.percent is not None
        and row.percent != share(row.count, whole, places)
    )


def _is_forced(question: Question, whole: int, places: int) -> bool:
    """Whether the shares are those that add up to 100, either way in which one makes them so."""
    counts = [row.count for row in question.rows if row.count is not None]
    shares = [row.percent for row in question.rows]
    if len(counts) < len(question.rows) or sum(counts) != whole:
        return False
    return shares in (balanced_to_hundred(counts, places), forced_to_hundred(counts, places))


def _is_the_rest(question: Question, whole: int, places: int) -> bool:
    """Whether the last share is what the others leave of 100, and differs by no more than that."""
    shares = [row.percent for row in question.rows if row.percent is not None]
    last = question.rows[-1]
    if len(shares) < len(question.rows) or last.count is None or sum(shares) != HUNDRED:
        return False
    most = Decimal(len(shares)).scaleb(-places)
    return abs(shares[-1] - share(last.count, whole, places)) <= most


def _wrong_share(question: Question, row: Row, whole: int, places: int) -> Finding:
    assert row.count is not None
    assert row.percent is not None
    true = share(row.count, whole, places)
    values = {
        "count": thousands(row.count),
        "whole": thousands(whole),
        "true": decimal(true),
        "printed": decimal(row.percent),
    }
    if row.percent == share(row.count, whole, row.places):
        words = _("ghi %(printed)s%% ít chữ số thập phân hơn các dòng khác; đủ là %(true)s%%.")
        return _about(question, row, Level.NOTE, "fewer_places", words % values)
    if abs(true - row.percent) <= Decimal(1).scaleb(-places):
        words = _("%(count)s/%(whole)s = %(true)s%%, bảng ghi %(printed)s%%: lệch ở chữ số cuối.")
        return _about(question, row, Level.OFF, "last_place", words % values)
    words = _("%(count)s/%(whole)s = %(true)s%%, bảng ghi %(printed)s%%.")
    return _about(question, row, Level.ERROR, "share", words % values)


def _words_of_forced(row: Row, whole: int, places: int) -> str:
    assert row.count is not None
    assert row.percent is not None
    return _(
        "ghi %(printed)s%% để tổng đủ 100%%; đúng là %(true)s%%. Không phải lỗi nếu bảng nói rõ "
        "phần chênh lệch tính vào phương án cuối."
    ) % {"printed": decimal(row.percent), "true": decimal(share(row.count, whole, places))}


def _check_sum_of_shares(question: Question, places: int) -> Iterator[Finding]:
    shares = [row.percent for row in question.rows if row.percent is not None]
    if len(shares) != len(question.rows):
        return
    added = sum(shares, Decimal(0))
    # Each share may be rounded by half of its last place.
    if abs(added - HUNDRED) > Decimal(len(shares)).scaleb(-places) / 2:
        yield _about(
            question, None, Level.ERROR, "sum_of_shares",
            _("tỷ lệ cộng lại được %(added)s%%, không phải 100%%.") % {"added": decimal(added)},
        )  # fmt: skip


def _about(question: Question, row: Row | None, level: Level, code: str, message: str) -> Finding:
    return Finding(
        level=level,
        code=code,
        place=question.place,
        mark=row.mark if row else "",
        message=message,
        line=row.line if row else question.rows[0].line,
    )
