"""Giving a file out: under its name, and unable to act in ours."""

from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from sotay.files import actions, answers, names
from sotay.files.models import StoredFile
from sotay.files.tests import samples


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path


def stored(data: bytes, name: str) -> StoredFile:
    return actions.store_bytes(by=None, data=data, name=name)


@pytest.mark.django_db
def test_a_pdf_opens_in_the_page_under_its_own_name() -> None:
    data = samples.pdf()
    with closing(answers.download(stored(data, "Nghị quyết số 5.pdf"), inline=True)) as answer:
        assert b"".join(answer) == data
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == (
        'inline; filename="Nghi quyet so 5.pdf"; '
        "filename*=UTF-8''Ngh%E1%BB%8B%20quy%E1%BA%BFt%20s%E1%BB%91%205.pdf"
    )
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_an_office_file_is_always_a_download() -> None:
    with closing(answers.download(stored(samples.DOCX, "Biên bản.docx"), inline=True)) as answer:
        assert answer["Content-Disposition"].startswith("attachment;")
        assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_text_is_shown_as_text_and_runs_nothing() -> None:
    with closing(answers.download(stored(samples.TEXT, "a.txt"), inline=True)) as answer:
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        assert "sandbox" in answer["Content-Security-Policy"]


@given(st.text(min_size=1, max_size=100))
def test_any_name_makes_one_plain_header_that_gives_the_name_back(raw: str) -> None:
    name = "".join(sign for sign in raw if sign.isprintable()) or "x"
    header = names.content_disposition(name, inline=False)
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
    assert unquote(header.partition("UTF-8''")[2]) == name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Đảng ủy.pdf", "Dang uy.pdf"),
        ('a"b\\c%20d;e.pdf', "a_b_c_20d_e.pdf"),
        ("báo\u200f cáo.pdf", "bao cao.pdf"),
        ("报告.pdf", "__.pdf"),
    ],
)
def test_old_programs_get_a_name_without_marks(name: str, plain: str) -> None:
    assert f'filename="{plain}"' in names.content_disposition(name, inline=False)


def test_a_right_to_left_sign_cannot_hide_the_ending() -> None:
    shown = names.display_name("ảnh\u202egpj.exe")
    assert shown == "\u2068ảnhgpj\u2069\u2068.exe\u2069"


@given(st.text())
def test_a_shown_name_holds_its_own_isolates_and_no_other_direction_signs(name: str) -> None:
    shown = names.display_name(name)
    assert shown.count("\u2068") == shown.count("\u2069") <= 2
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067")
