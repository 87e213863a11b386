from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel import dates
from sotay.kernel.legacy import Legacy, decoded, encoding_of
from sotay.office.rules.columns import layout_of
from sotay.office.rules.dates import read_date
from sotay.office.rules.names import could_be_a_name, properly_cased
from sotay.office.rules.units import Cell, CellNames

DAYS = st.dates(date(1930, 1, 1), date(2026, 11, 27))


@given(DAYS, st.sampled_from(["/", ".", "-", " "]), st.booleans())
def test_a_date_is_read_however_it_is_parted(day: date, between: str, padded: bool) -> None:
    parts = (f"{day.day:02d}", f"{day.month:02d}") if padded else (str(day.day), str(day.month))
    found = read_date(between.join((*parts, str(day.year))), latest_year=2026)
    assert found is not None
    assert found.day == day


@given(DAYS)
def test_a_date_is_read_as_text_as_serial_and_as_on_paper(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for value in (day, serial, float(serial), dates.official(day), day.isoformat()):
        found = read_date(value, latest_year=2026)
        assert found is not None
        assert (found.day, found.whole) == (day, True)


@given(DAYS)
def test_two_digits_mean_the_last_such_year(day: date) -> None:
    found = read_date(f"{day.day}-{day.month}-{day.year % 100:02d}", latest_year=2026)
    if found is not None:  # 29/02 of another century
        assert (found.day.year - day.year) % 100 == 0
        assert found.day.year <= 2026 < found.day.year + 100


@given(st.one_of(st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_whatever_stands_there_is_a_day_of_two_centuries_or_none(value: object) -> None:
    found = read_date(value, latest_year=2026)
    assert found is None or timedelta() <= found.day - date(1900, 1, 1) <= timedelta(73_414)


@pytest.mark.parametrize("value", ["31/02/1980", "12/25/1980", "1/1/80000", "hôm qua", "", None])
def test_what_is_no_date_is_none(value: object) -> None:
    assert read_date(value, latest_year=2026) is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("nguyễn văn an", "Nguyễn Văn An"),
        ("Nguyễn  Văn An ", "Nguyễn Văn An"),
        ("H'RI NIÊ KĐĂM", "H'ri Niê Kđăm"),
        ("Đặng Thị Hồng-Ánh", "Đặng Thị Hồng-Ánh"),
    ],
)
def test_names_are_cased_when_they_are_not(written: str, kept: str) -> None:
    assert properly_cased(written) == kept


@given(st.text())
def test_casing_twice_changes_nothing(written: str) -> None:
    once = properly_cased(written)
    assert properly_cased(once) == once or not (once.isupper() or once.islower())


def test_what_could_be_a_name() -> None:
    assert could_be_a_name("Võ Y")
    assert not could_be_a_name("Xuân")
    assert not could_be_a_name("Tổng số: 12")


@pytest.mark.parametrize("encoding", Legacy)
def test_unicode_is_not_taken_for_a_font(encoding: Legacy) -> None:
    names = ["Lò Thị Hoàng", "Nguyễn Văn Tú", "Âu Đình Ổn", "Võ Ý"]
    assert encoding_of(names) is None
    assert decoded("plain words 123", encoding) == "plain words 123"


CELLS = CellNames(
    [
        Cell(1, "31.001", "Chi bộ Tổ dân phố 3", "TDP 3"),
        Cell(2, "31.002", "Chi bộ Tổ dân phố 13", "TDP 13"),
        Cell(3, "31.003", "Chi bộ Trường THCS Hòa An", "THCS Hòa An"),
        Cell(4, "31.004", "Chi bộ Quân sự", "Quân sự"),
        Cell(5, "31.005", "Chi bộ Công an", "Công an"),
    ]
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Chi bộ Tổ dân phố 3", {1}),
        ("chi bo to dan pho 03", {1}),
        ("CB TDP số 3", {1}),
        ("CB TDP3", {1}),
        ("Chi bộ TDP03", {1}),
        ("TDP13", {2}),
        ("Tổ dân phố 13", {2}),
        ("31.003", {3}),
        ("Trường trung học cơ sở Hòa An", {3}),
        ("CB Trường THCS Hoà An", {3}),
        ("công an", {5}),
        ("Chi bộ", set()),
    ],
)
def test_a_cell_is_found_by_what_people_call_it(words: str, found: set[int]) -> None:
    assert CELLS.find(words) == found


def test_a_name_of_two_cells_is_both() -> None:
    cells = CellNames([Cell(1, "1", "Chi bộ A", "A"), Cell(2, "2", "Chi bộ A", "A")])
    assert cells.find("Chi bộ A") == {1, 2}
    assert cells.find("2") == {2}


def test_a_members_own_row_is_no_heading() -> None:
    found = layout_of([["Họ tên", "Giới tính"], ["Võ Y", "Nam"]])
    assert found is not None
    assert found.first_row == 1
