"""Issuing a signed record: its number, its files, and the scan that is the original."""

from datetime import date

from django.utils.translation import gettext as _

from sotay.files import kinds
from sotay.files.actions import store_bytes
from sotay.files.arriving import NamedUpload
from sotay.files.models import StoredFile
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.meetings import happenings
from sotay.meetings.actions.finding import find_record_anew
from sotay.meetings.actions.papers import keep_file
from sotay.meetings.actions.records import locked_record
from sotay.meetings.actions.states import locked, pass_to
from sotay.meetings.models import Meeting, Record, RecordPaper, RecordScan
from sotay.meetings.queries.letterheads import day_of, issuer_of, layout_of
from sotay.meetings.queries.prints import chair_post, paper_of_record
from sotay.meetings.queries.records import standing_of_record
from sotay.meetings.rules import paperwork, writing
from sotay.org.models import Person
from sotay.papers.actions import allocate_number
from sotay.papers.docx import render_docx
from sotay.papers.pdf import render_pdf
from sotay.papers.rules import number_line
from sotay.policy import Right, require

SCAN_KINDS = (kinds.PDF, kinds.JPEG, kinds.PNG)
SCAN_TYPES = frozenset(kind.media_type for kind in SCAN_KINDS)


@one_act()
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
        issuer_kind=issuer_of(meeting),
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
    find_record_anew(held)
    record.meeting.state = issue_when_nothing_waits(meeting, by=by).state
    return issued


def take_in_signed_scan(*, by: Person, record: Record, sent: NamedUpload) -> RecordScan:
    """Keep the file that somebody sent as the scan of the signed paper.

    Raises:
        As for ``attach_signed_scan``; and the file is refused.
    """
    require(by, Right.MEETINGS_ISSUE, record.meeting)
    # What can be known before the file is kept is refused before: it would lie there unused.
    _must_be_issued(RecordPaper.objects.filter(record=record).first())
    scan = keep_file(by, record.meeting, sent, SCAN_KINDS)
    return attach_signed_scan(by=by, record=record, scan=scan)


@one_act()
def attach_signed_scan(*, by: Person, record: Record, scan: StoredFile) -> RecordScan:
    """Keep the scan of the paper that was signed by hand: from then on it is the original.

    Earlier scans stay. The file that is the original already is not kept a second time.

    Raises:
        Forbidden: ``by`` issues no papers of this meeting.
        Conflict: the record is not issued yet, or the dossier was put away.
        Invalid: the file is neither a PDF nor a picture.
    """
    require(by, Right.MEETINGS_ISSUE, record.meeting)
    locked_record(record)
    held = RecordPaper.objects.select_for_update(of=("self",)).filter(record=record)
    paper = _must_be_issued(held.first())
    if scan.blob.media_type not in SCAN_TYPES:
        raise Invalid(_("Bản ký phải là tệp PDF hoặc ảnh chụp (JPG, PNG)."), field="file")
    newest = paper.scans.select_related("file").first()
    if newest is not None and newest.file.blob_id == scan.blob_id:
        return newest
    attached = RecordScan.objects.create(
        paper=paper,
        number=newest.number + 1 if newest else 1,
        file=scan,
        attached_by=by,
        attached_at=clock.now(),
    )
    happenings.write_down(
        "scan_attached", record.meeting, by=by, about=record, number=attached.number
    )
    return attached


def _must_be_issued(paper: RecordPaper | None) -> RecordPaper:
    if paper is None:
        raise Conflict(_("Văn bản chưa ban hành nên chưa đính kèm bản ký được."))
    return paper


def _stored(data: bytes, number: str, record: Record, extension: str) -> StoredFile:
    name = paperwork.file_name(
        number, str(record.get_kind_display()), record.meeting.title, extension
    )
    return store_bytes(by=None, data=data, name=name)


def issue_when_nothing_waits(meeting: Meeting, *, by: Person) -> Meeting:
    """The meeting, which is issued when every record of it that was begun is."""
    held = locked(meeting)
    waiting = Record.objects.filter(meeting=held, paper__isnull=True).exists()
    if not waiting and held.state == Meeting.State.SIGNED:
        pass_to(held, "issue", by=by)
    return held
