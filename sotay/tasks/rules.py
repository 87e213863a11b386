"""How a task stands on a day, as plain functions of plain values."""

from datetime import date

from django.utils.translation import gettext as _

# Within this many days the deadline counts as near.
SOON = 7
FINISHED = frozenset({"done", "cancelled"})
# These say by themselves how the task ended; whoever reports them gives the reason.
NEEDS_REASON = frozenset({"not_done", "cancelled"})


def is_finished(state: str) -> bool:
    """Whether nothing more is expected: it is done, or no longer asked for."""
    return state in FINISHED


def is_overdue(state: str, due_on: date, today: date) -> bool:
    """Whether the deadline has passed; the day of the deadline itself still counts."""
    return not is_finished(state) and due_on < today


def chip(state: str, state_name: str, due_on: date, today: date) -> tuple[str, str]:
    """The words and the kind of the chip: ``("còn 3 ngày", "brand")``."""
    if state == "done":
        return state_name, "ok"
    if is_finished(state):
        return state_name, "plain"
    left = (due_on - today).days
    if left < 0:
        return _("quá hạn %(days)d ngày") % {"days": -left}, "warn"
    if left == 0:
        return _("hạn hôm nay"), "warn"
    if state == "not_done":
        return state_name, "warn"
    if left <= SOON:
        return _("còn %(days)d ngày") % {"days": left}, "brand"
    return state_name, "info"
