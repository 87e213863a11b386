"""Issuing a signed record: its number, its files, and the scan that is the original."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sotay.files.actions import store_bytes
from sotay.files.models import StoredFile
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.meetings import happenings
from sotay.meetings.actions.records import locked_record
from sotay.meetings.actions.states import locked, pass_to
from sotay.meetings.models import Meeting, Record, RecordPaper
from sotay.meetings.queries.letterheads import day_of, layout_of
from sotay.meetings.queries.prints import chair_post, paper_of_record
from sotay.meetings.queries.records import standing_of_record
from sotay.meetings.rules import paperwork, writing
from sotay.org.models import Person
from sotay.papers.actions import allocate_number
from sotay.papers.docx import render_docx
from sotay.papers.pdf import render_pdf
from sotay.papers.rules import number_line
from sotay.policy import Right, require

SCAN_TYPES = frozenset({"application/pdf", "image/jpeg", "image/png"})


@transaction.atomic
def issue_record(*, by: Person, record: Record, day: date) -> RecordPaper:
    """Give an approved record its number and make its two files, once.

    Issuing again gives the same paper. When the minutes and the outcome are issued, the
    meeting is.

    Args:
        day: the date on the paper, from the day of the meeting until today.

    Raises:
        Forbidden: ``by`` issues no papers of this meeting.
        Conflict: the record is not approved by both, the minutes are not signed yet, or the
            unit has no term of office on ``day``.
        Invalid: the day lies outside, or this body issues no such paper under its rules.
    """
    meeting = record.meeting
    require(by, Right.MEETINGS_ISSUE, meeting)
    held = locked_record(record)
    standing = standing_of_record(held)
    if standing.paper is not None:
        return standing.paper
    if standing.version is None or not standing.frozen:
        raise Conflict(_("Văn bản chưa được chủ trì và thư ký duyệt nên chưa ban hành được."))
    if meeting.state == Meeting.State.CLOSED:
        raise Conflict(_("Biên bản chưa được ký; hãy duyệt biên bản trước khi ban hành."))
    if not day_of(meeting) <= day <= clock.today():
        raise Invalid(_("Ngày ban hành phải từ ngày họp đến hôm nay."), field="day")
    number = allocate_number(
        by=by,
        unit=meeting.unit,
        layout=layout_of(meeting),
        issuer_kind=paperwork.issuer_kind(meeting.kind),
        type_code=held.kind,
        title=meeting.title,
        day=day,
    )
    paper = paper_of_record(
        meeting,
        held.kind,
        writing.from_json(standing.version.content),
        number=number.value,
        day=day,
        post=chair_post(standing),
    )
    line = number_line(paper.layout, number.value, paper.code)
    issued = RecordPaper.objects.create(
        record=held,
        version=standing.version,
        number=number,
        issued_on=day,
        issued_by=by,
        issued_at=clock.now(),
        docx=_stored(render_docx(paper), line, held, "docx"),
        pdf=_stored(render_pdf(paper), line, held, "pdf"),
    )
    happenings.write_down(
        "record_issued", meeting, by=by, about=held, kind=held.kind, number=number.value
    )
    _issue_meeting(held, by)
    return issued


@transaction.atomic
def attach_signed_scan(*, by: Person, record: Record, scan: StoredFile) -> RecordPaper:
    """Keep the scan of the paper that was signed by hand: from then on it is the original.

    Raises:
        Forbidden: ``by`` issues no papers of this meeting.
        Conflict: the record is not issued yet.
        Invalid: the file is neither a PDF nor a picture.
    """
    require(by, Right.MEETINGS_ISSUE, record.meeting)
    paper = RecordPaper.objects.select_for_update(of=("self",)).filter(record=record).first()
    if paper is None:
        raise Conflict(_("Văn bản chưa ban hành nên chưa đính kèm bản ký được."))
    if scan.blob.media_type not in SCAN_TYPES:
        raise Invalid(_("Bản ký phải là tệp PDF hoặc ảnh chụp (JPG, PNG)."), field="file")
    paper.signed_scan = scan
    paper.save(update_fields=["signed_scan"])
    happenings.write_down("scan_attached", record.meeting, by=by, about=record)
    return paper


def _stored(data: bytes, number: str, record: Record, extension: str) -> StoredFile:
    name = paperwork.file_name(
        number, str(record.get_kind_display()), record.meeting.title, extension
    )
    return store_bytes(by=None, data=data, name=name)


def _issue_meeting(record: Record, by: Person) -> None:
    """Issued is a meeting of which nothing that was begun still waits."""
    waiting = Record.objects.filter(meeting=record.meeting_id, paper__isnull=True).exists()
    meeting = locked(record.meeting)
    if not waiting and meeting.state == Meeting.State.SIGNED:
        pass_to(meeting, "issue", by=by)
        record.meeting.state = meeting.state
