"""The DOCX against every measure of HD 36-HD/VPTW, 03/4/2018 and HD 05-HD/VPTW, 27/5/2026."""

import re
import unicodedata
from datetime import date
from typing import Any

import pytest

from sotay.papers.docx import render_docx
from sotay.papers.layouts import NAMES, layout_named
from sotay.papers.model import Heading, Level, Paragraph, plain
from sotay.papers.tests import samples
from sotay.papers.tests.samples import office_paper
from sotay.papers.tests.xml import Opened, W, is_all, is_none, runs, sizes, text_of, value

NUMBER = re.compile(r"^Số \d{2,}-(NQ|QĐ|KL|BC|BB|TB|KH|CTr|TTr)/[A-ZĐƯ]+$")
DAY = re.compile(r", ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2]) năm \d{4}$")


@pytest.fixture(params=NAMES)
def layout(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def opened(layout: str) -> Opened:
    return Opened(render_docx(samples.sample_resolution(layout)))


def centred(paragraph: Any) -> bool:
    return value(paragraph, "pPr/jc") == "center"


def test_the_page_is_a4_with_the_margins_of_the_guidance(opened: Opened) -> None:
    section = opened.document.find(f"{W}body/{W}sectPr")
    assert value(section, "pgSz", "w") == "11906"
    assert value(section, "pgSz", "h") == "16838"
    margins = {key: value(section, "pgMar", key) for key in ("top", "bottom", "left", "right")}
    assert margins == {"top": "1134", "bottom": "1134", "left": "1701", "right": "850"}


def test_the_page_number_stands_at_the_top_but_not_on_the_first_page(opened: Opened) -> None:
    section = opened.document.find(f"{W}body/{W}sectPr")
    assert section.find(f"{W}titlePg") is not None
    assert value(section, "pgMar", "header") == "567"
    (paragraph,) = opened.header.iter(f"{W}p")
    assert centred(paragraph)
    assert [one.text for one in paragraph.iter(f"{W}instrText")] == ["PAGE"]
    assert {value(run, "rPr/sz") for run in paragraph.iter(f"{W}r")} == {"28"}


def test_the_font_is_named_in_all_four_slots_and_no_theme_overrides_it(opened: Opened) -> None:
    for fonts in opened.styles.find(f"{W}docDefaults").iter(f"{W}rFonts"):
        assert set(fonts.attrib.values()) == {"Times New Roman"}
        assert set(fonts.attrib) == {f"{W}{one}" for one in ("ascii", "hAnsi", "cs", "eastAsia")}
    assert opened.document.find(f".//{W}rFonts") is None


def test_the_two_columns_of_the_heading_fill_the_width_of_the_text(opened: Opened) -> None:
    widths = [one.get(f"{W}w") for one in opened.tables[0].iter(f"{W}gridCol")]
    assert widths == ["4536", "4819"]
    assert {one.get(f"{W}val") for one in opened.tables[0].find(f"{W}tblPr/{W}tblBorders")} == {
        "nil"
    }
    cell_margins = opened.tables[0].find(f"{W}tblPr/{W}tblCellMar")
    assert {one.get(f"{W}w") for one in cell_margins} == {"0"}


def test_the_motto_is_15_bold_with_a_rule_as_long_as_its_words(opened: Opened) -> None:
    motto = opened.paragraph("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert sizes(motto) == {"30"}
    assert is_all(motto, "b")
    assert is_none(motto, "i")
    assert is_none(motto, "u")
    rule = motto.getnext()
    assert text_of(rule) == ""
    assert value(rule, "pPr/pBdr/top") == "single"
    indents = {value(rule, "pPr/ind", side) for side in ("left", "right")}
    assert indents == {"343"}
    # 4819 twips of column less the indents: 72,9 mm, the motto's own length.
    length = (4819 - 2 * 343) * 25.4 / 1440
    assert length == pytest.approx(72.9, abs=0.05)


def test_the_superior_is_regular_and_the_issuer_bold_both_14_capitals(opened: Opened) -> None:
    superior = opened.paragraph("ĐẢNG BỘ PHƯỜNG PHỔ HÒA")
    issuer = opened.paragraph("CHI BỘ TỔ DÂN PHỐ HIỆP AN")
    assert sizes(superior) == sizes(issuer) == {"28"}
    assert is_none(superior, "b")
    assert is_all(issuer, "b")
    assert centred(superior)
    assert centred(issuer)


def test_the_star_stands_between_the_issuer_and_the_number(opened: Opened) -> None:
    star = opened.paragraph("*")
    assert text_of(star.getprevious()) == "CHI BỘ TỔ DÂN PHỐ HIỆP AN"
    assert text_of(star.getnext()) == "Số 05-NQ/CB"
    assert sizes(star) == {"28"}


def test_the_number_has_no_colon_and_two_digits(opened: Opened) -> None:
    number = opened.paragraph("Số 05-NQ/CB")
    assert NUMBER.match(text_of(number))
    assert sizes(number) == {"28"}
    assert is_none(number, "b")
    assert "Số:" not in opened.text


def test_a_draft_leaves_blanks_for_the_number_and_the_day(layout: str) -> None:
    paper = samples.sample_resolution(layout, number=None, day=None, draft_mark="Dự thảo lần 2")
    opened = Opened(render_docx(paper))
    assert opened.paragraph("Số \u00a0\u00a0\u00a0\u00a0\u00a0-NQ/CB") is not None
    draft = opened.paragraph("Dự thảo lần 2")
    assert sizes(draft) == {"28"}
    assert is_all(draft, "i")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 3), "Phổ Hòa, ngày 03 tháng 02 năm 2026"),
        (date(2026, 1, 13), "Phổ Hòa, ngày 13 tháng 01 năm 2026"),
        (date(2026, 3, 9), "Phổ Hòa, ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 30), "Phổ Hòa, ngày 30 tháng 11 năm 2026"),
    ],
)
def test_the_place_and_day_are_14_italic_and_padded_by_the_rule(day: date, words: str) -> None:
    paragraph = Opened(render_docx(samples.sample_resolution(day=day))).paragraph(words)
    assert DAY.search(words)
    assert sizes(paragraph) == {"28"}
    assert is_all(paragraph, "i")


def test_the_type_is_16_bold_the_summary_14_bold_then_five_hyphens(opened: Opened) -> None:
    name = opened.paragraph("NGHỊ QUYẾT")
    summary = opened.paragraph("sinh hoạt chi bộ thường kỳ tháng 11 năm 2026")
    hyphens = opened.paragraph("-----")
    assert sizes(name) <= {"30", "32"}
    assert sizes(summary) <= {"28", "30"}
    assert is_all(name, "b")
    assert is_all(summary, "b")
    assert centred(name)
    assert centred(summary)
    assert centred(hyphens)
    assert name.getnext() is summary
    assert summary.getnext() is hyphens


def test_the_body_is_14_justified_indented_10_mm_lines_exactly_18_to_22(opened: Opened) -> None:
    body = opened.paragraph("Đồng chí Bí thư nêu lý do, giới thiệu đại biểu.")
    assert sizes(body) == {"28"}
    assert value(body, "pPr/jc") == "both"
    assert value(body, "pPr/ind", "firstLine") == "567"
    assert value(body, "pPr/spacing", "lineRule") == "exact"
    assert 360 <= int(value(body, "pPr/spacing", "line") or 0) <= 440
    apart = [int(value(body, "pPr/spacing", side) or 0) for side in ("before", "after")]
    assert sum(apart) >= 120


def test_parts_are_bold_points_are_regular_and_neither_ends_a_page(opened: Opened) -> None:
    part, point, letter = (
        opened.paragraph(words) for words in ("I- NỘI DUNG", "1. Phần mở đầu", "a) Thảo luận")
    )
    assert is_all(part, "b")
    assert is_none(point, "b")
    assert is_none(letter, "b")
    for heading in (part, point, letter):
        assert sizes(heading) == {"28"}
        assert heading.find(f"{W}pPr/{W}keepNext") is not None


def test_chapters_are_centred_and_articles_indented_both_bold(layout: str) -> None:
    blocks = (
        Heading(Level.CHAPTER, "Chương I"),
        Heading(Level.ARTICLE, "Điều 1. Phạm vi"),
        Paragraph(plain("Quy chế này có hiệu lực.")),
    )
    opened = Opened(render_docx(office_paper(layout, blocks=blocks)))
    chapter, article = opened.paragraph("Chương I"), opened.paragraph("Điều 1. Phạm vi")
    assert centred(chapter)
    assert is_all(chapter, "b")
    assert value(article, "pPr/ind", "firstLine") == "567"
    assert is_all(article, "b")


def test_the_head_of_a_table_is_repeated_and_no_row_is_parted(opened: Opened) -> None:
    table = opened.tables[1]
    head, *rows = table.iter(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert [row.find(f"{W}trPr/{W}tblHeader") for row in rows] == [None, None]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
    assert sum(int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")) == 9355


def test_the_authority_is_bold_the_post_regular_and_four_lines_are_left(opened: Opened) -> None:
    authority, post = opened.paragraph("T/M CHI BỘ"), opened.paragraph("BÍ THƯ")
    name = opened.paragraph("Lê Thị Ánh")
    assert sizes(authority) == sizes(post) == sizes(name) == {"28"}
    assert is_all(authority, "b")
    assert is_none(post, "b")
    assert is_all(name, "b")
    assert "TM." not in opened.text
    between = list(authority.getparent().iter(f"{W}p"))[2:-1]
    assert [text_of(one) for one in between] == [""] * 4
    assert {value(one, "pPr/rPr/sz") for one in between} == {"28"}


def test_the_signature_never_stands_alone_on_a_page(opened: Opened) -> None:
    (row,) = opened.tables[-1].iter(f"{W}tr")
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    last = opened.paragraph("Hội nghị kết thúc vào hồi 21 giờ 15 phút cùng ngày.")
    assert last.find(f"{W}pPr/{W}keepNext") is not None
    assert last.getnext() is opened.tables[-1]


def test_recipients_are_underlined_14_over_a_list_of_12(layout: str, opened: Opened) -> None:
    title = opened.paragraph("Nơi nhận:")
    assert sizes(title) == {"28"}
    (run,) = runs(title)
    assert value(run, "rPr/u") == "single"
    assert is_none(title, "b")
    listed = list(title.itersiblings(f"{W}p"))
    assert {size for one in listed for size in sizes(one)} == {"24"}
    comrades = layout_named(layout).spelled("Đảng ủy phường (b/c)")
    sign = {"hd05": ";", "hd36": ","}[layout]
    assert [text_of(one) for one in listed] == [
        f"- {comrades}{sign}",
        f"- Các đồng chí đảng viên{sign}",
        "- Lưu Chi bộ.",
    ]


def test_the_text_ends_with_a_full_stop_alone(opened: Opened) -> None:
    assert "./." not in opened.text
    assert opened.paragraph("Hội nghị kết thúc vào hồi 21 giờ 15 phút cùng ngày.") is not None


def test_minutes_are_signed_by_the_writer_left_and_the_chair_right(layout: str) -> None:
    opened = Opened(render_docx(samples.sample_minutes(layout)))
    (foot,) = [table for table in opened.tables if "CHỦ TRÌ" in "".join(table.itertext())]
    left, right = foot.iter(f"{W}tc")
    assert [text_of(one) for one in left] == ["", "NGƯỜI GHI BIÊN BẢN", *[""] * 4, "Võ Văn Bình"]
    assert [text_of(one) for one in right] == ["", "CHỦ TRÌ HỘI NGHỊ", *[""] * 4, "Lê Thị Ánh"]


def test_a_letter_has_its_summary_in_12_italic_under_the_number(layout: str) -> None:
    opened = Opened(render_docx(office_paper(layout, type_name="", address=True, urgency="Khẩn")))
    number, summary = opened.paragraph("Số 03-CV/VPĐU"), opened.paragraph("về việc hội nghị")
    assert number.getnext() is summary
    assert sizes(summary) == {"24"}
    assert is_all(summary, "i")
    urgency = opened.paragraph("KHẨN")
    assert sizes(urgency) == {"28"}
    assert is_all(urgency, "b")
    address = opened.paragraph("Kính gửi: Các chi bộ trực thuộc")
    label, name = runs(address)
    assert label.find(f"{W}rPr/{W}i") is not None
    assert name.find(f"{W}rPr/{W}i") is None
    assert sizes(address) == {"28"}


def test_the_circulation_is_12_bold_capitals(layout: str) -> None:
    paper = samples.sample_resolution(layout, circulation="Lưu hành nội bộ")
    circulation = Opened(render_docx(paper)).paragraph("LƯU HÀNH NỘI BỘ")
    assert sizes(circulation) == {"24"}
    assert is_all(circulation, "b")


def test_the_text_is_nfc_whatever_came_in(layout: str) -> None:
    paper = samples.sample_resolution(
        layout, issuer=unicodedata.normalize("NFD", "Chi bộ Tổ dân phố Hiệp An")
    )
    text = Opened(render_docx(paper)).text
    assert unicodedata.is_normalized("NFC", text)


def test_signs_that_xml_forbids_do_not_break_the_file() -> None:
    paper = office_paper(
        "hd05", blocks=(Paragraph(plain("một\x00 hai\x0b ba\ud800 <&> \u202ebốn")),)
    )
    assert Opened(render_docx(paper)).paragraph("một hai  ba <&> bốn.") is not None


def test_the_file_tells_of_no_tool(opened: Opened) -> None:
    assert "python" not in opened.properties.lower()
