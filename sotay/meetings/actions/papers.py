"""The papers of a meeting, and their frozen editions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.db.models import Max
from django.utils.translation import gettext as _

from sotay.documents.models import Document
from sotay.documents.queries import everybody_reads, sent_to_of, version_of
from sotay.files.actions import SecretMarked, store_file
from sotay.files.arriving import NamedUpload
from sotay.files.kinds import KINDS, Kind
from sotay.files.models import StoredFile
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.meetings import telling
from sotay.meetings.actions.preparing import begin, finish, must_be_changeable
from sotay.meetings.models import Meeting, MeetingPaper, PackEdition
from sotay.meetings.rules import preparing
from sotay.org.models import Person
from sotay.policy import Right, require

_STATES = preparing.AGENDA_CHANGEABLE
LONGEST_TITLE = 300


@dataclass(frozen=True)
class Attached:
    """What became of several files: those attached, and why the others were refused."""

    papers: list[MeetingPaper]
    refused: list[str]


def add_papers(
    *,
    by: Person,
    meeting: Meeting,
    uploads: Sequence[NamedUpload],
    origin: str,
    reason: str = "",
) -> Attached:
    """Attach files. One bad file among several does not lose the good ones.

    Files are stored before the transaction: looking into a PDF takes a moment, and SQLite
    has one writer.

    Raises:
        Forbidden: ``by`` does not prepare this meeting.
        Conflict: the meeting is over or called off.
        Invalid: no file; or people are invited already and no reason is given.
    """
    require(by, Right.MEETINGS_PREPARE, meeting)
    if not uploads:
        raise Invalid(_("Chọn ít nhất một tệp."), field="uploads")
    # What can be known before the files are kept is refused before: they would lie there unused.
    must_be_changeable(meeting, _STATES)
    why = _reason(meeting, reason)
    stored: list[StoredFile] = []
    refused: list[str] = []
    for sent in uploads:
        try:
            stored.append(keep_file(by, meeting, sent, refuse=partial(_refuse_known, meeting)))
        except Invalid as refusal:
            refused.append(f"“{text.tidy(sent.name)}”: {refusal.message}")
    return Attached(_attach(by, meeting, stored, origin, why) if stored else [], refused)


def _refuse_known(meeting: Meeting, sha256: str) -> None:
    """A paper that the meeting has already is not attached a second time.

    Raises:
        Invalid: it has it, and under which title.
    """
    papers = meeting.papers.filter(removed_at__isnull=True, file__blob__sha256=sha256)
    known = papers.values_list("title", flat=True).first()
    if known is not None:
        raise Invalid(_("Buổi họp đã có tệp này, tên là “%(title)s”.") % {"title": known})


def keep_file(
    by: Person,
    meeting: Meeting,
    sent: NamedUpload,
    only: Sequence[Kind] = KINDS,
    refuse: Callable[[str], None] | None = None,
) -> StoredFile:
    """Keep a file sent for a meeting; where it is marked as secret, tell those in charge.

    ``refuse`` is told the SHA-256 before anything is kept.

    Raises:
        Invalid: as ``files.store_file`` says.
    """
    try:
        return store_file(by=by, upload=sent.upload, name=sent.name, only=only, refuse=refuse)
    except SecretMarked:
        telling.secret_refused(meeting, by=by)
        raise


@one_act()
def _attach(
    by: Person, meeting: Meeting, stored: list[StoredFile], origin: str, reason: str
) -> list[MeetingPaper]:
    held = begin(meeting, by=by, states=_STATES)
    last = held.papers.aggregate(last=Max("position"))["last"] or 0
    papers = [
        MeetingPaper.objects.create(
            meeting=held,
            title=preparing.paper_title(file.original_name),
            file=file,
            origin=origin,
            position=position,
            added_by=by,
            added_at=clock.now(),
        )
        for position, file in enumerate(stored, start=last + 1)
    ]
    _refreeze(held, by, reason)
    finish(held, "papers_added", by=by)
    return papers


@one_act()
def add_from_library(
    *, by: Person, meeting: Meeting, document: Document, reason: str = "", widens: bool = False
) -> MeetingPaper:
    """Use a document of the library: by reference, in the version that is current now.

    Whoever is called to the meeting reads its papers. A document that is not for all of them
    is used only if ``by`` says that they may show it there.

    Args:
        by: who prepares the meeting.
        meeting: the meeting.
        document: of the library.
        reason: why it comes, once people are invited.
        widens: that it may be shown to everybody of the meeting.

    Raises:
        Forbidden: ``by`` does not prepare this meeting, or the document is not for them.
        Conflict: the meeting is over or called off, or has this version already.
        Invalid: the document has no file; or people are invited already and no reason is given;
            or it is not for all of the meeting and ``widens`` is not said.
    """
    require(by, Right.MEETINGS_PREPARE, meeting)
    require(by, Right.DOCUMENTS_SEE, document)
    must_be_changeable(meeting, _STATES)
    if not widens and not _is_for_all(document, meeting):
        raise Invalid(
            _(
                "Văn bản này không gửi cho mọi người của buổi họp, mà gửi cho: %(who)s. Đưa vào "
                "đây thì ai dự họp cũng đọc được. Nếu được phép phổ biến tại buổi họp, hãy đánh "
                "dấu vào ô này rồi bấm lại."
            )
            % {"who": _sent_to(by, document)},
            field="widens",
        )
    why = _reason(meeting, reason)
    version = version_of(document)
    if version is None:
        raise Invalid(_("Văn bản này chưa có tệp nên chưa dùng được."), field="document")
    held = begin(meeting, by=by, states=_STATES)
    if held.papers.filter(version=version, removed_at__isnull=True).exists():
        raise Conflict(_("Buổi họp đã có văn bản này."))
    last = held.papers.aggregate(last=Max("position"))["last"] or 0
    paper = MeetingPaper.objects.create(
        meeting=held,
        title=f"{document.code} {document.title}".strip()[:LONGEST_TITLE],
        file=version.file,
        version=version,
        origin=MeetingPaper.Origin.UPPER
        if document.unit_id != held.unit_id
        else MeetingPaper.Origin.OWN,
        position=last + 1,
        added_by=by,
        added_at=clock.now(),
    )
    _refreeze(held, by, why)
    finish(held, "papers_added", by=by)
    return paper


def _is_for_all(document: Document, meeting: Meeting) -> bool:
    body = meeting.body
    officers = body.kind.is_committee if body else meeting.kind == Meeting.Kind.CELL_COMMITTEE
    return everybody_reads(document, meeting.unit, body, officers=officers)


def _sent_to(by: Person, document: Document) -> str:
    words = [line.words for line in sent_to_of(by, document)]
    return "; ".join(words) or _("riêng người giữ văn bản")


def replace_paper(
    *, by: Person, meeting: Meeting, paper: MeetingPaper, upload: NamedUpload, reason: str = ""
) -> MeetingPaper:
    """Put a corrected file in the place of a paper; the old one stays readable.

    Raises:
        Forbidden, Conflict: as for ``add_papers``.
        Invalid: the file is refused, or a reason is missing.
    """
    require(by, Right.MEETINGS_PREPARE, meeting)
    must_be_changeable(meeting, _STATES)
    why = _reason(meeting, reason)
    stored = keep_file(by, meeting, upload)
    with one_act():
        held = begin(meeting, by=by, states=_STATES)
        new = MeetingPaper.objects.create(
            meeting=held,
            title=paper.title,
            file=stored,
            origin=paper.origin,
            position=paper.position,
            added_by=by,
            added_at=clock.now(),
        )
        _take_out(paper)
        _refreeze(held, by, why)
        finish(held, "paper_replaced", by=by)
    return new


@one_act()
def edit_paper(
    *, by: Person, meeting: Meeting, paper: MeetingPaper, edition: int, title: str, origin: str
) -> MeetingPaper:
    """Give a paper another title or kind; the file stays."""
    held = begin(meeting, by=by, seen=edition, states=_STATES)
    kept = text.tidy(title)
    if not kept:
        raise Invalid(_("Ghi tên tài liệu."), field="title")
    paper.title, paper.origin = kept, origin
    paper.save(update_fields=["title", "origin"])
    finish(held, "paper_renamed", by=by)
    return paper


@one_act()
def move_paper(
    *, by: Person, meeting: Meeting, paper: MeetingPaper, edition: int, steps: int
) -> MeetingPaper:
    """Move a paper up (negative steps) or down; at an end it stays there."""
    held = begin(meeting, by=by, seen=edition, states=_STATES)
    papers = list(held.papers.filter(removed_at__isnull=True))
    index = [each.pk for each in papers].index(paper.pk)
    for position, each in enumerate(preparing.moved(papers, index, steps), start=1):
        each.position = position
    MeetingPaper.objects.bulk_update(papers, ["position"])
    finish(held, "paper_moved", by=by)
    return paper


@one_act()
def remove_paper(
    *, by: Person, meeting: Meeting, paper: MeetingPaper, edition: int, reason: str = ""
) -> None:
    """Take a paper out. Once people were invited its row stays, for the old editions.

    Raises:
        Conflict: somebody changed the preparation since.
        Invalid: people are invited already and no reason is given.
    """
    why = _reason(meeting, reason)
    held = begin(meeting, by=by, seen=edition, states=_STATES)
    _take_out(paper)
    _refreeze(held, by, why)
    finish(held, "paper_removed", by=by)


def freeze_papers(meeting: Meeting, *, by: Person, reason: str = "") -> PackEdition:
    """Keep the papers as they are now as the next edition. The caller holds the meeting."""
    last = meeting.editions.aggregate(last=Max("number"))["last"] or 0
    pack = PackEdition.objects.create(
        meeting=meeting, number=last + 1, frozen_at=clock.now(), frozen_by=by, reason=reason
    )
    pack.papers.set(meeting.papers.filter(removed_at__isnull=True))
    return pack


def _refreeze(meeting: Meeting, by: Person, reason: str) -> None:
    """After the announcement every change makes an edition of its own."""
    if meeting.editions.exists():
        freeze_papers(meeting, by=by, reason=reason)


def _reason(meeting: Meeting, typed: str) -> str:
    kept = text.tidy(typed)
    if not kept and meeting.editions.exists():
        raise Invalid(
            _("Tài liệu đã gửi cùng giấy mời. Ghi lý do thay đổi để người dự họp biết."),
            field="reason",
        )
    return kept


def _take_out(paper: MeetingPaper) -> None:
    paper.removed_at = clock.now()
    paper.save(update_fields=["removed_at"])
