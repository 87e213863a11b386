"""The abbreviations and stop words that come with the product."""

import tomllib
from functools import cache
from pathlib import Path

from sotay.search.rules.dictionary import Abbreviation, Dictionary, make

_FILE = Path(__file__).parent / "data/abbreviations.toml"


@cache
def dictionary() -> Dictionary:
    """Read once."""
    found = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    abbreviations = (
        Abbreviation(
            short=row["short"],
            full=tuple(row["full"]),
            is_type=row.get("type", False),
            is_issuer=row.get("issuer", False),
        )
        for row in found["abbreviation"]
    )
    return make(abbreviations, found["words"]["stop"])
