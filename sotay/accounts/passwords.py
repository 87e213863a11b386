"""Which password is good enough, and what to say about one that is not.

Lengths and the words that are guessed first are data: ``data/passwords.toml``.
"""

import re
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

from django.utils.translation import gettext as _

from sotay.accounts.rules import name_key, normal_password, trimmed_password
from sotay.kernel import text

_DATA = tomllib.loads((Path(__file__).parent / "data" / "passwords.toml").read_text("utf-8"))

WITH_SECOND_FACTOR: int = _DATA["length"]["with_second_factor"]
ALONE: int = _DATA["length"]["alone"]
STRONG: int = _DATA["length"]["strong"]
_USUAL = frozenset(_DATA["usual"]["words"].split())
_FAMILY_NAMES = frozenset(_DATA["usual"]["family_names"].split())
_NAME_SYLLABLES = _FAMILY_NAMES | frozenset(_DATA["usual"]["syllables_of_names"].split())
_MOST_SYLLABLES_OF_A_NAME = 4
_FIGURES = re.compile(r"\d*$")
_KEYBOARD = ("01234567890", "09876543210", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklm")


def least_length(*, has_second_factor: bool) -> int:
    """How many signs a password has at least."""
    return WITH_SECOND_FACTOR if has_second_factor else ALONE


def is_trimmed(typed: str) -> bool:
    """Whether there were blanks at its ends that are not kept."""
    return trimmed_password(typed) != normal_password(typed)


def weakness(typed: str, *, username: str, has_second_factor: bool = False) -> str:
    """Why this is no good password, and what to do; empty when it is one."""
    password = trimmed_password(typed)
    least = least_length(has_second_factor=has_second_factor)
    if len(password) < least:
        return _(
            "Mật khẩu mới có %(length)d ký tự, cần ít nhất %(least)d. Đồng chí ghép ba, bốn từ dễ "
            "nhớ với mình, ví dụ một câu ngắn có dấu cách."
        ) % {"length": len(password), "least": least}
    if _is_guessed_first(password, username):
        return _(
            "Mật khẩu này dễ đoán: nó là dãy số, chữ lặp lại, họ tên, năm sinh hoặc từ nhiều "
            "người dùng. Đồng chí thêm vài từ không liên quan đến mình."
        )
    return ""


def strength(typed: str) -> str:
    """How strong a password that is good enough is, in a word."""
    long = len(trimmed_password(typed)) >= STRONG
    return _("mạnh") if long else _("vừa đủ; thêm một từ nữa sẽ mạnh hơn")


def _is_guessed_first(password: str, username: str) -> bool:
    signs = "".join(sign for sign in text.fold(password) if sign.isalnum())
    letters = _FIGURES.sub("", signs)
    return (
        not letters
        or len(set(signs)) < 4
        or letters in _USUAL
        or letters == _FIGURES.sub("", name_key(username))
        or any(letters in row for row in _KEYBOARD)
        or _is_name(letters, figures=len(signs) - len(letters))
    )


def _is_name(letters: str, *, figures: int) -> bool:
    """Whether it is a full name, or a first name with a birthday of that many figures."""
    if figures >= len("1980") and _syllables(letters) <= 2:
        return True
    most = _MOST_SYLLABLES_OF_A_NAME - 1
    return any(
        whole.startswith(family) and _syllables(whole[len(family) :]) <= most
        for whole in (letters, letters.rstrip("abc"))  # Nguyễn Văn A
        for family in _FAMILY_NAMES
    )


def _syllables(letters: str) -> int:
    """The fewest syllables of names that make up all of ``letters``; very many if none do."""
    fewest = {0: 0}
    for place in range(len(letters)):
        for end in range(place + 1, min(place + 6, len(letters)) + 1):
            if place in fewest and letters[place:end] in _NAME_SYLLABLES:
                fewest[end] = min(fewest.get(end, 99), fewest[place] + 1)
    return fewest.get(len(letters), 99)


def pin_weakness(pin: str, today: date) -> str:
    """Why these are no good four to six digits, and what to do; empty when they are."""
    if not (pin.isascii() and pin.isdecimal() and 4 <= len(pin) <= 6):
        return _("Mã PIN gồm 4 đến 6 chữ số, không có chữ và dấu cách.")
    steps = {int(later) - int(earlier) for earlier, later in pairwise(pin)}
    is_year = len(pin) == 4 and 1920 <= int(pin) <= today.year
    if is_year or steps in ({0}, {1}, {-1}) or len(set(pin)) == 1:
        return _("Mã PIN này dễ đoán (số lặp, số liền nhau hoặc năm sinh). Đồng chí chọn số khác.")
    return ""
