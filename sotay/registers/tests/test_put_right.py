"""Nothing is erased: what was wrong is put right beside what stood there, or struck."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.org.tests.cast import Cast
from sotay.registers import actions
from sotay.registers.actions.entering import COLUMNS
from sotay.registers.models import Correction, Line
from sotay.registers.rules import writing
from sotay.registers.tests.entering import came, went


def columns(line: Line) -> actions.Particulars:
    return actions.Particulars(**{name: getattr(line, name) for name in COLUMNS})


@pytest.mark.django_db
def test_what_stood_there_stays_with_the_reason(cast: Cast) -> None:
    line = came(cast.binh, cast.cell, code="5-NQ/ĐU")
    wanted = replace(columns(line), code="05-NQ/ĐU", due_on=date(2026, 11, 30))
    actions.put_right(by=cast.phuc, line=line, particulars=wanted, reason="Ghi nhầm số")
    line.refresh_from_db()
    assert (line.code, line.due_on) == ("05-NQ/ĐU", date(2026, 11, 30))
    kept = Correction.objects.order_by("field").values_list("field", "before", "after", "reason")
    assert list(kept) == [
        ("code", "5-NQ/ĐU", "05-NQ/ĐU", "Ghi nhầm số"),
        ("due_on", "", "30/11/2026", "Ghi nhầm số"),
    ]


@pytest.mark.django_db
def test_without_a_reason_a_change_or_in_another_year_nothing_happens(cast: Cast) -> None:
    line = came(cast.binh, cast.cell)
    same = columns(line)
    for wanted, reason in (
        (replace(same, note="Gấp"), " "),
        (same, "Xem lại"),
        (replace(same, day=date(2025, 12, 30)), "Nhầm năm"),
        (replace(same, note="12-BC/ĐU (Mật)"), "Thêm"),
    ):
        with pytest.raises(Invalid):
            actions.put_right(by=cast.binh, line=line, particulars=wanted, reason=reason)
    assert not Correction.objects.exists()


@pytest.mark.django_db
def test_a_number_that_was_given_is_not_written_over(cast: Cast) -> None:
    line = went(cast.binh, cast.cell)
    with pytest.raises(Invalid):
        actions.put_right(
            by=cast.binh,
            line=line,
            particulars=replace(columns(line), code="09-BC/CB"),
            reason="Nhầm",
        )
    assert Line.objects.get().code == "01-BC/CB"


@pytest.mark.django_db
def test_a_struck_line_stays_and_its_number_is_not_given_again(cast: Cast) -> None:
    line = came(cast.binh, cast.cell)
    actions.strike(by=cast.binh, line=line, reason="Ghi hai lần")
    assert Line.objects.get().strike_reason == "Ghi hai lần"
    assert came(cast.binh, cast.cell).value == 2
    with pytest.raises(Conflict):
        actions.strike(by=cast.binh, line=line, reason="Nữa")
    with pytest.raises(Conflict):
        actions.put_right(by=cast.binh, line=line, particulars=columns(line), reason="Sửa")


@pytest.mark.django_db
def test_others_put_nothing_right(cast: Cast) -> None:
    line = came(cast.binh, cast.cell)
    with pytest.raises(Forbidden):
        actions.strike(by=cast.an, line=line, reason="Không thích")
    assert Line.objects.get().struck_at is None


VALUES = st.one_of(st.none(), st.dates(), st.integers(0, 9999), st.text(max_size=20))


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(VALUES, VALUES)))
def test_exactly_what_differs_is_kept(
    pairs: dict[str, tuple[writing.Value, writing.Value]],
) -> None:
    before = {name: pair[0] for name, pair in pairs.items()}
    after = {name: pair[1] for name, pair in pairs.items()}
    found = writing.changed(before, after)
    assert set(found) == {name for name in pairs if before[name] != after[name]}
    assert writing.changed(after, after) == {}


@given(st.dates())
def test_a_paper_stands_in_the_book_of_the_year_it_came_in(day: date) -> None:
    assert writing.book_year(day) == day.year
