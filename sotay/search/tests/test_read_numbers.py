"""A number of a paper is found however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.search.rules.entries import Entry
from sotay.search.rules.folding import plain_words
from sotay.search.rules.numbers import numbers_in
from sotay.search.rules.questions import question_of
from sotay.search.words import dictionary

TYPES = ["NQ", "CT", "HD", "KH", "BC", "KL", "TB", "QĐ"]
ISSUERS = ["TW", "ĐU", "TU", "BTV", "UBKT"]


def codes(text: str) -> list[str]:
    return [number.codes[-1] for number in numbers_in(plain_words(text), dictionary())]


@pytest.mark.parametrize(
    "typed",
    ["05-NQ/TW", "05 nq tw", "5 nq tw", "số 05 – NQ/TW", "05NQ/TW".replace("05", "05 "),
     "nq: 05-nq/tw"],
)  # fmt: skip
def test_every_way_of_typing_it(typed: str) -> None:
    assert codes(typed) == ["5-nq-tw"]


@pytest.mark.parametrize("typed", ["nq05", "NQ05", "05nq", "5NQ", "nq005", "tìm NQ05 giúp"])
def test_a_blank_that_was_left_out_is_no_hindrance(typed: str) -> None:
    question = question_of(typed, dictionary())
    assert [part.code for part in question.parts if part.code] == ["5-nq"]


@pytest.mark.parametrize("typed", ["A4", "covid19", "24h", "nq", "05", "05nqx", "nq123456", "F0"])
def test_other_words_with_digits_are_left_whole(typed: str) -> None:
    assert [part.code for part in question_of(typed, dictionary()).parts] == [""]


def test_a_number_printed_without_a_blank_is_indexed_as_one() -> None:
    entry = Entry(
        key="document:1", who=frozenset(), title="NQ05 về vệ sinh", dictionary=dictionary()
    )
    assert "5-nq" in next(entry.indexed()).codes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nghị quyết 05", ["5-nq"]),
        ("nghi quyet so 05", ["5-nq"]),
        ("NQ 5", ["5-nq"]),
        ("Hướng dẫn số 36-HD/VPTW", ["36-hd-vptw"]),
        ("123/2024/NĐ-CP", ["123-nd-cp"]),
        ("05-QĐ/ĐU và 07-KH/ĐU", ["5-qd-du", "7-kh-du"]),
        ("ngày 05 tháng 11", []),
        ("30 đảng viên", []),
        ("0912345678 nq", []),
    ],
)
def test_what_is_a_number_and_what_is_none(typed: str, meant: list[str]) -> None:
    assert codes(typed) == meant


@given(
    st.integers(1, 99999), st.sampled_from(TYPES), st.sampled_from(ISSUERS), st.booleans(),
    st.sampled_from(["-", " - ", " ", " – "]), st.sampled_from(["/", " / ", " "]),
)  # fmt: skip
def test_typed_and_printed_meet(
    number: int, kind: str, issuer: str, small: bool, dash: str, stroke: str
) -> None:
    printed = f"Số {number:02d}-{kind}/{issuer}"
    typed = f"{number}{dash}{kind}{stroke}{issuer}"
    assert codes(typed.lower() if small else typed) == codes(printed)


@given(st.lists(st.sampled_from([*TYPES, *ISSUERS, "05", "2026", "số", "nghị", "quyết"])))
def test_numbers_never_overlap(words: list[str]) -> None:
    plains = plain_words(" ".join(words))
    at = 0
    for number in numbers_in(plains, dictionary()):
        assert at <= number.begins < number.ends <= len(plains)
        at = number.ends
