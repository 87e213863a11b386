"""What may be answered: reading what a page sent, and what is wrong with it.

A sheet is ``{question key: value}``. The value is, by kind: an option's key, or ``{"option": key,
"words": …}`` where it has a box for own words; a list of those; a number; ``{row: option}``; an
ISO day; a text; a list of keys in their order; the id of a stored file. What was not answered
is not there. What cannot be read is kept as it was typed, so that it can be shown again.
"""

from sotay.surveys.rules.answers.checking import check_answers
from sotay.surveys.rules.answers.reading import (
    LONGEST_LONG,
    LONGEST_SHORT,
    LONGEST_WORDS,
    Answers,
    Sent,
    chosen,
    field_of,
    fields_of,
    is_asked,
    longest,
    ranks,
    read_answers,
)
from sotay.surveys.rules.answers.wording import in_words

__all__ = [
    "LONGEST_LONG",
    "LONGEST_SHORT",
    "LONGEST_WORDS",
    "Answers",
    "Sent",
    "check_answers",
    "chosen",
    "field_of",
    "fields_of",
    "in_words",
    "is_asked",
    "longest",
    "ranks",
    "read_answers",
]
