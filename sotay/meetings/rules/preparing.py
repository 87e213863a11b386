"""When a meeting may be prepared, and the small proposals that save typing. Pure."""

import re
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from sotay.kernel import text

# After the announcement the preparation goes on, openly; it ends with the opening.
PREPARABLE = frozenset({"draft", "agreed", "announced", "postponed"})
# The hall may still agree to change the programme.
AGENDA_CHANGEABLE = PREPARABLE | {"open"}
KNOWN_TO_ALL = frozenset({"announced", "open", "postponed"})
LONGEST_TITLE = 300

_MONTH = re.compile(
    r"(tháng\s+)(0?\d{1,2})(\s*/\s*|\s+năm\s+)?(\d{4})?",  # not interface: a pattern
    re.IGNORECASE,
)

Thing = TypeVar("Thing")


def may_prepare(state: str) -> bool:
    """Whether a meeting in this state is still being prepared."""
    return state in PREPARABLE


def next_title(title: str, day: date) -> str:
    """The title with the month of ``day``: ``… tháng 10/2026`` becomes ``… tháng 11/2026``.

    Only the first month that the title names is changed, in the form in which it stands
    there; a title without a month stays.
    """

    def moved(found: re.Match[str]) -> str:
        year = f"{found[3]}{day.year}" if found[3] and found[4] else ""
        padded = f"{day.month:02d}" if found[2].startswith("0") else str(day.month)
        return f"{found[1]}{padded}{year}"

    return _MONTH.sub(moved, title, count=1)


def monthly_title(kind_name: str, day: date) -> str:
    """``Sinh hoạt chi bộ thường kỳ tháng 11/2026``."""
    return _("%(kind)s tháng %(month)d/%(year)d") % {
        "kind": kind_name,
        "month": day.month,
        "year": day.year,
    }


def paper_title(file_name: str) -> str:
    """A title to propose for a file: its name without the extension, underscores as blanks."""
    stem, dot, _ending = file_name.rpartition(".")
    bare = stem if dot and stem else file_name
    return (text.tidy(bare.replace("_", " ")) or text.tidy(file_name) or _("Tài liệu"))[
        :LONGEST_TITLE
    ]


def moved(things: list[Thing], index: int, steps: int) -> list[Thing]:
    """The list with one thing moved up (negative) or down; at an end it stays there."""
    rest = things[:index] + things[index + 1 :]
    target = min(max(index + steps, 0), len(rest))
    return [*rest[:target], things[index], *rest[target:]]
