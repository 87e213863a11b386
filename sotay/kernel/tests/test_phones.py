import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.phones import international, shown


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "0912-345-678",
        "(0912) 345 678",
        "+84912345678",
        "+84 912 345 678",
        "84912345678",
        "0084 912 345 678",
        "912345678",
        "０９１２３４５６７８",
        "\u00a00912345678\u200b".replace("\u200b", " "),
    ],
)
def test_one_number_however_it_is_typed(typed: str) -> None:
    assert international(typed) == "+84912345678"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01681234567", "+84381234567"),
        ("1681234567", "+84381234567"),
        ("+84 168 123 4567", "+84381234567"),
        ("0120 1234567", "+84701234567"),
        ("0199 1234567", "+84591234567"),
        ("0255 3822 345", "+842553822345"),
        ("+49 30 901820", "+4930901820"),
    ],
)
def test_numbers_of_before_2018_landlines_and_foreign_ones(typed: str, kept: str) -> None:
    assert international(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", " ", "không có", "O912345678", "091234567", "09123456789", "0912345678/0987654321", "84"],
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert international(typed) == ""


def test_shown_as_it_is_read_out() -> None:
    assert shown("+84912345678") == "0912 345 678"
    assert shown("+4930901820") == "+49 30 901820"
    assert shown("xin qua nhà") == "xin qua nhà"


mobiles = st.tuples(
    st.sampled_from(["032", "039", "070", "079", "081", "086", "090", "091", "096", "098"]),
    st.integers(0, 9_999_999),
).map(lambda parts: f"{parts[0]}{parts[1]:07d}")
between = st.sampled_from(["", " ", ".", "-", "  "])


@given(mobiles, between, st.sampled_from(["0", "", "84", "+84", "0084"]))
def test_every_way_of_typing_a_mobile_meets(mobile: str, gap: str, front: str) -> None:
    typed = gap.join((front + mobile[1:3], mobile[3:6], mobile[6:]))
    assert international(typed) == f"+84{mobile[1:]}"


@given(st.text())
def test_whatever_is_typed_the_answer_is_stable(typed: str) -> None:
    number = international(typed)
    assert international(number) == number
    assert international(shown(number)) == number


@given(
    front=st.sampled_from(["0", "+84", ""]),
    national=st.from_regex(r"[13579][0-9]{7,9}", fullmatch=True),
)
def test_the_short_way_says_what_the_library_says(front: str, national: str) -> None:
    typed = f"{front}{national}"
    if len(national) == 10 and national.startswith("1"):
        return  # the numbers of before 2018, which we cut ourselves
    number = phonenumbers.parse(typed, "VN")
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    assert international(typed) == (e164 if phonenumbers.is_valid_number(number) else "")
