"""A printed table of results is recomputed: what is wrong is found, and nothing else."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.numbers import (
    balanced_to_hundred,
    decimal,
    forced_to_hundred,
    padded,
    share,
    thousands,
)
from sotay.surveys.rules.checking import Level, as_json, check, has_errors, summary
from sotay.surveys.rules.tables import read_table

DATA = Path(__file__).parent / "data"
THIRTEEN = (DATA / "summary-of-thirteen-questions.txt").read_text()


def found(text: str) -> list[tuple[Level, str, str]]:
    return [(each.level, each.where, each.code) for each in check(read_table(text))]


def test_the_real_summary_has_these_faults_and_no_others() -> None:
    assert found(THIRTEEN) == [
        (Level.ERROR, "II.2c", "share"),
        (Level.NOTE, "III.1c", "forced"),
        (Level.ERROR, "III.2", "sum"),
        (Level.NOTE, "III.3c", "forced"),
        (Level.NOTE, "III.6c", "forced"),
        (Level.OFF, "III.7a", "last_place"),
        (Level.OFF, "III.9b", "last_place"),
    ]


def test_the_sentences_say_by_how_much() -> None:
    said = {each.where: each.message for each in check(read_table(THIRTEEN))}
    assert "thiếu 9 phiếu" in said["III.2"]
    assert "1,64%" in said["II.2c"]
    assert "1,35%" in said["II.2c"]
    assert "3,99%" in said["III.1c"]


def test_its_damaged_second_copy_is_left_out() -> None:
    table = read_table(THIRTEEN)
    assert len(table.questions) == 13
    assert table.announced == 1277
    assert table.damaged_lines > 10
    assert "bản chép hỏng" in summary(table, check(table))


def test_a_damaged_copy_alone_is_read_for_its_figures() -> None:
    damaged = THIRTEEN[THIRTEEN.index(" B ? NG") :]
    table = read_table(damaged)
    assert [row.count for row in table.questions[0].rows] == [474, 802, 1]
    assert table.damaged_lines == 0


def test_questions_have_the_place_that_people_name() -> None:
    places = [question.place for question in read_table(THIRTEEN).questions]
    assert places == ["I.1", "I.2", "II.1", "II.2", *(f"III.{number}" for number in range(1, 10))]


@pytest.mark.parametrize(
    "line",
    [
        "a. Tốt 474/1.277 phiếu=37,12%",
        "a) Tốt: 474/1277 phiếu – 37,12 %",
        "a. Tốt 474 / 1.277 phiếu, đạt 37,12%",
        "a. Tốt\u00a0474/1\u00a0277 phiếu chiếm tỷ lệ 37.12%",
        "a. Tốt: 474/1.277 (37,12%)",
        "a. Tốt 474/1.277 phiếu 37,12%;",
        "a. Tốt … 474/1.277 phiếu ＝ 37,12％.",
        "a.\tTốt\t474/1277\t37,12%",
        "a. Tốt 474/1.277 phie\u0302\u0301u=37,12%",
        "a. Tốt ４７４/1.277 phiếu=37,12%",
    ],
    ids=range(10),
)
def test_every_way_of_writing_an_answer_is_read(line: str) -> None:
    table = read_table(f"1. Câu hỏi\n{line}\nb. Kém 803/1.277 phiếu=62,88%")
    row = table.questions[0].rows[0]
    assert (row.mark, row.count, row.whole, row.percent) == ("a", 474, 1277, Decimal("37.12"))
    assert row.label.rstrip(" …") == "Tốt"
    assert check(table) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Câu\na. Có 3 phiếu (30%)\nb. Không 7 phiếu (70%)", []),
        ("1. Câu\na. Có 3 phiếu (30%)\nb. Không 6 phiếu (70%)", ["1a share", "1b share"]),
        ("1. Câu\na. Có 30%\nb. Không 60%", ["1 sum_of_shares"]),
        ("1. Câu\na. Có 33,33%\nb. Không 33,33%\nc. Khác 33,33%", []),
        ("1. Câu\na. Có 3/10 phiếu\nb. Không 6/10 phiếu", ["1 sum"]),
        ("1. Câu\na. Có 3/10 phiếu=30%\nb. Không 6/9 phiếu=60%\nc. Khác 1/10 phiếu=10%",
         ["1b other_whole"]),
        ("1. Câu (được chọn nhiều phương án)\na. Có 8/10 phiếu=80%\nb. Không 6/10 phiếu=60%", []),
        ("1. Câu\na. Có 8/10 phiếu=80%\nb. Không 6/10 phiếu=60%", ["1 sum"]),
        ("Tổng số có 12 đảng viên tham gia.\n1. Câu\na. Có 4/10 phiếu=40%\nb. Không 6/10 phiếu=60%",
         ["1 not_the_announced"]),
        ("1. Câu\na. Có 1 phiếu 33%\nb. Không 2 phiếu 66,67%", ["1a fewer_places"]),
        ("1. Câu\na. Có 1 phiếu 33,33%\nb. Không 2 phiếu 66,67%\nTổng cộng 3 phiếu 100%", []),
        ("1. Câu\na. Có 1 phiếu 25%\nb. Không 2 phiếu 50%\nTổng cộng 4 phiếu 100%", ["1 sum"]),
    ],
    ids=range(12),
)  # fmt: skip
def test_small_tables(text: str, expected: list[str]) -> None:
    assert [f"{where} {code}" for _level, where, code in found(text)] == expected


def test_an_answer_broken_over_two_lines_is_one() -> None:
    table = read_table(
        "III- TÍNH NĂNG\n5. Tính năng tiếp nhận và phản hồi\na. Đầy đủ, dễ sử dụng\n"
        "439/1.277 phiếu=34,38%\nb. Tương đối 838/1.277\nphiếu=65,62%"
    )
    assert [row.count for row in table.questions[0].rows] == [439, 838]
    assert check(table) == []


def test_marks_that_begin_again_begin_another_question() -> None:
    text = "a. Có 3/10 phiếu=30%\nb. Không 7/10 phiếu=70%\n" * 2
    assert [question.place for question in read_table(text).questions] == ["1", "2"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kính gửi các đồng chí.",
        "1. Câu hỏi\na. Có\nb. Không",
        "Đạt 99,2%",
        "?" * 500,
        "1.\n" * 99,
    ],
    ids=range(6),
)
def test_a_text_without_a_table_has_none(text: str) -> None:
    assert read_table(text).questions == ()


@given(st.text(max_size=400))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    table = read_table(text)
    assert as_json(table, check(table))["version"] == 1


counts_of_a_question = st.lists(st.integers(0, 2_000), min_size=2, max_size=6).filter(any)


def printed(counts: list[int], shares: list[Decimal]) -> str:
    whole = thousands(sum(counts))
    lines = [
        f"{'abcdeg'[place]}. Phương án {padded(count)}/{whole} phiếu={decimal(part)}%"
        for place, (count, part) in enumerate(zip(counts, shares, strict=True))
    ]
    return "\n".join(["1. Câu hỏi", *lines])


def true_shares(counts: list[int]) -> list[Decimal]:
    return [share(count, sum(counts)) for count in counts]


@given(counts_of_a_question)
def test_a_true_table_has_nothing_to_say(counts: list[int]) -> None:
    assert found(printed(counts, true_shares(counts))) == []


@given(counts_of_a_question)
def test_a_forced_table_has_no_errors(counts: list[int]) -> None:
    findings = check(read_table(printed(counts, forced_to_hundred(counts))))
    true = true_shares(counts)
    if forced_to_hundred(counts)[:-1] == true[:-1]:
        assert not has_errors(findings)
        assert bool(findings) == (forced_to_hundred(counts) != true)


@given(counts_of_a_question, st.integers(1, 99), st.data())
def test_a_wrong_count_is_always_found(counts: list[int], slip: int, data: st.DataObject) -> None:
    text = printed(counts, true_shares(counts))
    place = data.draw(st.integers(0, len(counts) - 1))
    mark = "abcdeg"[place]
    old = f"{mark}. Phương án {padded(counts[place])}/"
    wrong = text.replace(old, f"{mark}. Phương án {padded(counts[place] + slip)}/")
    assert (Level.ERROR, "1", "sum") in found(wrong)


@given(counts_of_a_question)
def test_a_footnote_that_says_so_makes_forced_shares_no_fault(counts: list[int]) -> None:
    footnote = "\nGhi chú: Ép tổng bằng 100% (phần chênh lệch tính vào phương án cuối)"
    assert found(printed(counts, forced_to_hundred(counts)) + footnote) == []
    assert found(printed(counts, balanced_to_hundred(counts)) + footnote) == []


def test_the_footnote_excuses_no_wrong_share() -> None:
    text = "1. Câu\na. Có 1/3 phiếu=33,33%\nb. Không 2/3 phiếu=68,67%\nĐã ép tổng 100%."
    assert [code for _level, _where, code in found(text)] == ["share"]
