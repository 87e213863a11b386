"""A meeting's pack: what a phone keeps of it, to open it in the hall without a network."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Max, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from sotay.files.models import Blob
from sotay.files.queries import is_ready, preview_of, sheets_of
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.meetings.models import Meeting, MeetingPaper, PackEdition
from sotay.meetings.queries.circles import circle_of, visible_ids
from sotay.meetings.queries.doors import meeting_for
from sotay.org.models import Person
from sotay.policy import Right, may

# How long before a meeting its pack is worth fetching, and how late one may still begin.
AHEAD = timedelta(days=7)
_LATE = timedelta(hours=12)


@dataclass(frozen=True)
class PackPaper:
    """A paper of the pack; ``sizes`` are the bytes of its pages' small pictures, by number."""

    id: int
    blob: Blob
    has_pages: bool
    sizes: dict[int, int]


@dataclass(frozen=True)
class Pack:
    """What is in the edition that is in force. ``mark`` changes when anything in it does.

    ``runs``: whether it is kept by somebody who may have to run the meeting without a network.
    """

    meeting: Meeting
    mark: str
    at: datetime
    papers: list[PackPaper]
    runs: bool = False


def pack_for(person: Person, meeting_id: int) -> Pack:
    """The pack of a meeting that this person may see; three queries after the door.

    Raises:
        Missing: there is no such meeting for this person, or it was never announced.
    """
    meeting = meeting_for(person, meeting_id)
    newest = _with_papers(meeting.editions.order_by("-number")[:1])
    if not newest:
        raise Missing(_("Buổi sinh hoạt này chưa gửi tài liệu."))
    runs = may(person, Right.MEETINGS_RUN, meeting)
    return replace(_pack(newest[0], with_sizes=True), runs=runs)


def packs_of(person: Person) -> list[Pack]:
    """The packs of what goes on and of what this person is invited to in the next days.

    Their papers come without the sizes of pictures.
    """
    now = clock.now()
    soon = Q(state=Meeting.State.OPEN) | Q(
        state=Meeting.State.ANNOUNCED, starts_at__gt=now - _LATE, starts_at__lt=now + AHEAD
    )
    ids = visible_ids(person, circle_of(person, clock.today()), soon)
    newest = PackEdition.objects.filter(meeting__in=ids).order_by().values("meeting")
    rows = PackEdition.objects.filter(pk__in=newest.annotate(last=Max("pk")).values("last"))
    ordered = rows.select_related("meeting").order_by("meeting__starts_at", "meeting")
    found = _with_papers(ordered, "file__blob__preview__sheets")
    return [_pack(edition, with_sizes=False) for edition in found]


def _with_papers(editions: QuerySet[PackEdition], *unread: str) -> list[PackEdition]:
    papers = MeetingPaper.objects.select_related("file__blob__preview").defer(*unread)
    return list(editions.prefetch_related(Prefetch("papers", papers), "meeting__items"))


def _pack(edition: PackEdition, *, with_sizes: bool) -> Pack:
    papers = list(edition.papers.all())
    return Pack(
        meeting=edition.meeting,
        mark=_mark(edition, papers),
        at=edition.frozen_at.astimezone(clock.VIETNAM),
        papers=[_paper(row, with_sizes=with_sizes) for row in papers],
    )


def _paper(row: MeetingPaper, *, with_sizes: bool) -> PackPaper:
    blob = row.file.blob
    sizes: dict[int, int] = {}
    if with_sizes and is_ready(blob):
        sheets = enumerate(sheets_of(preview_of(blob)), start=1)
        sizes = {number: sheet[0].size for number, sheet in sheets if sheet}
    return PackPaper(row.pk, blob, has_pages=blob.pages is not None, sizes=sizes)


def _mark(edition: PackEdition, papers: list[MeetingPaper]) -> str:
    """A name for all that the pack's pages show before the meeting begins.

    Not the meeting's own edition: that one is raised when the meeting opens, and a whole
    hall would fetch everything again at that moment.
    """
    meeting = edition.meeting
    facts = [
        *(edition.number, edition.frozen_at, meeting.title, meeting.starts_at, meeting.place),
        *(
            (item.position, item.title, item.minutes, item.presenter)
            for item in meeting.items.all()
        ),
        *((each.pk, each.title, each.origin, is_ready(each.file.blob)) for each in papers),
    ]
    return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()[:16]
