"""Names of files: given back as they came, and unable to deceive."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.files import names


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
