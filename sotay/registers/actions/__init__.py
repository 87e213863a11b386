"""Everything that writes in the books."""

from sotay.registers.actions.correcting import put_right, strike
from sotay.registers.actions.entering import (
    Particulars,
    enter_document,
    enter_incoming,
    enter_number,
    issue_outgoing,
    propose_from,
)
from sotay.registers.actions.forwarding import forward, receive

__all__ = [
    "Particulars",
    "enter_document",
    "enter_incoming",
    "enter_number",
    "forward",
    "issue_outgoing",
    "propose_from",
    "put_right",
    "receive",
    "strike",
]
