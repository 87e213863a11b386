"""Everything that writes: the board, articles, their pictures and steps, readings, comments."""

from sotay.news.actions.board import appoint, end_seat
from sotay.news.actions.reading import comment, note_reading, remove_comment
from sotay.news.actions.steps import approve, pin, reopen, return_for, submit, withdraw
from sotay.news.actions.writing import Words, add_picture, edit, remove_picture, write

__all__ = [
    "Words",
    "add_picture",
    "appoint",
    "approve",
    "comment",
    "edit",
    "end_seat",
    "note_reading",
    "pin",
    "remove_comment",
    "remove_picture",
    "reopen",
    "return_for",
    "submit",
    "withdraw",
    "write",
]
