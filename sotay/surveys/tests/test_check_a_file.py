"""``sotay survey check FILE``: the same answer for every kind of file."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest
import typst

from sotay.config import cli

DATA = Path(__file__).parent / "data"
THIRTEEN = DATA / "summary-of-thirteen-questions.txt"
FAULTS = {"II.2c", "III.1c", "III.2", "III.3c", "III.6c", "III.7a", "III.9b"}
CLEAN = THIRTEEN.read_text().partition(" B ? NG")[0]
SMALL = "1. Câu hỏi\na. Có 3/10 phiếu=30%\nb. Không 7/10 phiếu=70%"


def run(path: Path, *options: str) -> int:
    return cli.main(["survey", "check", str(path), *options])


def places_in(path: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    run(path, "--json")
    told = json.loads(capsys.readouterr().out)
    return {finding["place"] + finding["mark"] for finding in told["findings"]}


def test_the_real_summary_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(THIRTEEN) == 1
    said = capsys.readouterr().out
    assert "thiếu 9 phiếu" in said
    assert "2 lỗi, 2 chỗ lệch ở chữ số cuối, 3 ghi chú" in said


def test_machines_get_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(THIRTEEN, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["errors"] is True
    assert told["announced"] == 1277
    assert len(told["questions"]) == 13
    assert told["questions"][0]["rows"][0]["percent"] == "37.12"


def test_every_kind_of_file_gives_the_same_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = docx.Document()
    for line in CLEAN.splitlines():
        word.add_paragraph(line.strip())
    word.save(str(tmp_path / "bảng ?.docx".replace("?", "kê")))
    lines = [line.strip() for line in CLEAN.splitlines() if line.strip()]
    (tmp_path / "bảng.typ").write_text(
        "#set text(size: 9pt)\n"
        + "\n".join(f"#par({json.dumps(line, ensure_ascii=False)})" for line in lines)
    )
    (tmp_path / "bảng.pdf").write_bytes(typst.compile(tmp_path / "bảng.typ"))
    for encoding in ("utf-8-sig", "utf-16"):
        (tmp_path / f"{encoding}.txt").write_text(CLEAN, encoding=encoding)
    for name in ("bảng kê.docx", "bảng.pdf", "utf-8-sig.txt", "utf-16.txt"):
        assert places_in(tmp_path / name, capsys) == FAULTS, name


def test_a_table_of_word_is_read_cell_by_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = docx.Document()
    table = word.add_table(rows=0, cols=3)
    for cells in (
        ("1. Hoạt động chung", "Số phiếu", "Tỷ lệ"),
        ("a. Ổn định", "474", "37,12%"),
        ("b. Có lỗi", "802", "62,80%"),
        ("c. Lỗi", "1", "0,80%"),
        ("Tổng cộng", "1.277", "100%"),
    ):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    word.save(str(tmp_path / "table.docx"))
    assert places_in(tmp_path / "table.docx", capsys) == {"1c"}


def test_a_sheet_keeps_shares_as_fractions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    sheet.append(["1. Hoạt động chung"])
    for label, count, part in (("a. Ổn định", 474, 0.3712), ("b. Có lỗi", 803, 0.6388)):
        sheet.append([label, count, part])
        sheet.cell(sheet.max_row, 3).number_format = "0.00%"
    book.save(tmp_path / "table.xlsx")
    assert places_in(tmp_path / "table.xlsx", capsys) == {"1b"}


def test_a_true_table_leaves_with_nought(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "small.txt").write_text(SMALL)
    assert run(tmp_path / "small.txt") == 0
    assert "0 lỗi" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.txt", b"xin ch\xc3\xa0o", "Không thấy bảng"),
        ("empty.txt", b"", "trống"),
        ("broken.docx", b"PK\x03\x04 no", "hỏng"),
        ("broken.pdf", b"%PDF-1.7 no", "hỏng"),
        ("broken.xlsx", b"no", "hỏng"),
        ("table.odt", b"x", "Chỉ đọc được"),
    ],
)
def test_what_cannot_be_read_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert run(tmp_path / name) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Path("nowhere.txt")) == 2
    assert "Không mở được" in capsys.readouterr().err
