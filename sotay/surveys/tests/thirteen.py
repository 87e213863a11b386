"""The summary of thirteen questions that stands in ``data``: its counts, and a right table.

III.2 is nine sheets short there; whoever enters it gives those nine to the last answer, which
makes 16 of it, as its neighbours show.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sotay.surveys.rules.definition import Definition
from sotay.surveys.rules.report import Report
from sotay.surveys.rules.summary import summarize
from sotay.surveys.templates import template_named

DATA = Path(__file__).parent / "data"
PRINTED = (DATA / "summary-of-thirteen-questions.txt").read_text()
SUBJECT = "Sử dụng Sổ tay đảng viên điện tử Đảng bộ tỉnh Hậu Giang"
ATTACHED = "báo cáo số     -BC/BCĐ, ngày    /5/2024 của Ban Chỉ đạo 1929"
RESPONDENTS = 1277
COUNTS: dict[str, tuple[int, int, int]] = {
    "hoat-dong-chung": (474, 802, 1),
    "kha-nang-dap-ung": (241, 1029, 7),
    "giao-dien": (291, 975, 11),
    "nghiep-vu": (275, 981, 21),
    "thong-tin-noi-bat": (299, 927, 51),
    "tai-lieu": (378, 883, 16),
    "sinh-hoat": (447, 820, 10),
    "hoc-tap": (479, 783, 15),
    "hoi-dap": (439, 829, 9),
    "lich-cong-tac": (636, 613, 28),
    "nhan-tin": (577, 670, 30),
    "tro-ly-ao": (545, 690, 42),
    "khao-sat": (622, 632, 23),
}
TRUE_SHARES = """
    37,12 62,80 0,08 | 18,87 80,58 0,55 | 22,79 76,35 0,86 | 21,53 76,82 1,64
    23,41 72,59 3,99 | 29,60 69,15 1,25 | 35,00 64,21 0,78 | 37,51 61,32 1,17 | 34,38 64,92 0,70
    49,80 48,00 2,19 | 45,18 52,47 2,35 | 42,68 54,03 3,29 | 48,71 49,49 1,80
""".replace("|", " ").split()


def definition() -> Definition:
    """What was asked: the ready survey of thirteen questions."""
    template = template_named("thirteen-questions")
    assert template is not None
    return template.definition


def tally(**counts: Sequence[int]) -> dict[str, Any]:
    """The counts as a tally; ``counts`` replaces some (keys with ``_`` for ``-``)."""
    changed = {key.replace("_", "-"): tuple(value) for key, value in counts.items()}
    questions = {}
    for key, values in {**COUNTS, **changed}.items():
        question = definition().question(key)
        assert question is not None
        keys = [option.key for option in question.options]
        questions[key] = {
            "answered": sum(values),
            "counts": dict(zip(keys, values, strict=True)),
        }
    days = {f"2024-05-{day}": 127 for day in range(16, 25)} | {"2024-05-25": RESPONDENTS - 9 * 127}
    return {"sheets": RESPONDENTS, "days": days, "questions": questions}


def report(**values: Any) -> Report:
    """The report of it, with ``values`` changed."""
    given: dict[str, Any] = {
        "subject": SUBJECT,
        "attached_to": ATTACHED,
        "since": date(2024, 5, 16),
        "until": date(2024, 5, 25),
        "summary": summarize(definition(), tally()),
    }
    return Report(**{**given, **values})


def sheets() -> Iterator[dict[str, str]]:
    """The answers of everybody, one sheet each, that come to these counts."""
    columns = []
    for key, values in COUNTS.items():
        question = definition().question(key)
        assert question is not None
        chosen = [
            option.key
            for option, count in zip(question.options, values, strict=True)
            for _sheet in range(count)
        ]
        columns.append((key, chosen))
    for number in range(RESPONDENTS):
        yield {key: chosen[number] for key, chosen in columns}
