"""The papers of a meeting as its people find and read them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sotay.documents.models import Version
from sotay.documents.queries import Standing, ids_seen, standings
from sotay.documents.rules.turning import Turn, turn_among
from sotay.files import kinds
from sotay.files.names import display_name
from sotay.kernel.refusals import Missing
from sotay.meetings.models import Meeting, MeetingPaper, ReadingMark
from sotay.meetings.queries.doors import meeting_for
from sotay.meetings.rules import schedule
from sotay.org.models import Person
from sotay.statements import Statement


@dataclass(frozen=True)
class PaperLine:
    """A paper in a list."""

    id: int
    title: str
    origin: str
    origin_name: str
    file_name: str
    kind: str
    pages: int | None
    size: str
    added_by: str
    added_at: datetime
    late: bool
    removed: bool
    # A paper of the library: where it stands there, whether a newer file is in force or none
    # of it any more, and to which document its reader may be led for what is (0: to none).
    document_id: int | None
    version: int
    newer: bool
    withdrawn: bool
    replaced: bool
    leads_to: int


@dataclass(frozen=True)
class EditionLine:
    """The papers as they were sent at one time."""

    number: int
    frozen_at: datetime
    frozen_by: str
    reason: str
    papers: list[PaperLine]


@dataclass(frozen=True)
class PapersPage:
    """The tab of papers; ``older`` are the editions before the newest, the latest first."""

    papers: list[PaperLine]
    edition: EditionLine | None
    older: list[EditionLine]


@dataclass(frozen=True)
class PaperPage:
    """One paper among those of its meeting."""

    paper: PaperLine
    turn: Turn


def paper_lines(meeting: Meeting, reader: Person | None = None) -> list[PaperLine]:
    """The papers that are in the pack now, in order; one query.

    Without a reader nobody is led to the library, whose documents are not for every hall.
    """
    return _lines(meeting, _PAPERS.all(meeting.pk), reader)


_PAPERS = Statement(
    lambda: MeetingPaper.objects.select_related("file__blob", "added_by", "version"),
    "meetings_meetingpaper.meeting_id = %s AND meetings_meetingpaper.removed_at IS NULL "
    "ORDER BY meetings_meetingpaper.position, meetings_meetingpaper.id",
)


def _lines(
    meeting: Meeting, rows: Iterable[MeetingPaper], reader: Person | None
) -> list[PaperLine]:
    papers = list(rows)
    versions = [paper.version for paper in papers if paper.version is not None]
    stand = standings({one.document_id for one in versions}) if versions else {}
    led = {_in_its_place(stand[one.document_id], one) for one in versions} - {0}
    opens = ids_seen(reader, sorted(led)) if reader and led else frozenset()
    return [_line(meeting, paper, stand, opens) for paper in papers]


def _in_its_place(standing: Standing, version: Version) -> int:
    """The document that holds what is in force instead of a version; 0 where it is that itself."""
    if standing.withdrawn:
        return standing.replaced_by
    return version.document_id if standing.newest > version.number else 0


def papers_page(meeting: Meeting, reader: Person | None = None) -> PapersPage:
    """The papers, and the editions in which they were sent; three queries."""
    rows = meeting.editions.select_related("frozen_by").prefetch_related(
        "papers__file__blob", "papers__added_by", "papers__version"
    )
    editions = [
        EditionLine(
            number=row.number,
            frozen_at=row.frozen_at,
            frozen_by=row.frozen_by.full_name,
            reason=row.reason,
            papers=_lines(meeting, row.papers.all(), reader),
        )
        for row in rows
    ]
    return PapersPage(
        papers=paper_lines(meeting, reader),
        edition=editions[-1] if editions else None,
        older=editions[-2::-1] if len(editions) > 1 else [],
    )


def paper_for(person: Person, meeting_id: int, paper_id: int) -> MeetingPaper:
    """A paper of a meeting that this person may see, as ``paper_of``.

    Raises:
        Missing: there is none, or its meeting is not for this person.
    """
    return paper_of(meeting_for(person, meeting_id), paper_id)


def paper_of(meeting: Meeting, paper_id: int) -> MeetingPaper:
    """A paper of a meeting that a door let us into; one of an old edition as well.

    Raises:
        Missing: there is none, or it was taken out before it was ever sent.
    """
    paper = _PAPER.first(meeting.pk, paper_id)
    if paper is None:
        raise Missing(_("Không tìm thấy tài liệu này."))
    paper.meeting = meeting
    return paper


_PAPER = Statement(
    lambda: MeetingPaper.objects.select_related("file__blob__preview", "added_by", "version"),
    "meetings_meetingpaper.meeting_id = %s AND meetings_meetingpaper.id = %s "
    "AND (meetings_meetingpaper.removed_at IS NULL OR EXISTS (SELECT 1 FROM "
    "meetings_packedition_papers WHERE meetingpaper_id = meetings_meetingpaper.id))",
)


def paper_page(paper: MeetingPaper, reader: Person) -> PaperPage:
    """A paper that ``paper_for`` found for its reader, and its neighbours."""
    meeting = paper.meeting
    ids = [row.pk for row in _IN_THE_PACK.all(meeting.pk)]
    return PaperPage(_lines(meeting, [paper], reader)[0], turn_among(ids, paper.pk))


_IN_THE_PACK = Statement(
    lambda: MeetingPaper.objects.only("pk"),
    "meeting_id = %s AND removed_at IS NULL ORDER BY position, id",
)


def _line(
    meeting: Meeting, paper: MeetingPaper, stand: Mapping[int, Standing], opens: Collection[int]
) -> PaperLine:
    blob, version = paper.file.blob, paper.version
    today = stand[version.document_id] if version else None
    instead = _in_its_place(today, version) if today and version else 0
    limits = meeting.profile.rules.meeting
    return PaperLine(
        id=paper.pk,
        title=paper.title,
        origin=paper.origin,
        origin_name=paper.get_origin_display(),
        file_name=display_name(paper.file.original_name),
        kind=kinds.kind_of(blob.media_type).name,
        pages=blob.pages,
        size=_size(blob.size),
        added_by=paper.added_by.full_name,
        added_at=paper.added_at,
        late=paper.added_at > schedule.documents_due(meeting.starts_at, limits),
        removed=paper.removed_at is not None,
        document_id=version.document_id if version else None,
        version=version.number if version else 0,
        newer=today is not None and not today.withdrawn and bool(instead),
        withdrawn=today is not None and today.withdrawn,
        replaced=today is not None and today.withdrawn and bool(instead),
        leads_to=instead if instead in opens else 0,
    )


def _size(size: int) -> str:
    """``820 KB``, ``1,2 MB``: rounded up, for people on mobile data."""
    if size < 1 << 20:
        return f"{-(-size >> 10) or 1} KB"
    tenths = -(-size * 10 >> 20)
    return f"{tenths // 10},{tenths % 10} MB"


def read_to(person: Person, paper: MeetingPaper) -> int:
    """The page to which this person has come; 0 for none. The only door to reading marks."""
    mark = _READING_MARK.first(paper.pk, person.pk)
    return mark.page if mark else 0


_READING_MARK = Statement(ReadingMark.objects.all, "paper_id = %s AND person_id = %s")


def read_marks(person: Person, meeting: Meeting) -> dict[int, int]:
    """How far this person has read the meeting's papers: paper id → page; one query."""
    rows = ReadingMark.objects.filter(person=person, paper__meeting=meeting)
    return dict(rows.values_list("paper_id", "page"))
