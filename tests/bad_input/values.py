"""What people and programs send that no field asks for."""

import re

from django.db import connection

HUGE = str(10**12)
# 300 signs, of which each is two in NFC: a limit that counts before composing is passed.
GROWING = "\u0958" * 300
ODD: dict[str, str] = {
    "a word": "abc",
    "a huge number": HUGE,
    "a number beyond every column": "9" * 40,
    "a negative number": "-1",
    "a NUL": "a\x00b",
    "thirty thousand letters": "ấ" * 30_000,
    "markup": "<script>alert(1)</script>",
    "a day that is none": "2026-02-30",
    "an hour that is none": "25:99",
    "the first day of all": "0001-01-01",
    "the last day of all": "9999-12-31",
    "blanks": " \u00a0\u200b\t",
    "letters that grow": GROWING,
}
# Bytes that are no UTF-8: half a letter as some programs send it.
SURROGATE = b"\xed\xa0\x80"

_NUMBERS = ("a word", "a huge number", "a number beyond every column", "a negative number")
_BY_SHAPE = (
    (r"[0-9a-f]{8}-[0-9a-f-]{27}", ("a word", "a NUL")),
    (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", ("a word", "a day that is none", *list(ODD)[-4:-2])),
    (r"[0-9]{2}:[0-9]{2}", ("a word", "an hour that is none")),
    (r"[0-9]*", _NUMBERS),
    (r"[a-z_0-9-]+", ("a NUL", "a huge number")),
)
_WORDS = ("a NUL", "thirty thousand letters", "blanks")
# Only a database that holds columns to their length can be broken by these.
_TOO_LONG = ("letters that grow",)


def odd_values_for(example: str) -> tuple[str, ...]:
    """The names of what is worth sending instead of this right example."""
    shapes = (names for pattern, names in _BY_SHAPE if re.fullmatch(pattern, example))
    words = _WORDS if connection.vendor == "sqlite" else _WORDS + _TOO_LONG
    return next(shapes, words)
