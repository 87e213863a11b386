"""Who opened my file."""

from dataclasses import dataclass
from datetime import datetime

from sotay.org.models import Person
from sotay.privacy.models import FileOpening
from sotay.privacy.words import relations_in_words

SHOWN = 200


@dataclass(frozen=True)
class ViewerLine:
    """One opening: who, what, when first that day, in which capacity."""

    viewer: str
    what: str
    at: datetime
    capacity: str


def viewers_of(person: Person) -> list[ViewerLine]:
    """The newest openings of this person's file; older ones are in the download."""
    rows = FileOpening.objects.filter(person=person).select_related("viewer")[:SHOWN]
    return [
        ViewerLine(
            row.viewer.full_name,
            row.get_what_display(),
            row.first_at,
            relations_in_words(row.relations),
        )
        for row in rows
    ]
