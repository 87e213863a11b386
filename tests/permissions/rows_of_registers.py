"""Rows of the matrix for registers and for news."""

from collections.abc import Callable
from typing import TypeVar

Row = TypeVar("Row")
People = frozenset[str]
# Đạt sits on the cell's editors' board, Dung heads it; officers write and publish anyway.
WRITERS = frozenset({"binh", "phuc", "dung", "dat"})
PUBLISHERS = WRITERS - {"dat"}
APPOINTERS = frozenset({"binh", "phuc"})
RECEIVER = frozenset({"an"})
# The clerk of the cell serves it, and reads what is meant for it.
CLERK = frozenset({"hoa"})


def rows_of_registers(
    get: Callable[..., Row],
    post: Callable[..., Row],
    *,
    everybody: People,
    keepers: People,
    cell: People,
) -> dict[str, Row]:
    """The rows, in the matrix's own words for reading and doing."""
    return {
        "registers:books": get("books", everybody),
        "registers:book": get("books", keepers),
        "registers:new": get("books", keepers),
        "registers:uploads": post("books", keepers),
        "registers:documents": post("books", keepers),
        "registers:numbers": post("books", keepers),
        "registers:printing": get("books", keepers),
        "registers:line": get("books", keepers),
        "registers:correction": get("books", keepers),
        "registers:strike": post("books", keepers),
        "registers:forwardings": post("books", keepers),
        "registers:file": get("books", keepers),
        "registers:forwarding": get("books", keepers | RECEIVER),
        "registers:receipt": post("books", RECEIVER, keepers | RECEIVER),
        "registers:forwarding_file": get("books", keepers | RECEIVER),
        "news:listing": get("news", everybody),
        "news:packs": get("news", everybody),
        "news:article": get("news", cell | CLERK),
        "news:edit": get("news", WRITERS, cell),
        "news:pictures": post("news", WRITERS, cell),
        "news:review": post("news", WRITERS, cell),
        "news:returning": post("news", PUBLISHERS, cell),
        "news:publication": post("news", PUBLISHERS, cell),
        "news:withdrawal": post("news", PUBLISHERS, cell),
        "news:reopening": post("news", WRITERS, cell),
        "news:pinning": post("news", PUBLISHERS, cell),
        "news:comments": post("news", cell | CLERK),
        "news:comment_removal": post("news", PUBLISHERS | {"nga"}, cell),
        "news:picture_removal": post("news", WRITERS, cell),
        "news:desk": get("news", WRITERS),
        "news:new": get("news", WRITERS),
        "news:seats": post("news", APPOINTERS, WRITERS),
        "news:seat_end": post("news", APPOINTERS, WRITERS),
    }
