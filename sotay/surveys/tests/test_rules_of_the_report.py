"""The report in words: the table of thirteen questions, right where the printed one is wrong."""

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.surveys.rules.checking import check
from sotay.surveys.rules.report import Opinions, Point, Report, Style
from sotay.surveys.rules.shape import as_csv, as_json
from sotay.surveys.rules.summary import summarize
from sotay.surveys.rules.tables import read_table
from sotay.surveys.rules.wording import period, plain_text
from sotay.surveys.tests import thirteen

OPINIONS = Opinions(
    (
        Point(
            "Truy cập cùng lúc nhiều người thì tải tài liệu chậm.", "Chức năng sinh hoạt chi bộ", 12
        ),
        Point("Chưa hiện giờ họp.", "Chức năng sinh hoạt chi bộ", 3),
        Point("Cần có âm báo khi có tin nhắn đến.", "Kết bạn, nhắn tin", 5),
    ),
    (Point("Cung cấp mã OTP khi quên mật khẩu.", "", 9),),
    (Point("Tập huấn riêng cho từng đối tượng.", "", 4),),
)


def figures_of(text: str) -> list[tuple[str, str, int | None]]:
    table = read_table(text)
    return [
        (question.place, row.mark, row.count)
        for question in table.questions
        for row in question.rows
    ]


def test_it_is_the_printed_table_but_for_the_nine_sheets_that_it_lost() -> None:
    ours, printed = figures_of(plain_text(thirteen.report())), figures_of(thirteen.PRINTED)
    assert [pair for pair in zip(ours, printed, strict=True) if pair[0] != pair[1]] == [
        (("III.2", "c", 16), ("III.2", "c", 7))
    ]


def test_its_title_and_its_opening_are_those_of_the_printed_one() -> None:
    lines = plain_text(thirteen.report()).splitlines()
    printed = [" ".join(line.split()) for line in thirteen.PRINTED.splitlines() if line.strip()]
    assert [" ".join(line.split()) for line in lines[:5]] == printed[:5]
    assert lines[5] == "I- ĐÁNH GIÁ CHUNG VỀ SỔ TAY ĐẢNG VIÊN ĐIỆN TỬ"
    assert lines[6] == "1. Hoạt động chung của Sổ tay đảng viên điện tử:"
    assert lines[7] == "a. Ổn định 474/1.277 phiếu = 37,12%"
    assert lines[9] == "c. Lỗi, không sử dụng được 01/1.277 phiếu = 0,08%"


def test_its_shares_are_right_where_the_printed_ones_are_wrong() -> None:
    text = plain_text(thirteen.report())
    assert "c. Phức tạp 21/1.277 phiếu = 1,64%" in text
    assert "c. Chưa đầy đủ 16/1.277 phiếu = 1,25%" in text
    assert "a. Thân thiện, dễ sử dụng 577/1.277 phiếu = 45,18%" in text
    assert re.findall(r"= ([\d,]+)%", text) == thirteen.TRUE_SHARES


@pytest.mark.parametrize("forced", [False, True])
def test_our_own_checker_finds_nothing_in_it(forced: bool) -> None:
    report = thirteen.report(style=Style(forced=forced), opinions=OPINIONS, invited=1300)
    table = read_table(plain_text(report))
    assert check(table) == []
    assert (len(table.questions), table.announced) == (13, 1277)


def test_who_said_nothing_has_a_line_of_their_own() -> None:
    tally = thirteen.tally(tai_lieu=(378, 883, 7))
    text = plain_text(thirteen.report(summary=summarize(thirteen.definition(), tally)))
    assert "- Không trả lời 09/1.277 phiếu = 0,70%" in text
    assert check(read_table(text)) == []


def test_the_footnote_says_which_shares_are_printed() -> None:
    true = plain_text(thirteen.report()).splitlines()[-1]
    assert true == "Ghi chú: tổng tỷ lệ có thể không bằng 100% do làm tròn."
    forced = plain_text(thirteen.report(style=Style(forced=True))).splitlines()[-1]
    assert "ép tổng 100%" in forced
    assert "0,01" in forced


def test_opinions_and_proposals_stand_behind_the_figures() -> None:
    lines = plain_text(thirteen.report(opinions=OPINIONS)).splitlines()
    assert lines[lines.index("IV. CÁC Ý KIẾN PHẢN ÁNH KHÁC") + 1 :] == [
        "1. Chức năng sinh hoạt chi bộ:",
        "1.1. Truy cập cùng lúc nhiều người thì tải tài liệu chậm.",
        "1.2. Chưa hiện giờ họp.",
        "2. Kết bạn, nhắn tin:",
        "Cần có âm báo khi có tin nhắn đến.",
        "* Đề xuất hướng giải quyết khó khăn trên",
        "1. Cung cấp mã OTP khi quên mật khẩu.",
        "* Kiến nghị, đề xuất:",
        "1. Tập huấn riêng cho từng đối tượng.",
    ]


def test_of_how_many_invited_is_told() -> None:
    assert (
        "tổng số có 1.277 đảng viên tham gia khảo sát trong 1.300 đồng chí được mời, đạt 98,23%,"
        in (plain_text(thirteen.report(invited=1300)))
    )


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2024, 5, 16), date(2024, 5, 25), "từ ngày 16 đến ngày 25/5/2024"),
        (date(2024, 4, 28), date(2024, 5, 3), "từ ngày 28/4 đến ngày 03/5/2024"),
        (date(2025, 12, 28), date(2026, 1, 3), "từ ngày 28/12/2025 đến ngày 03/01/2026"),
        (date(2026, 2, 7), date(2026, 2, 7), "ngày 07/02/2026"),
    ],
    ids=range(4),
)
def test_the_period_says_once_what_both_days_share(since: date, until: date, words: str) -> None:
    assert period(since, until) == words


def test_a_page_of_one_unit_names_it() -> None:
    text = plain_text(thirteen.report(unit="Chi bộ Tổ dân phố 3"))
    assert "ĐẢNG BỘ TỈNH HẬU GIANG, CHI BỘ TỔ DÂN PHỐ 3" in text


def test_machines_get_the_same_figures() -> None:
    data = as_json(thirteen.report(opinions=OPINIONS, invited=1300))
    questions = [question for part in data["parts"] for question in part["questions"]]
    assert len(questions) == 13
    answer = questions[3]["answers"][2]
    assert (answer["mark"], answer["count"], answer["percent"]) == ("c", 21, "1.64")
    assert (data["respondents"], data["invited"]) == (1277, 1300)
    assert data["opinions"][0]["points"][0]["voices"] == 12


def test_a_spreadsheet_gets_rows_and_no_formulas() -> None:
    definition = thirteen.definition()
    raw = as_csv(thirteen.report(summary=summarize(definition, thirteen.tally())))
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 + 39
    assert rows[1] == [
        "I.1", "Hoạt động chung của Sổ tay đảng viên điện tử", "a", "Ổn định", "474", "1277",
        "37,12",
    ]  # fmt: skip
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def _any_tally(data: st.DataObject) -> Any:
    sheets = data.draw(st.integers(1, 3000))
    questions = {}
    for question in thirteen.definition().questions:
        if not question.options:
            continue
        first = data.draw(st.integers(0, sheets))
        second = data.draw(st.integers(0, sheets - first))
        third = data.draw(st.integers(0, sheets - first - second))
        keys = [option.key for option in question.options]
        questions[question.key] = {
            "answered": first + second + third,
            "counts": dict(zip(keys, (first, second, third), strict=True)),
        }
    return {"sheets": sheets, "days": {"2026-11-27": sheets}, "questions": questions}


@given(st.data(), st.booleans(), st.sampled_from([1, 2]))
def test_whatever_was_answered_our_checker_finds_nothing(
    data: st.DataObject, forced: bool, places: int
) -> None:
    summary = summarize(thirteen.definition(), _any_tally(data))
    report: Report = thirteen.report(summary=summary, style=Style(forced, places))
    assert check(read_table(plain_text(report))) == []
