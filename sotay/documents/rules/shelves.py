"""On which shelf of the library a document stands."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sotay.kernel.text import fold

SHIPPED = Path(__file__).parent.parent / "data" / "shelves.toml"


class BadShelves(ValueError):
    """The table of shelves is malformed; the text says where and how."""


@dataclass(frozen=True)
class Shelf:
    """A shelf: which types of papers come to it, and which words of a title bring one there."""

    key: str
    name: str
    about: str
    types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def read_shelves(text: str) -> list[Shelf]:
    """The shelves of a TOML table, in order.

    Raises:
        BadShelves: two of a key, a type on two shelves, or none at all.
    """
    try:
        rows = tomllib.loads(text)["shelf"]
        shelves = [
            Shelf(
                row["key"],
                row["name"],
                row["about"],
                tuple(row["types"]),
                tuple(fold(words) for words in row.get("words", ())),
            )
            for row in rows
        ]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BadShelves(str(error)) from error
    keys = [shelf.key for shelf in shelves]
    types = [code for shelf in shelves for code in shelf.types]
    if not keys or len(set(keys)) != len(keys) or len(set(types)) != len(types):
        raise BadShelves("keys and types must be named once")
    return shelves


@cache
def shelves() -> list[Shelf]:
    """The shelves that the product is shipped with."""
    return read_shelves(SHIPPED.read_text(encoding="utf-8"))


def shelf_for(type_code: str, title: str = "", among: Sequence[Shelf] | None = None) -> Shelf:
    """The shelf of a document: by its type, else by the words of its title, else the last one.

    Words come first where the type says little: a plan of study is a plan, a form sent with a
    letter is a form only if its title begins with it.
    """
    found = shelves() if among is None else list(among)
    folded = fold(title)
    for shelf in found:
        if type_code and type_code in shelf.types:
            return shelf
    for shelf in found:
        if any(folded.startswith(words) for words in shelf.words):
            return shelf
    for shelf in found:
        if not type_code and any(words in folded for words in shelf.words):
            return shelf
    return found[-1]


def shelf_named(key: str) -> Shelf | None:
    """The shelf with this key; None for a key of another table."""
    return next((shelf for shelf in shelves() if shelf.key == key), None)
