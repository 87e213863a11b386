"""Saying that somebody opens another person's file; an upper folder keeps the list."""

from collections.abc import Callable

from sotay.org.models import Person

# Called with the viewer, the person, and what of the file is opened ("page", "history", …).
_when_opened: list[Callable[[Person, Person, str], object]] = []


def when_file_opened(note: Callable[[Person, Person, str], object]) -> None:
    """Call ``note(viewer, person, what)`` whenever a file is opened; called in ``ready``."""
    _when_opened.append(note)


def file_opened(viewer: Person, person: Person, what: str = "page") -> None:
    """``viewer`` opens the file of ``person``: a page of one person, never a line in a roster."""
    if viewer.pk != person.pk:
        for note in _when_opened:
            note(viewer, person, what)
