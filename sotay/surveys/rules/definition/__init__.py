"""What a survey asks, as plain values and as the JSON that is stored."""

from sotay.surveys.rules.definition.problems import problems
from sotay.surveys.rules.definition.stored import from_json, to_json
from sotay.surveys.rules.definition.values import (
    ASKED_ABOUT,
    CHOSEN,
    WITH_OWN_WORDS,
    Condition,
    Definition,
    Kind,
    Option,
    Question,
    Section,
    mark_of,
    place_of,
)

__all__ = [
    "ASKED_ABOUT",
    "CHOSEN",
    "WITH_OWN_WORDS",
    "Condition",
    "Definition",
    "Kind",
    "Option",
    "Question",
    "Section",
    "from_json",
    "mark_of",
    "place_of",
    "problems",
    "to_json",
]
