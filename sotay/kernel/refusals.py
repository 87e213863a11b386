"""The ways the product says no. Views never build an error page; they let these rise."""

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """A request that is not carried out; ``message`` is Vietnamese and meant for a person.

    Attributes:
        status: HTTP status of the answer.
        field: name of the form field the refusal is about, if it is about one.
        kept: what the person had typed, so that the page can show it again.
    """

    status = 400

    def __init__(self, message: Any, *, field: str = "", kept: Mapping[str, str] | None = None):
        super().__init__(str(message))
        self.message = message
        self.field = field
        self.kept = dict(kept or {})


class Missing(Refusal):
    """The thing is not there, or is not for this person: the two look alike."""

    status = 404


class Forbidden(Refusal):
    """The person sees the thing but may not do this to it."""

    status = 403


class Invalid(Refusal):
    """The input contradicts itself or a rule."""

    status = 422


class Conflict(Refusal):
    """Somebody else changed the thing meanwhile, or its state forbids the act."""

    status = 409
