"""A member's own notes. Nobody is told, nothing is written in the ledger."""

from django.db import transaction

from sotay.kernel import clock, text
from sotay.meetings.models import Meeting, MeetingPaper, PrivateNote
from sotay.org.models import Person
from sotay.policy import Right, require


@transaction.atomic
def keep_note(
    *, by: Person, meeting: Meeting, words: str, paper: MeetingPaper | None = None
) -> PrivateNote:
    """Keep what the person wrote beside the meeting, or beside one of its papers."""
    require(by, Right.MEETINGS_KEEP_NOTE, meeting)
    note, _new = PrivateNote.objects.update_or_create(
        meeting=meeting,
        person=by,
        paper=paper,
        defaults={"text": text.tidy_lines(words), "edited_at": clock.acted_at()},
    )
    return note
