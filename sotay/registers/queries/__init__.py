"""What stands in the books, who may look into them, and what waits to be entered."""

from sotay.registers.queries.books import (
    BookPage,
    book_page,
    books_page,
    rows_of_year,
)
from sotay.registers.queries.doors import (
    book_unit_for,
    forwarding_for,
    keeps_books,
    line_for,
    relations_to_forwarding,
)
from sotay.registers.queries.lines import ForwardingPage, LinePage, forwarding_page, line_page
from sotay.registers.queries.receivers import (
    head_of_unit,
    may_be_sent_to,
    receivers,
    receivers_of,
    to_of_key,
)
from sotay.registers.queries.sources import (
    code_of_number,
    columns_of_number,
    document_to_enter,
    file_to_enter,
    first_columns,
    number_to_enter,
    published_to,
    waiting_documents,
    waiting_numbers,
)

__all__ = [
    "BookPage",
    "ForwardingPage",
    "LinePage",
    "book_page",
    "book_unit_for",
    "books_page",
    "code_of_number",
    "columns_of_number",
    "document_to_enter",
    "file_to_enter",
    "first_columns",
    "forwarding_for",
    "forwarding_page",
    "head_of_unit",
    "keeps_books",
    "line_for",
    "line_page",
    "may_be_sent_to",
    "number_to_enter",
    "published_to",
    "receivers",
    "receivers_of",
    "relations_to_forwarding",
    "rows_of_year",
    "to_of_key",
    "waiting_documents",
    "waiting_numbers",
]
