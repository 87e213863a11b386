"""The sentences of the report, as wards write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.reports.rules import cells, shares, wording
from sotay.reports.rules.tallies import Tally
from sotay.reports.rules.texts import BLANK, Texts, clause, from_json, items
from sotay.reports.rules.wording import Issuer

DAY = date(2023, 9, 15)
WARD = Issuer("Đảng ủy phường Phổ Hòa", "Đảng bộ phường Phổ Hòa", "Đảng ủy phường", is_cell=False)
# The figures of a ward's report of September 2023.
TALLY = Tally(
    cells=8,
    cells_with_committee=7,
    members=129,
    official=129,
    exempt=7,
    activated=128,
    active_activated=122,
    cell_words={"trường": 2, "Công an": 1, "TDP": 4, "Quân sự": 1},
    reasons={"no_phone": 1},
)
TEXTS = Texts(
    summary="kết quả thực hiện cài đặt phần mềm sổ tay đảng viên điện tử",
    legal_basis="Công văn số 1373-CV/TU ngày 29/8/2023 của Ban Thường vụ Thị ủy về triển khai;",
    superior_plan="Kế hoạch số 129-KH/TU ngày 20/6/2023 của Ban Thường vụ Thị ủy",
    own_plan="Kế hoạch số 60-KH/ĐU ngày 31/7/2023 về triển khai.",
    organised="đồng thời triển khai đến các chi bộ",
    difficulties="- Các chi bộ không có máy tính;\n\n– Bí thư lớn tuổi.",
)

PARTS = [
    (
        "Thực hiện Công văn số 1373-CV/TU ngày 29/8/2023 của Ban Thường vụ Thị ủy về triển "
        "khai, Đảng ủy phường Phổ Hòa báo cáo kết quả như sau:"
    ),
    "I- Đặc điểm tình hình",
    (
        "- Đảng bộ phường Phổ Hòa hiện có 08 chi bộ trực thuộc (04 chi bộ TDP; 02 chi bộ "
        "trường; 01 chi bộ Quân sự; 01 chi bộ Công an), có 7/8 chi bộ có Chi ủy viên. Toàn "
        "Đảng bộ đến ngày 15/09/2023 có 129 đảng viên, trong đó 07 đồng chí miễn sinh hoạt."
    ),
    "II- Kết quả triển khai khi thực hiện kích hoạt phần mềm “Sổ tay đảng viên điện tử”",
    (
        "Sau khi có Kế hoạch số 129-KH/TU ngày 20/6/2023 của Ban Thường vụ Thị ủy, Đảng ủy "
        "phường đã xây dựng Kế hoạch số 60-KH/ĐU ngày 31/7/2023 về triển khai, đồng thời "
        "triển khai đến các chi bộ, kết quả số đảng viên đã kích hoạt 128/129 đồng chí, đạt "
        "99,2% (01 đồng chí không có điện thoại thông minh, chưa kích hoạt được)."
    ),
    (
        "Trong 122 đảng viên đang sinh hoạt (không tính đảng viên miễn sinh hoạt), đã kích "
        "hoạt 122/122 đồng chí, đạt 100,0%."
    ),
    "III- Khó khăn, vướng mắc",
    (
        "Việc triển khai thực hiện ứng dụng phần mềm “Sổ tay đảng viên điện tử” bên cạnh kết "
        "quả đạt được, Đảng ủy phường Phổ Hòa hiện nay còn gặp một số khó khăn như:"
    ),
    "- Các chi bộ không có máy tính;",
    "- Bí thư lớn tuổi.",
    (
        "Trên đây là báo cáo kết quả thực hiện cài đặt phần mềm sổ tay đảng viên điện tử của "
        "Đảng ủy phường Phổ Hòa."
    ),
]


def lines(tally: Tally = TALLY, texts: Texts = TEXTS, issuer: Issuer = WARD) -> list[str]:
    found = wording.sections(issuer, tally, texts, DAY, has_committee=False)
    return [line for part in found for line in (part.title, *part.lines) if line]


def test_the_report_says_it_in_the_order_of_all_such_reports() -> None:
    assert lines() == PARTS


def test_wishes_make_a_fourth_part() -> None:
    told = lines(texts=Texts(recommendations="Hỗ trợ máy tính"))
    place = told.index("IV- Kiến nghị, đề xuất")
    assert told[place + 1] == "- Hỗ trợ máy tính."


def test_what_nobody_wrote_yet_is_blank_and_no_sentence_breaks() -> None:
    told = lines(texts=Texts())
    assert told[0] == f"Thực hiện {BLANK}, Đảng ủy phường Phổ Hòa báo cáo kết quả như sau:"
    assert told[4].startswith(f"Đảng ủy phường đã xây dựng {BLANK}, kết quả số đảng viên")
    assert f"- {BLANK}" in told


def test_several_reasons_are_told_with_their_sum() -> None:
    tally = Tally(members=10, activated=6, reasons={"old_ill": 2, "no_phone": 1, "": 1})
    assert wording.why_not(tally) == (
        "(04 đồng chí chưa kích hoạt được, trong đó: 01 không có điện thoại thông minh; "
        "02 già yếu, ốm đau; 01 chưa ghi lý do)"
    )
    assert wording.why_not(Tally(members=3, activated=3)) == ""


def test_a_cell_reports_of_itself() -> None:
    cell = Issuer("Chi bộ Tổ dân phố 3", "Chi bộ Tổ dân phố 3", "Chi bộ", is_cell=True)
    tally = Tally(members=18, activated=18, active_activated=18)
    told = lines(tally, issuer=cell)
    assert told[2] == (
        "- Chi bộ Tổ dân phố 3 không có chi ủy. Chi bộ đến ngày 15/09/2023 có 18 đảng viên."
    )


def test_a_superior_names_the_organisations_between() -> None:
    tally = Tally(cells=3, organisations={"Đảng bộ cơ sở": 2}, cell_words={"thôn": 3})
    assert lines(tally)[2].startswith(
        "- Đảng bộ phường Phổ Hòa hiện có 02 đảng bộ cơ sở, 03 chi bộ trực thuộc (03 chi bộ thôn)"
    )


@pytest.mark.parametrize(
    ("count", "whole", "told"),
    [
        (128, 129, "128/129 đồng chí, đạt 99,2%"),
        (1, 2000, "1/2.000 đồng chí, đạt 0,1%"),  # 0,05 is rounded up
        (122, 122, "122/122 đồng chí, đạt 100,0%"),
        (1276, 1277, "1.276/1.277 đồng chí, đạt 99,9%"),
        (0, 0, "0/0 đồng chí"),
    ],
)
def test_a_share_prints_both_numbers_and_one_decimal(count: int, whole: int, told: str) -> None:
    assert shares.reached(count, whole, "đồng chí") == told


@pytest.mark.parametrize(
    ("cell_type", "name", "word"),
    [
        ("residential", "Chi bộ Tổ dân phố 3", "TDP"),
        ("residential", "Chi bộ Tổ dân phố Làng Hạ", "TDP"),
        ("residential", "Chi bộ thôn Đông", "thôn"),
        ("residential", "Chi bộ Bản Mường", "bản"),
        ("residential", "Chi bộ Hiệp An", "khu dân cư"),
        ("school", "Chi bộ Trường Tiểu học", "trường"),
        ("armed_forces", "Chi bộ Quân sự phường Yên Sa", "Quân sự"),
        ("armed_forces", "Chi bộ Công an phường Yên Sa", "Công an"),
        ("armed_forces", "Chi bộ Đại đội 5", "lực lượng vũ trang"),
        ("", "Chi bộ Chợ", "khác"),
        ("of_a_local_profile", "Chi bộ Cảng", "khác"),
    ],
)
def test_a_cell_is_called_after_its_type_and_its_name(cell_type: str, name: str, word: str) -> None:
    assert cells.cell_word(cell_type, name) == word


def test_cells_are_named_in_one_order_whatever_the_sum_began_with() -> None:
    words = {"khác": 1, "Công an": 1, "trường": 2, "của riêng": 1, "TDP": 4}
    assert [word for word, _n in cells.in_order(words)] == [
        "TDP", "trường", "Công an", "khác", "của riêng",
    ]  # fmt: skip


def test_who_gets_the_report_follows_from_who_is_above() -> None:
    province = wording.recipients("Tỉnh ủy Minh Hà", above_is_province=True, is_cell=False)
    assert province == ("Ban Thường vụ Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "Lưu Văn phòng Đảng ủy")
    ward = wording.recipients("Đảng ủy phường Hòa An", above_is_province=False, is_cell=True)
    assert ward == ("Đảng ủy phường Hòa An (b/c)", "Lưu Chi bộ")
    top = wording.recipients("", above_is_province=False, is_cell=False)
    assert top == ("Lưu Văn phòng Đảng ủy",)


@given(st.text())
def test_no_text_breaks_a_sentence_or_a_list(typed: str) -> None:
    assert "\n" not in clause(typed)
    assert all(item and item == item.strip() for item in items(typed))


@given(st.builds(Texts, *[st.text()] * 8))
def test_texts_are_kept_as_they_were_typed(texts: Texts) -> None:
    assert from_json(texts.as_json()) == texts
