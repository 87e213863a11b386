"""What may be asked "why do I see this?": things, by the number in their address.

Upper folders add theirs in ``AppConfig.ready``; what stands behind an address that its asker
may not know of is answered like one where nothing is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.utils.functional import Promise

from sotay.org.models import Person, Unit
from sotay.policy import Right


@dataclass(frozen=True)
class Subject:
    """A thing that somebody may know of, and the unit that it belongs to."""

    thing: Model
    name: str
    unit: Unit | None


@dataclass(frozen=True)
class Explained:
    """A kind of thing.

    Attributes:
        parameter: the name of its id in an address (``meeting_id``).
        label: what such a thing is called ("buổi họp").
        find: the thing, for one person; raises ``Refusal`` where it is not for them.
        rights: what one may do with it, the first of them to see it at all.
        order: of several in one address the lowest is meant.
    """

    parameter: str
    label: str | Promise
    find: Callable[[Person, int], Subject]
    rights: Sequence[Right]
    order: int


_explained: dict[str, Explained] = {}


def register(explained: Explained) -> None:
    """Let things of this kind be asked about."""
    _explained[explained.parameter] = explained


def in_address(parameters: dict[str, object]) -> tuple[Explained, int] | None:
    """The kind and the id of what an address is about."""
    for explained in sorted(_explained.values(), key=lambda one: one.order):
        number = parameters.get(explained.parameter)
        if isinstance(number, int):
            return explained, number
    return None
