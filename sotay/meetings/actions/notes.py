"""A member's own notes and reading marks. Nobody is told, nothing is written in the ledger."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from sotay.documents.actions import mark_passage
from sotay.documents.models import Passage
from sotay.kernel import clock, text
from sotay.kernel.refusals import Invalid
from sotay.ledger.acts import one_act
from sotay.meetings.models import Meeting, MeetingPaper, PrivateNote, ReadingMark
from sotay.meetings.rules.notes import Note, written
from sotay.org.models import Person
from sotay.policy import Right, require


@one_act()
def keep_note(
    *,
    by: Person,
    meeting: Meeting,
    words: str,
    paper: MeetingPaper | None = None,
    page: UUID | None = None,
    seen: datetime | None = None,
) -> PrivateNote:
    """Keep what the person wrote beside the meeting, or beside one of its papers.

    Args:
        page: the opened page that sends it.
        seen: the ``edited_at`` of the note that this page showed when it was opened.
    """
    require(by, Right.MEETINGS_KEEP_NOTE, meeting)
    rows = PrivateNote.objects.select_for_update()
    row = rows.filter(meeting=meeting, person=by, paper=paper).first()
    kept = Note(row.text, row.aside, row.page, row.edited_at) if row else None
    sent = text.tidy_lines(words)
    note = written(kept, sent, page=page, seen=seen, at=clock.acted_at())
    row, _new = PrivateNote.objects.update_or_create(
        meeting=meeting, person=by, paper=paper, defaults=asdict(note)
    )
    return row


@one_act()
def mark_reading(*, by: Person, paper: MeetingPaper, page: int) -> ReadingMark:
    """Remember to which page the person has come; a mark that waited on a phone loses to a newer.

    Raises:
        Invalid: the paper has no such page.
    """
    require(by, Right.MEETINGS_KEEP_NOTE, paper.meeting)
    pages = paper.file.blob.pages
    if pages is None or not 1 <= page <= pages:
        raise Invalid(_("Tài liệu không có trang này."), field="page")
    mark, new = ReadingMark.objects.get_or_create(
        paper=paper, person=by, defaults={"page": page, "read_at": clock.acted_at()}
    )
    if not new and mark.read_at <= clock.acted_at():
        mark.page, mark.read_at = page, clock.acted_at()
        mark.save(update_fields=["page", "read_at"])
    return mark


@one_act()
def mark_paper(
    *, by: Person, paper: MeetingPaper, page: int, quote: str = "", words: str = ""
) -> Passage:
    """Mark a passage of a paper for oneself; the library shows it in the same file.

    Raises:
        Invalid: as ``mark_passage``.
    """
    require(by, Right.MEETINGS_KEEP_NOTE, paper.meeting)
    return mark_passage(by=by, blob=paper.file.blob, page=page, quote=quote, words=words)
