"""Tallies become figures, and figures that add up."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.numbers import balanced_to_hundred, share
from sotay.surveys.rules.comparing import compare
from sotay.surveys.rules.definition import (
    Condition,
    Definition,
    Kind,
    Option,
    Question,
    Section,
)
from sotay.surveys.rules.reconciling import differences
from sotay.surveys.rules.report import Style, shares_of
from sotay.surveys.rules.summary import Summary, added, summarize
from sotay.surveys.tests import thirteen

YES_NO = (Option("yes", "Có"), Option("no", "Không"))
counts = st.lists(st.integers(0, 5_000), min_size=1, max_size=9)
some_counts = counts.filter(any)


def asked(*questions: Question) -> Definition:
    return Definition((Section("one", "Đánh giá chung", questions),))


def tally(sheets: int, **questions: dict[str, Any]) -> dict[str, Any]:
    return {"sheets": sheets, "days": {"2026-11-27": sheets}, "questions": questions}


def told(summary: Summary) -> list[str]:
    answered, units = summary.respondents, [summary.respondents]
    return [each.sentence for each in differences(summary, answered=answered, by_unit=units)]


def test_the_thirteen_questions_have_their_true_shares() -> None:
    summary = summarize(thirteen.definition(), thirteen.tally())
    shares = [
        str(share(line.count, figures.whole)).replace(".", ",")
        for part in summary.parts
        for figures in part.questions
        for line in figures.lines
    ]
    assert shares == thirteen.TRUE_SHARES
    assert [(part.number, len(part.questions)) for part in summary.parts] == [
        ("I", 2), ("II", 2), ("III", 9),
    ]  # fmt: skip
    assert told(summary) == []


def test_a_section_of_free_words_has_no_figures() -> None:
    summary = summarize(thirteen.definition(), thirteen.tally())
    assert "y-kien-khac" not in [part.key for part in summary.parts]


def test_who_said_nothing_is_counted_too() -> None:
    summary = summarize(thirteen.definition(), thirteen.tally(tai_lieu=(378, 883, 7)))
    figures = summary.question("tai-lieu")
    assert figures is not None
    assert figures.unanswered == 9
    assert told(summary) == []


def test_a_count_too_many_is_told_with_its_place_and_by_how_much() -> None:
    wrong = thirteen.tally()
    wrong["questions"]["tai-lieu"]["counts"]["chua-day-du"] = 7
    (sentence,) = told(summarize(thirteen.definition(), wrong))
    assert "III.2" in sentence
    assert "1.268, phải là 1.277 (thiếu 9)" in sentence


def test_sheets_must_be_those_of_the_people_the_units_and_the_days() -> None:
    summary = summarize(thirteen.definition(), thirteen.tally())
    found = differences(summary, answered=1278, by_unit=[1000, 276])
    assert [each.found for each in found] == [1277, 1276]
    summary = Summary(summary.respondents, summary.parts, (("2024-05-16", 1),))
    found = differences(summary, answered=1277, by_unit=[1277])
    assert [(each.found, each.expected) for each in found] == [(1, 1277)]


def test_whom_a_condition_kept_out_was_not_asked() -> None:
    definition = asked(
        Question("first", Kind.SINGLE, "Có dùng không", options=YES_NO),
        Question(
            "second", Kind.SINGLE, "Có hài lòng không", options=YES_NO,
            condition=Condition("first", ("yes",)),
        ),
    )  # fmt: skip
    summary = summarize(
        definition,
        tally(
            10,
            first={"answered": 9, "counts": {"yes": 6, "no": 3}},
            second={"answered": 5, "counts": {"yes": 4, "no": 1}},
        ),
    )
    second = summary.question("second")
    assert second is not None
    assert (second.unasked, second.unanswered) == (4, 1)
    assert told(summary) == []


def test_several_answers_add_up_to_nothing_but_none_is_given_by_more_than_answered() -> None:
    definition = asked(Question("many", Kind.SEVERAL, "Cần gì", options=YES_NO))
    right = tally(10, many={"answered": 8, "counts": {"yes": 8, "no": 7}})
    assert told(summarize(definition, right)) == []
    wrong = tally(10, many={"answered": 8, "counts": {"yes": 9, "no": 7}})
    assert len(told(summarize(definition, wrong))) == 1


def test_each_row_of_a_matrix_counts_its_own_silence() -> None:
    rows = (Option("speed", "Tốc độ"), Option("look", "Giao diện"))
    definition = asked(Question("grid", Kind.MATRIX, "Đánh giá", options=YES_NO, rows=rows))
    counts = {"speed/yes": 3, "speed/no": 1, "look/yes": 2}
    summary = summarize(definition, tally(5, grid={"answered": 4, "counts": counts}))
    (question,) = summary.parts[0].questions
    assert [(row.number, row.answered, row.unanswered) for row in question.rows] == [
        ("1.1", 4, 1), ("1.2", 2, 3),
    ]  # fmt: skip
    assert told(summary) == []


@pytest.mark.parametrize(
    ("total", "answered", "printed"),
    [(7, 2, "3.50"), (10, 3, "3.33"), (20, 3, "6.67"), ("0.045", 3, "0.02"), (-1, 8, "-0.13"),
     ("1.005", 1, "1.01")],
    ids=range(6),
)  # fmt: skip
def test_an_average_is_rounded_half_up_with_two_decimals(
    total: Any, answered: int, printed: str
) -> None:
    definition = asked(Question("years", Kind.NUMBER, "Tuổi đảng"))
    one = {"answered": answered, "counts": {}, "sum": total}
    figures = summarize(definition, tally(answered, years=one)).question("years")
    assert figures is not None
    assert str(figures.average) == printed


def test_two_rounds_stand_side_by_side() -> None:
    before = summarize(thirteen.definition(), thirteen.tally())
    after = summarize(thirteen.definition(), thirteen.tally(tai_lieu=(500, 770, 7)))
    compared = {one.place: one for one in compare(before, after)}
    assert len(compared) == 13
    first = compared["III.2"].changes[0]
    assert (first.before, first.after) == (378, 500)
    assert (str(first.share_before), str(first.share_after)) == ("29.60", "39.15")
    assert str(first.points) == "9.55"
    assert compared["III.1"].changes[0].points == 0


def test_an_answer_that_only_one_round_offered_has_no_points() -> None:
    old = asked(Question("q", Kind.SINGLE, "Câu", options=(*YES_NO, Option("so", "Tạm"))))
    new = asked(Question("q", Kind.SINGLE, "Câu", options=(*YES_NO, Option("new", "Mới"))))
    one = {"answered": 2, "counts": {"yes": 2}}
    compared = compare(summarize(old, tally(2, q=one)), summarize(new, tally(2, q=one)))
    changes = {change.words: change for change in compared[0].changes}
    assert changes["Mới"].before is None
    assert changes["Tạm"].after is None
    assert changes["Tạm"].points is None


@given(some_counts, st.integers(0, 3))
def test_a_share_is_never_further_from_the_truth_than_half_its_last_place(
    counts: list[int], places: int
) -> None:
    whole = sum(counts)
    for count, part in zip(counts, shares_of(counts, whole, Style(places=places)), strict=True):
        assert part is not None
        assert abs(Fraction(part) - Fraction(100 * count, whole)) <= Fraction(1, 2 * 10**places)


@given(some_counts, st.integers(0, 3))
def test_forced_shares_add_up_to_exactly_a_hundred(counts: list[int], places: int) -> None:
    whole = sum(counts)
    shares = balanced_to_hundred(counts, places)
    assert sum(shares) == 100
    assert min(shares) >= 0
    assert shares == shares_of(counts, whole, Style(forced=True, places=places))
    for count, part in zip(counts, shares, strict=True):
        assert abs(Fraction(part) - Fraction(100 * count, whole)) < Fraction(1, 10**places)


@pytest.mark.parametrize("counts", [[], [0, 0], [1, -1]], ids=range(3))
def test_nothing_cannot_be_shared(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="share"):
        balanced_to_hundred(counts)


def test_where_several_answers_are_given_nothing_is_forced() -> None:
    style = Style(forced=True)
    assert shares_of([5, 5], 10, style, takes_several=True) == [Decimal("50.00")] * 2
    assert shares_of([1, 1, 1], 3, style) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]


@given(
    st.lists(st.lists(st.sampled_from(["yes", "no", ""]), max_size=30), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_any_history_of_circles_and_units_adds_up(circles: list[list[str]], luck: Any) -> None:
    """However sheets are spread over circles and units are merged, the whole is the same."""
    definition = asked(Question("q", Kind.SINGLE, "Câu", options=YES_NO))

    def counted(sheets: list[str]) -> dict[str, Any]:
        given_ones = {key: sheets.count(key) for key in ("yes", "no") if key in sheets}
        return tally(len(sheets), q={"answered": sum(given_ones.values()), "counts": given_ones})

    tallies = [counted(sheets) for sheets in circles]
    everybody = [sheet for sheets in circles for sheet in sheets]
    luck.shuffle(tallies)
    half = len(tallies) // 2
    merged = added([added(tallies[:half]), added(tallies[half:])])
    assert summarize(definition, merged) == summarize(definition, counted(everybody))
    assert told(summarize(definition, merged)) == []
