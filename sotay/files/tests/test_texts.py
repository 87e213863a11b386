"""The words of files, for reading in large letters."""

import io
from pathlib import Path

import docx
import pytest
from pytest_django import Settings

from sotay.files import texts
from sotay.files.actions import store_bytes
from sotay.files.text_script import joined

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path


def a_docx(*paragraphs: str) -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Việc", "Ai làm"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_paragraphs_and_tables_of_a_word_file_come_in_order() -> None:
    stored = store_bytes(by=None, data=a_docx("Kính gửi", "", "Nội dung"), name="a.docx")
    assert texts.paragraphs_of(stored.blob) == ["Kính gửi", "Nội dung", "Việc | Ai làm"]


def test_a_text_file_is_read_with_any_letters() -> None:
    stored = store_bytes(by=None, data="Điều 1\n\nĐiều 2 \ufffd".encode(), name="a.txt")
    assert texts.paragraphs_of(stored.blob) == ["Điều 1", "Điều 2 \ufffd"]


def test_a_broken_file_has_no_words_instead_of_an_error() -> None:
    stored = store_bytes(by=None, data=b"PK\x03\x04 broken", name="a.docx")
    assert texts.paragraphs_of(stored.blob) == []


def test_a_picture_has_no_words() -> None:
    stored = store_bytes(by=None, data=b"\x89PNG", name="a.png")
    assert texts.paragraphs_of(stored.blob) == []


def test_lines_of_a_page_are_put_together_where_a_sentence_goes_on() -> None:
    lines = [
        "Chi bộ đề nghị phân công thêm một đồng chí trẻ giúp",
        "các cụ cài đặt điện thoại.",
        "2. Việc thứ hai",
    ]
    assert list(joined(lines)) == [
        "Chi bộ đề nghị phân công thêm một đồng chí trẻ giúp các cụ cài đặt điện thoại.",
        "2. Việc thứ hai",
    ]
