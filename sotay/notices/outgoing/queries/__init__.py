"""What was sent, and whether anything can be."""

from sotay.notices.outgoing.queries.log import (
    OPEN,
    can_send,
    is_tired,
    left_lying,
    may_ask_at,
    may_go_at,
    spent_on,
)
from sotay.notices.outgoing.queries.page import SendingPage, is_keeper, sending_page, unit_kept_by

__all__ = [
    "OPEN",
    "SendingPage",
    "can_send",
    "is_keeper",
    "is_tired",
    "left_lying",
    "may_ask_at",
    "may_go_at",
    "sending_page",
    "spent_on",
    "unit_kept_by",
]
