"""Doing an act and taking it back, to tell beforehand what it changes.

Not a second description of every act, which would drift away from it: the act itself is
carried out, what became of the rows is read, and everything is taken back.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date
from typing import Any

from django.db import transaction

from sotay.org.models import Person, Unit
from sotay.org.queries.changes import Change, compare, state_around


class _TakenBack(Exception):
    """The rehearsal is over."""


def rehearse(
    act: Callable[[], Any],
    *,
    units: Collection[Unit] = (),
    people: Collection[Person] = (),
    on: date,
) -> list[Change]:
    """What ``act`` would change around these units and people from ``on``; nothing is done.

    Raises:
        Refusal: whatever the act itself refuses.
    """
    changes: list[Change] = []
    with suppress(_TakenBack), transaction.atomic():
        before = state_around(units, people, on)
        act()
        changes = compare(before, state_around(units, people, on), on)
        raise _TakenBack
    return changes
