"""Pages of the registers."""

from sotay.registers.views.books import book, books, printing
from sotay.registers.views.entering import documents, new, numbers, uploads
from sotay.registers.views.lines import (
    correction,
    file,
    forwarding,
    forwarding_file,
    forwardings,
    line,
    receipt,
    strike,
)

__all__ = [
    "book",
    "books",
    "correction",
    "documents",
    "file",
    "forwarding",
    "forwarding_file",
    "forwardings",
    "line",
    "new",
    "numbers",
    "printing",
    "receipt",
    "strike",
    "uploads",
]
