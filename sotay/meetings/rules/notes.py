"""Private notes of one person from several devices: nothing written is written over unseen."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from sotay.kernel import dates


@dataclass(frozen=True)
class Note:
    """A note as it is kept.

    Attributes:
        text: what was written last.
        aside: what was written elsewhere by somebody who had not seen ``text``.
        page: the opened page that wrote ``text``; none for a page that does not say.
        edited_at: when ``text`` was written.
    """

    text: str
    aside: str
    page: UUID | None
    edited_at: datetime


def whole(note: Note) -> str:
    """Everything in one text: what a page that is opened now shows, and has seen."""
    return "\n\n".join(part for part in (note.text, note.aside) if part)


def written(
    kept: Note | None, text: str, *, page: UUID | None, seen: datetime | None, at: datetime
) -> Note:
    """The note after ``page``, which showed the note of the moment ``seen``, wrote ``text``.

    A page writes over its own words and over what it has shown. Of two that had not seen each
    other the later is the note, and the earlier is set aside under its hour.
    """
    if kept is None:
        return Note(text, "", page, at)
    if page is not None and page == kept.page:
        return kept if at < kept.edited_at else replace(kept, text=text, edited_at=at)
    if seen is not None and seen >= kept.edited_at:
        return Note(text, "", page, at)
    late = Note(text, "", page, at)
    newer, older = (late, kept) if at >= kept.edited_at else (kept, late)
    return replace(newer, aside=_set_aside(kept.aside, older, newer.text))


def _set_aside(before: str, older: Note, text: str) -> str:
    if not older.text or older.text in text or older.text in before:
        return before
    line = _("— Ghi lúc %(moment)s trên máy khác —") % {"moment": dates.moment(older.edited_at)}
    return "\n\n".join(part for part in (before, f"{line}\n{older.text}") if part)
