"""Parts of a file, as a browser asks for them (RFC 9110, section 14). Pure."""

import re

_ONE = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})", re.IGNORECASE)


class Unsatisfiable(ValueError):
    """The part begins after the end of the file."""


def part_asked(header: str, size: int) -> range | None:
    """The bytes of ``Range: bytes=…`` in a file of ``size`` bytes.

    None stands for the whole file: for what is no range that we know, or several at once.

    Raises:
        Unsatisfiable: nothing of it is there.
    """
    found = _ONE.fullmatch(header.strip())
    first, last = found.groups() if found else ("", "")
    if not first and not last:
        return None
    if not first:
        part = range(max(0, size - int(last)), size)
    elif last and int(last) < int(first):
        return None
    else:
        part = range(int(first), min(size, int(last) + 1) if last else size)
    if not part:
        raise Unsatisfiable(header)
    return part
