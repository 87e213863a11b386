import io
import zipfile
from datetime import date
from typing import Any

import pytest

from sotay.kernel.legacy import Legacy
from sotay.kernel.refusals import Invalid
from sotay.office.reading import read_list
from sotay.office.rules.columns import Field
from sotay.office.tests.conftest import Planning
from sotay.office.tests.workbooks import CELL, member, members, with_part, workbook

PLAIN = workbook(("Họ và tên", "Ngày sinh"), ("Võ Thị Xuân", "19/05/1980"))


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name.replace("__", "/"), content)
    return out.getvalue()


BOMB = zipped(**{"xl/workbook.xml": b"x", "xl/worksheets/sheet1.xml": b"\0" * (401 * 1024**2)})
REFUSED = {
    "nothing": (b"", "trống"),
    "blanks": (b" \r\n\0", "trống"),
    "a PDF": (b"%PDF-1.7\n\x00", "không phải là tệp Excel"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "không phải là tệp Excel"),
    "a Word file": (zipped(**{"word/document.xml": b"<w/>"}), "không phải là tệp Excel"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, r"\.xls"),
    "a locked workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "mật khẩu",
    ),
    "a bomb": (BOMB, "quá lớn"),
    "half a workbook": (PLAIN[: len(PLAIN) // 2], "bị hỏng"),
    "a broken sheet": (with_part(PLAIN, "xl/worksheets/sheet1.xml", b"<worksheet><"), "hỏng"),
    "a document type": (
        with_part(
            PLAIN,
            "xl/worksheets/sheet1.xml",
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>',
        ),
        "hỏng",
    ),
    "no headings": (workbook(("a", "b"), ("c", "d")), "tiêu đề"),
    "no rows": (workbook(), "dòng"),
    "CSV without headings": (b"a;b\nc;d\n", "tiêu đề"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_list_is_refused_with_what_it_is(what: str) -> None:
    data, because = REFUSED[what]
    with pytest.raises(Invalid, match=because):
        read_list(data)


def test_a_sheet_that_claims_a_million_rows_is_read_to_its_last() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>H\xe1\xbb\x8d t\xc3\xaan</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>CCCD</t></is></c></row>'
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>V\xc3\xb5 Y</t></is></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    found = read_list(with_part(PLAIN, "xl/worksheets/sheet1.xml", sheet))
    assert [row.values for row in found.rows] == [("Võ Y",)]


def test_headings_of_two_rows_stand_below_a_title() -> None:
    data = workbook(
        (None, "ĐẢNG BỘ PHƯỜNG HÒA AN"),
        (),
        ("STT", "HỌ VÀ TÊN", "Năm sinh", None, "Ngày vào Đảng", None, "Số thẻ ĐV", "Ghi chú"),
        (None, None, "Nam", "Nữ", "Dự bị", "Chính thức"),
        (1, "Võ Thị Xuân", None, 1950, "03/02/1985", "03/02/1986", "31.000017"),
        merged=("A1:H1", "C3:D3", "E3:F3"),
    )
    found = read_list(data)
    assert found.layout.columns == {
        Field.FULL_NAME: 1,
        Field.BORN_MAN: 2,
        Field.BORN_WOMAN: 3,
        Field.ADMITTED: 4,
        Field.OFFICIAL: 5,
        Field.CARD: 6,
    }
    assert found.layout.unused == ("STT", "Ghi chú")
    assert [row.number for row in found.rows] == [5]


def test_the_list_may_stand_on_any_sheet() -> None:
    data = workbook(("Họ tên", "CCCD"), ("Võ Thị Xuân", ""), sheets=("Bìa", "Mục lục"))
    assert read_list(data).sheet == "Sheet"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_of_every_making(encoding: str, delimiter: str) -> None:
    lines = [("Họ và tên", "Ngày sinh"), ("Võ Thị Xuân", "19/05/1980")]
    data = "\r\n".join(map(delimiter.join, lines)).encode(encoding)
    assert read_list(data).rows[0].values == lines[1]


def test_csv_of_a_vietnamese_windows() -> None:
    words = "Ho\u0323 và tên,Nga\u0300y sinh\r\nVo\u0303 Thi\u0323 Xuân,19/05/1980"
    found = read_list(words.encode("cp1258"))
    assert found.rows[0].values[0] == "Võ Thị Xuân"


def test_fonts_of_before_unicode_are_read_as_they_look() -> None:
    rows = (("Hä vµ tªn", "Ngµy sinh"), ("NguyÔn V¨n Tó", 1950), ("Lª ThÞ H\u00adêng", 1960))
    found = read_list(workbook(*rows))
    assert found.encoding is Legacy.TCVN3
    assert [row.values[0] for row in found.rows] == ["Nguyễn Văn Tú", "Lê Thị Hường"]
    vni = read_list(workbook(("Hoï vaø teân", "Ngaøy sinh"), ("Nguyeãn Vaên Tuù", 1950)))
    assert (vni.encoding, vni.rows[0].values[0]) == (Legacy.VNI, "Nguyễn Văn Tú")


@pytest.mark.parametrize(
    "headings",
    [("Hä vµ tªn", "Ngµy sinh"), ("Hoï vaø teân", "Ngaøy sinh")],
    ids=["TCVN3", "VNI"],
)
def test_headings_of_an_older_list_stand_above_members_typed_today(
    headings: tuple[str, str],
) -> None:
    rows = [(name, 1950) for name in ("Nguyễn Văn Tú", "Lê Thị Hường", "Đỗ Hữu Ước")]
    found = read_list(workbook(headings, *rows))
    assert set(found.layout.columns) == {Field.FULL_NAME, Field.BORN}
    assert [row.values[0] for row in found.rows] == [name for name, _born in rows]


def test_a_font_is_proof_cell_by_cell() -> None:
    rows = (("Họ và tên", "Ngày sinh"), ("Lª Hµ", 1950), ("Lê Hà", 1960))
    found = read_list(workbook(*rows, fonts={"A2": ".VnTime"}))
    assert [row.values[0] for row in found.rows] == ["Lê Hà", "Lê Hà"]


class TestOddRows:
    """Each row as it is handed in, and what is said of it."""

    pytestmark = pytest.mark.django_db

    ROWS: Any = {
        "no name": (member("", "31.000017"), "Thiếu họ và tên"),
        "a sum": (member("Tổng cộng: 12", "31.000017"), "không phải là họ và tên"),
        "a day that is not": (member("Võ Y", born_on="31/02/1980"), "31/02/1980"),
        "month first": (member("Võ Y", born_on="12/25/1980"), "12/25/1980"),
        "tomorrow": (member("Võ Y", born_on=date(2090, 1, 1)), "sau ngày hôm nay"),
        "born after joining": (member("Võ Y", born_on="01/01/2010"), "trước ngày sinh"),
        "official too early": (member("Võ Y", official_on="01/01/2005"), "không ở sau"),
        "no such cell": (member("Võ Y", unit="Chi bộ Mặt Trăng"), "Không có chi bộ"),
        "a cell mistyped": (member("Võ Y", unit="Chi bộ Tổ dân phốo 3"), "Có phải là"),
        "no cell": (member("Võ Y", unit=""), "Thiếu tên chi bộ"),
        "a card of words": (member("Võ Y", "chưa có"), "Số thẻ đảng viên"),
        "a formula's fault": (member("Võ Y", "#REF!"), "công thức"),
        "a formula uncounted": (member("Võ Y", "=A1&B1"), "công thức"),
    }

    @pytest.mark.parametrize("what", ROWS)
    def test_is_refused_in_words(self, plan: Planning, what: str) -> None:
        cells, because = self.ROWS[what]
        (row,) = plan(members(cells))
        assert row.outcome == "refused"
        assert because in " ".join(row.errors)

    @pytest.mark.parametrize(
        ("cells", "because"),
        [
            (member("VÕ THỊ XUÂN"), "sẽ ghi là “Võ Thị Xuân”"),
            (member("Võ Y", born_on=1950), "01/01/1950"),
            (member("Võ Y", admitted_on="", official_on=""), "Không có ngày vào Đảng"),
            (member("Võ Y", official_on=""), "sau 12 tháng dự bị"),
            (member("Võ Y", admitted_on="03/02/1990", official_on="03/02/1991"), "18 tuổi"),
        ],
    )
    def test_comes_in_with_a_remark(
        self, plan: Planning, cells: tuple[Any, ...], because: str
    ) -> None:
        (row,) = plan(members(cells))
        assert row.outcome == "new"
        assert because in " ".join(row.warnings)

    def test_who_stands_there_twice_is_taken_once(self, plan: Planning) -> None:
        rows = plan(
            members(
                member("Võ Thị Xuân", "31.000017"),
                member("Võ Thị Yến", "31000017"),
                member("Lý Văn Hai"),
                member("LÝ VĂN HAI", unit="Chi bộ Trường THCS Hòa An"),
            )
        )
        assert [row.outcome for row in rows] == ["new", "refused", "new", "refused"]
        assert "dòng 2" in rows[1].errors[0]
        assert "dòng 4" in " ".join(rows[3].errors)

    def test_two_of_one_name_and_birth_are_told_apart_by_their_cards(self, plan: Planning) -> None:
        other = "Chi bộ Tổ dân phố 4"
        rows = plan(members(member("Võ Y", "31.000017"), member("Võ Y", "31.000018", unit=other)))
        assert "dòng 2" not in " ".join(rows[1].errors)

    def test_decomposed_and_composed_names_are_one(self, plan: Planning) -> None:
        rows = plan(members(member("Võ Thị Yến"), member("Vo\u0303 Thi\u0323 Yê\u0301n")))
        assert [row.outcome for row in rows] == ["new", "refused"]

    def test_empty_rows_and_signatures_are_passed_over(self, plan: Planning) -> None:
        rows = plan(members(member("Võ Y"), (), (None,) * 5 + ("Người lập biểu",)))
        assert len(rows) == 1

    def test_the_cell_may_stand_above_its_members(self, plan: Planning) -> None:
        data = workbook(
            ("STT", "Họ và tên", "Năm sinh"), (CELL,), (1, "Võ Thị Xuân", 1950), (2, "Võ Y", 1960)
        )
        assert [row.outcome for row in plan(data)] == ["new", "new"]
