"""A printed table of results, read as people write it.

Every office has its own dashes, blanks and signs. What must be there for a line to be an
answer is its figure at the end: ``a. Ổn định 474/1.277 phiếu=37,12%``. Lines without figures
are titles.
"""
# not interface: the words of other people's tables, as they are looked for

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from sotay.kernel.text import fold, nfc


@dataclass(frozen=True)
class Row:
    """One answer with its figures as they are printed.

    Attributes:
        mark: the letter or number before it; empty if there is none.
        count: how many chose it; none where only a share is printed.
        whole: of how many, as the line says.
        percent: the printed share; none where there is none.
        places: decimals of the printed share.
        line: number of the line in the text, from 1.
    """

    mark: str
    label: str
    count: int | None
    whole: int | None
    percent: Decimal | None
    places: int
    line: int


@dataclass
class Question:
    """One question with its answers; ``section`` is a Roman numeral or empty."""

    section: str
    number: str
    title: str
    rows: list[Row] = field(default_factory=list)
    # A printed sum of the question ("Tổng cộng").
    total: Row | None = None

    @property
    def place(self) -> str:
        """How the report names it: ``III.2``."""
        return ".".join(part for part in (self.section, self.number) if part)


@dataclass(frozen=True)
class Table:
    """Everything that was found in a text.

    Attributes:
        announced: how many took part, if a sentence says so.
        damaged_lines: lines left out because their letters were lost, the same table standing
            there unharmed.
        forced: a footnote says that shares were made to add up to exactly 100.
    """

    questions: tuple[Question, ...]
    announced: int | None
    damaged_lines: int
    forced: bool = False


_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+(?!\d)|\d+"
# Blanks are written as \s: the pattern that holds these leaves plain ones out.
_UNIT = (
    r"phiếu|phieu|phi\s\?\su|người|lượt|ý\skiến|đồng\schí|đ/c|đảng\sviên|trả\slời|tổ\schức|đơn\svị"
)
_BETWEEN = r"[\s=:;,()\[\]|~≈-]*"
_FIGURES = re.compile(
    rf"""
    (?:^|(?<=[\s:=(|\[,;.-]))
    (?P<count>{_NUMBER})(?![.,]?\d)
    (?:\s*/\s*(?P<whole>{_NUMBER})(?![.,]?\d))?
    \s*(?P<unit>{_UNIT})?
    (?:{_BETWEEN}(?:(?:chiếm|đạt|tương\sđương|tỷ\slệ|tỉ\slệ|bằng)\s*)*{_BETWEEN}
    (?P<percent>\d+(?:[.,]\d+)?)\s*%)?
    [\s)\].;,|]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHARE_ALONE = re.compile(
    rf"(?:^|(?<=[\s:=(|])){_BETWEEN}(?P<percent>\d+(?:[.,]\d+)?)\s*%[\s)\].;,|]*$"
)
_SECTION = re.compile(r"^(?P<number>[IVXL]+)\s*[-.):/]\s*(?P<title>\S.*)$")
_QUESTION = re.compile(
    r"^(?:câu(?:\s+hỏi)?\s+)?(?P<number>\d{1,3})\s*[.):](?!\d)\s*(?P<title>\S.*)$", re.IGNORECASE
)
_MARKED = re.compile(r"^(?P<mark>[a-zđ]|\d{1,2})\s*[.)/]\s*(?P<label>.*)$", re.IGNORECASE)
_BULLET = re.compile(r"^[-+•*▪○●·]\s*(?P<label>.*)$")
_LETTER_CELL = re.compile(r"^(?P<mark>[a-zđ])\s+(?P<label>.+)$")
_ANNOUNCED = re.compile(
    rf"(?:tổng số|thu về|có)\D{{0,20}}?(?P<count>{_NUMBER})\s*"
    r"(?:phiếu|người|lượt|đồng chí|đảng viên)[^.\d]{0,40}(?:tham gia|trả lời|khảo sát|hợp lệ)",
    re.IGNORECASE,
)
_FORCED = re.compile(r"ép tổng (?:bằng |đủ |đúng bằng )?100\s?%", re.IGNORECASE)
_DAMAGE = re.compile(r"[^\W\d_] \? ?[^\W\d_]|[^\W\d_] \? {2,}\S|^\W*\? [^\W\d_]")
_LOST_UNIT = re.compile(r"phi ?\? ?u|ngư ?\? ?i|l ?ư ?\? ?t", re.IGNORECASE)
_WRAPPED = 3  # lines at most over which one answer is broken


def read_table(text: str) -> Table:
    """The questions with figures in ``text``; none when it holds no table.

    A second copy of the same table whose letters were lost in a conversion (``T ? NG``) is left
    out; where there is only a damaged one, it is read for its figures.
    """
    lines = [_plain(line) for line in nfc(text).splitlines()]
    damaged = [number for number, line in enumerate(lines, 1) if _is_damaged(line)]
    whole = [(number, line) for number, line in enumerate(lines, 1) if number not in set(damaged)]
    questions = _questions(whole)
    if not questions and damaged:
        questions, damaged = _questions(list(enumerate(lines, 1))), []
    readable = [line for _number, line in whole]
    forced = any(_FORCED.search(line) for line in readable)
    return Table(tuple(questions), _announced(readable), len(damaged), forced)


def number(text: str) -> int:
    """``1.277``, ``1,277``, ``1277``, ``07`` → a whole number."""
    return int(text.replace(".", "").replace(",", ""))


def _plain(line: str) -> str:
    """The line with plain dashes, blanks and digits; a blank between thousands is a point."""
    signs = []
    for sign in line:
        if unicodedata.category(sign) == "Pd" or sign in "−⁃":
            signs.append("-")
        elif sign.isspace():
            signs.append("\N{NO-BREAK SPACE}" if sign not in " \t\r\n\v\f" else " ")
        elif unicodedata.category(sign) == "Nd":
            signs.append(str(unicodedata.digit(sign)))
        elif not unicodedata.category(sign).startswith("C"):
            signs.append({"／": "/", "％": "%", "＝": "=", "∕": "/", "⁄": "/"}.get(sign, sign))
    joined = re.sub(r"(?<=\d)\N{NO-BREAK SPACE}(?=\d{3}(?!\d))", ".", "".join(signs))
    return " ".join(joined.replace("\N{NO-BREAK SPACE}", " ").split())


def _is_damaged(line: str) -> bool:
    """Whether letters were lost, as in ``K ? t qu ? kh ? o sát``; a question has one such sign."""
    return len(_DAMAGE.findall(line)) > 1 or bool(_LOST_UNIT.search(line))


def _announced(lines: list[str]) -> int | None:
    for line in lines:
        if found := _ANNOUNCED.search(line):
            return number(found["count"])
    return None


def _questions(lines: list[tuple[int, str]]) -> list[Question]:
    found: list[Question] = []
    section, asked = "", Question("", "", "")
    for at, line in _joined(lines):
        if row := _row(at, line):
            if _is_sum(row):
                asked.total = row
                continue
            if _begins_anew(asked, row):
                asked = Question(section, "", "")
            if not asked.rows:
                asked.number = asked.number or str(_next_number(found, section))
                found.append(asked)
            asked.rows.append(row)
        elif header := _SECTION.match(line):
            section, asked = header["number"], Question(header["number"], "", "")
        elif header := _QUESTION.match(line):
            asked = Question(section, header["number"].lstrip("0"), header["title"].rstrip(" :"))
        elif asked.rows:
            asked = Question(section, "", line.rstrip(" :"))
        else:
            asked.title = f"{asked.title} {line}".strip(" :")
    return [question for question in found if len(question.rows) > 1]


def _joined(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines that are not empty; an answer broken over several of them comes as one."""
    kept = [(at, line) for at, line in lines if line]
    place = 0
    while place < len(kept):
        at, line = kept[place]
        taken = 1
        if _opens_an_answer(line):
            whole = line
            for more in range(1, _WRAPPED):
                following = kept[place + more][1] if place + more < len(kept) else ""
                if not following or _MARKED.match(following) or _SECTION.match(following):
                    break
                whole = f"{whole} {following}"
                if _row(at, whole) and _has_share(whole):
                    line, taken = whole, more + 1
                    break
        yield at, line
        place += taken


def _opens_an_answer(line: str) -> bool:
    marked = _MARKED.match(line) or _BULLET.match(line)
    letter = not marked or not marked.groupdict().get("mark", "").isdigit()
    return bool(marked) and letter and not _has_share(line)


def _has_share(line: str) -> bool:
    return bool(_SHARE_ALONE.search(line))


def _row(at: int, line: str) -> Row | None:
    found = _FIGURES.search(line)
    if found and (found["percent"] or found["whole"] or found["unit"]):
        label = line[: found.start()]
        count = number(found["count"])
        whole = number(found["whole"]) if found["whole"] else None
    else:
        found = _SHARE_ALONE.search(line)
        if not found:
            return None
        label, count, whole = line[: found.start()], None, None
    mark, label = _mark_of(label.strip(" =:|-(["))
    if not mark and not label:
        return None
    printed = (found["percent"] or "").replace(",", ".")
    return Row(
        mark=mark,
        label=label,
        count=count,
        whole=whole,
        percent=Decimal(printed) if printed else None,
        places=len(printed.partition(".")[2]),
        line=at,
    )


def _mark_of(label: str) -> tuple[str, str]:
    for pattern in (_MARKED, _LETTER_CELL, _BULLET):
        if found := pattern.match(label):
            mark = found.groupdict().get("mark", "") or ""
            return mark.lower(), found["label"].strip(" |")
    return "", label.strip(" |")


def _is_sum(row: Row) -> bool:
    return fold(row.label).startswith(("tong cong", "tong so", "cong")) or fold(row.label) == "tong"


def _begins_anew(asked: Question, row: Row) -> bool:
    """Answers begin with their first mark again: another question, whose title is missing."""
    first = asked.rows[0].mark if asked.rows else ""
    return bool(asked.rows) and row.mark != "" and row.mark == first


def _next_number(found: list[Question], section: str) -> int:
    return 1 + sum(1 for question in found if question.section == section)
