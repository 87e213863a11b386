"""The records of a meeting: their text, their versions, how far they are."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import gettext as _

from sotay.files.models import StoredFile
from sotay.kernel import clock
from sotay.kernel.refusals import Forbidden, Missing
from sotay.meetings.models import (
    Amendment,
    Approval,
    Meeting,
    Record,
    RecordPaper,
    RecordScan,
    RecordVersion,
)
from sotay.meetings.queries.amendments import amendments_of, takes_amendments
from sotay.meetings.queries.doors import right_to_see
from sotay.meetings.queries.facts import facts_of
from sotay.meetings.queries.letterheads import day_of, issuer_of, layout_of, signing_posts
from sotay.meetings.rules import minutes, resolution, schedule, states, writing
from sotay.meetings.rules.writing import Content
from sotay.org.models import Person
from sotay.papers.rules import may_issue
from sotay.policy import Relation, Right, relations_to
from sotay.policy.judgement import granted

Kind = Record.Kind
OUTCOMES = (Kind.RESOLUTION, Kind.CONCLUSION)
_COMPOSERS = {
    Kind.MINUTES: minutes.minutes_of,
    Kind.RESOLUTION: resolution.resolution_of,
    Kind.CONCLUSION: resolution.conclusion_of,
}


@dataclass(frozen=True)
class RecordStanding:
    """A record's text as it stands now.

    ``number`` is 0 while nobody has edited it: then the text is a reading of the rows.
    """

    content: Content
    sha256: str
    number: int
    version: RecordVersion | None
    approvals: tuple[Approval, ...]
    paper: RecordPaper | None

    @property
    def approved_by(self) -> frozenset[str]:
        """The roles that approved exactly this text."""
        return frozenset(approval.role for approval in self.approvals)

    @property
    def frozen(self) -> bool:
        """Whether chair and secretary both approved it: nothing changes it any more."""
        return self.approved_by == {Approval.Role.CHAIR, Approval.Role.SECRETARY}


@dataclass(frozen=True)
class Reader:
    """Somebody who reads a record, and what they are to its meeting; asked once a page."""

    person: Person
    record: Record
    relations: frozenset[Relation]

    @property
    def sees_meeting(self) -> bool:
        """Whether the rest of the meeting is for them as well."""
        return granted(right_to_see(self.record.meeting), self.relations)

    def must_have(self, *rights: Right) -> None:
        """Let the reader pass who has one of the rights.

        Raises:
            Forbidden: none of them.
        """
        if not any(granted(right, self.relations) for right in rights):
            raise Forbidden(_("Đồng chí không có quyền làm việc này."))


@dataclass(frozen=True)
class RecordLine:
    """A record in the list of a meeting's records."""

    kind: str
    name: str
    state: str
    chip: str


@dataclass(frozen=True)
class RecordsPage:
    """Every record that a person may read, and those that may still be begun."""

    lines: tuple[RecordLine, ...]
    to_begin: tuple[tuple[str, str], ...]
    # The last day on which they are still in time; None when nothing waits any more.
    due_on: date | None
    may_archive: bool


@dataclass(frozen=True)
class RecordPage:
    """One record with everything that this person may do to it."""

    record: Record
    standing: RecordStanding
    amendments: tuple[Amendment, ...]
    may_edit: bool
    # An outcome begun by mistake, which nobody has approved.
    may_drop: bool
    may_amend: bool
    may_approve: tuple[str, ...]
    # Under which the chair may sign; the page asks only where there are several.
    posts: tuple[str, ...]
    may_issue: bool
    may_attach: bool
    sees_register: bool
    # Scans of the signed paper; the first is the original.
    scans: tuple[RecordScan, ...]

    @property
    def waiting(self) -> int:
        """Amendments that nobody has answered."""
        return sum(not amendment.answer for amendment in self.amendments)


def compose(meeting: Meeting, kind: str) -> Content:
    """The text of a record as the rows tell it now.

    Raises:
        KeyError: there is no such kind of record; doors let only known kinds through.
    """
    return writing.composed(_COMPOSERS[Kind(kind)](facts_of(meeting)))


def standing_of_record(record: Record) -> RecordStanding:
    """The newest version of the record, or the reading of the rows while there is none."""
    version = record.versions.select_related("author").order_by("number").last()
    content = (
        writing.from_json(version.content) if version else compose(record.meeting, record.kind)
    )
    approvals = version.approvals.select_related("person").order_by("at") if version else ()
    paper = (
        RecordPaper.objects.select_related("docx__blob", "pdf__blob", "number")
        .filter(record=record)
        .first()
    )
    return RecordStanding(
        content=content,
        sha256=version.sha256 if version else writing.sha256(content),
        number=version.number if version else 0,
        version=version,
        approvals=tuple(approvals),
        paper=paper,
    )


def reader_of(person: Person, meeting_id: int, kind: str) -> Reader:
    """Whoever asks for a record that they may read as far as it is.

    A draft is for those who write it and those who were there; an approved one for the
    cell; an issued resolution for the committee above as well, which sees nothing else of
    the meeting.

    Raises:
        Missing: there is none, or it is not for this person; the two look alike.
    """
    record = (
        Record.objects.select_related(
            "meeting__unit__kind",
            "meeting__body",
            "meeting__chair",
            "meeting__secretary",
            "meeting__profile__overlay_of",
        )
        .filter(meeting=meeting_id, kind=kind)
        .first()
    )
    if record is not None:
        relations = relations_to(person, record.meeting)
        if readable(record, relations):
            return Reader(person, record, relations)
    raise Missing(_("Không tìm thấy văn bản này của buổi sinh hoạt."))


def readable(record: Record, relations: frozenset[Relation]) -> bool:
    """Whether somebody with these relations reads the record now."""
    issued = RecordPaper.objects.filter(record=record)
    return reads(record.kind, relations, frozen=lambda: is_frozen(record), issued=issued.exists)


def reads(
    kind: str,
    relations: frozenset[Relation],
    *,
    frozen: Callable[[], bool],
    issued: Callable[[], bool],
) -> bool:
    """The same for a record of which others know how far it is; asked for only if it matters."""
    if granted(Right.MEETINGS_READ_RECORD_DRAFT, relations):
        return True
    if not frozen():
        return False
    if granted(Right.MEETINGS_READ_MINUTES, relations):
        return True
    return kind in OUTCOMES and granted(Right.MEETINGS_READ_RESOLUTION, relations) and issued()


def is_frozen(record: Record) -> bool:
    """Whether the newest version has both approvals."""
    newest = record.versions.order_by("-number").values("pk")[:1]
    return Approval.objects.filter(version__in=newest).count() == len(Approval.Role.values)


def frozen_ids(ids: Collection[int]) -> set[int]:
    """Those of these records whose newest version has both approvals; one query."""
    newest = RecordVersion.objects.filter(record=OuterRef("record")).order_by("-number")
    rows = RecordVersion.objects.filter(record__in=ids, pk=Subquery(newest.values("pk")[:1]))
    approved = rows.annotate(times=Count("approvals")).filter(times=len(Approval.Role.values))
    return set(approved.order_by().values_list("record", flat=True))


def records_page(person: Person, meeting: Meeting) -> RecordsPage:
    """The records of the meeting, for one person."""
    relations = relations_to(person, meeting)
    records = list(meeting.records.order_by("pk"))
    for record in records:
        record.meeting = meeting
    lines = tuple(_line(record) for record in records if readable(record, relations))
    begun = {record.kind for record in records}
    writes = granted(Right.MEETINGS_EDIT_RECORD, relations)
    archived = meeting.state == Meeting.State.ARCHIVED
    can_begin = writes and not archived and Kind.MINUTES in begun and begun.isdisjoint(OUTCOMES)
    return RecordsPage(
        lines,
        tuple(outcome_choices(meeting)) if can_begin else (),
        due_on_of(meeting),
        "archive" in states.allowed(meeting.state) and granted(Right.MEETINGS_ISSUE, relations),
    )


def due_on_of(meeting: Meeting) -> date | None:
    """By when the records of a cell's meeting are to be out; None when they are.

    HD 42-HD/BTCTW, 28/10/2025, is on meetings of cells; committees have their own rules.
    """
    waits = meeting.state in {Meeting.State.CLOSED, Meeting.State.SIGNED}
    if meeting.is_committee_meeting or not waits:
        return None
    return schedule.results_due(day_of(meeting), meeting.profile.rules.meeting)


def outcome_choices(meeting: Meeting) -> list[tuple[str, str]]:
    """The records besides the minutes that this body may issue under its rules."""
    layout, issuer = layout_of(meeting), issuer_of(meeting)
    return [(kind.value, str(kind.label)) for kind in OUTCOMES if may_issue(layout, issuer, kind)]


def _line(record: Record) -> RecordLine:
    name = str(record.get_kind_display())
    if RecordPaper.objects.filter(record=record).exists():
        return RecordLine(record.kind, name, _("đã ban hành"), "ok")
    if is_frozen(record):
        return RecordLine(record.kind, name, _("đã duyệt"), "ok")
    if record.versions.exists():
        return RecordLine(record.kind, name, _("đang soạn"), "brand")
    return RecordLine(record.kind, name, _("ghi theo diễn biến"), "plain")


def record_page(reader: Reader) -> RecordPage:
    """One record, for one person."""
    record, relations = reader.record, reader.relations
    standing = standing_of_record(record)
    roles = {
        Approval.Role.CHAIR: Right.MEETINGS_APPROVE_AS_CHAIR,
        Approval.Role.SECRETARY: Right.MEETINGS_APPROVE_AS_SECRETARY,
    }
    # A dossier that was put away is only read.
    is_open = record.meeting.state != Meeting.State.ARCHIVED
    issues = is_open and granted(Right.MEETINGS_ISSUE, relations)
    edits = is_open and not standing.frozen and granted(Right.MEETINGS_EDIT_RECORD, relations)
    open_roles = tuple(
        role.value
        for role, right in roles.items()
        if is_open and role not in standing.approved_by and granted(right, relations)
    )
    return RecordPage(
        record=record,
        standing=standing,
        amendments=amendments_of(record),
        may_edit=edits,
        may_drop=edits
        and record.kind in OUTCOMES
        and not Approval.objects.filter(version__record=record).exists(),
        may_amend=is_open
        and not standing.frozen
        and takes_amendments(record)
        and granted(Right.MEETINGS_AMEND_RECORD, relations),
        may_approve=open_roles,
        posts=tuple(signing_posts(record.meeting, reader.person))
        if Approval.Role.CHAIR in open_roles
        else (),
        may_issue=issues and standing.frozen and standing.paper is None,
        may_attach=issues and standing.paper is not None,
        sees_register=granted(Right.PAPERS_SEE_REGISTER, relations),
        scans=scans_of(record) if standing.paper else (),
    )


def usual_issue_day(record: Record) -> date:
    """The day proposed for the paper: the meeting's for its minutes, today for the rest."""
    return day_of(record.meeting) if record.kind == Kind.MINUTES else clock.today()


def scans_of(record: Record) -> tuple[RecordScan, ...]:
    """The scans of the signed paper, the original first."""
    rows = RecordScan.objects.filter(paper__record=record)
    return tuple(rows.select_related("file__blob", "attached_by"))


def record_file(record: Record, what: str) -> StoredFile:
    """A file of an issued record: ``pdf``, ``docx`` or a signed scan.

    ``scan`` is the original, which is the newest one; ``scan-1`` the first that was attached.

    Raises:
        Missing: it is not issued, or has no such file.
    """
    paper = standing_of_record(record).paper
    files = {"pdf": paper.pdf, "docx": paper.docx} if paper else {}
    for scan in scans_of(record):
        files.setdefault("scan", scan.file)
        files[f"scan-{scan.number}"] = scan.file
    found = files.get(what)
    if found is None:
        raise Missing(_("Không tìm thấy tệp này."))
    return found
