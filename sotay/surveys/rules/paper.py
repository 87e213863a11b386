"""Printed sheets are typed in twice; what differs is looked up on the paper once more."""

from collections.abc import Mapping
from typing import Any

from sotay.surveys.rules.definition import Definition, place_of

PAPER = "paper"
"""The reason with which a named sheet stands that was typed in from paper."""

MOST = 999
"""The highest number that is written on a sheet."""


def differing(
    definition: Definition, first: Mapping[str, Any], second: Mapping[str, Any]
) -> list[str]:
    """The keys of the questions at which two typings of one sheet differ, in their order."""
    return [
        question.key
        for question in definition.questions
        if first.get(question.key) != second.get(question.key)
    ]


def places(definition: Definition, keys: list[str]) -> str:
    """``I.2, III.4``, for a sentence."""
    return ", ".join(place_of(definition, key) for key in keys)
