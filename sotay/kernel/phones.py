"""Phone numbers: one form to keep, one to show, however they were typed."""

import re
import unicodedata
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneMetadata

REGION = "VN"
# Mobile numbers of eleven digits were cut to ten in 2018 (kế hoạch của Bộ TT&TT, 15/9/2018 on).
_CUT = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
    "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
_OLD_LENGTH = 11
_BETWEEN = re.compile(r"[\s.\-–()/]+")
_DIGITS = re.compile(r"\+?[0-9]+")


def international(text: str) -> str:
    """The number in E.164 (``+84912345678``); empty when it is no phone number.

    Takes blanks, dots and dashes, ``+84``, ``84`` and ``0084``, a leading zero that a
    spreadsheet dropped, full-width digits, and the eleven digits of before 2018.
    """
    digits = _BETWEEN.sub("", unicodedata.normalize("NFKC", text))
    if (usual := _usual().fullmatch(digits)) is not None:
        return f"+84{usual[1]}"
    if not _DIGITS.fullmatch(digits):
        return ""
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    try:
        number = phonenumbers.parse(_cut(digits), REGION)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=1)
def _usual() -> re.Pattern[str]:
    """A mobile number of ours, by the library's own table: a list of 30 000 has little else.

    The library takes it apart, looks at it and writes it anew, twenty times as slowly.
    """
    known = PhoneMetadata.metadata_for_region(REGION)
    mobile = known.mobile.national_number_pattern if known and known.mobile else None
    return re.compile(rf"(?:\+84|0)?({mobile or '(?!)'})")


def shown(text: str) -> str:
    """As it is read out: ``0912 345 678``; a foreign one ``+49 30 …``; others as they are."""
    if not (number := international(text)):
        return text
    parsed = phonenumbers.parse(number)
    if parsed.country_code == phonenumbers.country_code_for_region(REGION):
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _cut(digits: str) -> str:
    """``01681234567``, also as ``+841681234567`` or without its zero → ``0381234567``."""
    national = re.sub(r"^(\+?84|0)?(?=1\d{9}$)", "0", digits)
    if len(national) == _OLD_LENGTH and national[:4] in _CUT:
        return _CUT[national[:4]] + national[4:]
    return digits
