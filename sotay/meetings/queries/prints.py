"""What can be printed of a meeting, built as papers in the layout of its rules."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.kernel.refusals import Missing
from sotay.meetings.models import Approval, Invitation, Meeting, MeetingPaper, Record
from sotay.meetings.queries import letterheads
from sotay.meetings.queries.records import RecordStanding, compose, outcome_choices
from sotay.meetings.rules import paperwork, phrases
from sotay.meetings.rules.writing import Content
from sotay.org.models import Person
from sotay.papers import kinds
from sotay.papers.model import Paper, Signature
from sotay.policy import Relation, Right, relations_to
from sotay.policy.judgement import granted

State = Meeting.State
INVITATION, PROGRAMME, ATTENDANCE = "invitation", "programme", "attendance"
# Drafts of records print as soon as there is something to read.
HELD = frozenset({State.OPEN, State.CLOSED, State.SIGNED, State.ISSUED, State.ARCHIVED})


@dataclass(frozen=True)
class PrintLine:
    """One thing that can be printed."""

    what: str
    name: str
    explanation: str


@dataclass(frozen=True)
class PrintsPage:
    """Everything that this person may print, and for whom invitations can be printed."""

    lines: tuple[PrintLine, ...]
    people: tuple[tuple[int, str], ...]


def prints_page(person: Person, meeting: Meeting) -> PrintsPage:
    """What this person may print of the meeting now."""
    relations = relations_to(person, meeting)
    lines = [
        PrintLine(INVITATION, _("Giấy mời"), _("Để trống tên, hoặc chọn từng người.")),
        PrintLine(PROGRAMME, _("Chương trình"), _("Giờ, nội dung, người thực hiện.")),
    ]
    if _prepares(relations):
        sheet = _("Có cột ký tên, dùng khi hội trường không có mạng.")
        lines.append(PrintLine(ATTENDANCE, _("Danh sách điểm danh"), sheet))
    if _reads_drafts(meeting, relations):
        blank = _("Theo diễn biến đến lúc này; số và ngày để trống.")
        lines.append(PrintLine(Record.Kind.MINUTES.value, _("Dự thảo biên bản"), blank))
        lines += [
            PrintLine(kind, _("Dự thảo %s") % name.lower(), blank)
            for kind, name in outcome_choices(meeting)
        ]
    rows = meeting.invitations.filter(summoned=True).select_related("person")
    people = [(row.person_id, row.person.full_name) for row in rows] if _prepares(relations) else []
    return PrintsPage(tuple(lines), tuple(people))


def print_for(person: Person, meeting: Meeting, what: str, invited: int | None = None) -> Paper:
    """One print as a paper, if this person may have it.

    Args:
        what: a ``PrintLine.what``.
        invited: the person whose name stands on the invitation; None leaves it blank.

    Raises:
        Missing: there is no such print, or it is not for this person now.
    """
    page = prints_page(person, meeting)
    if what not in {line.what for line in page.lines}:
        raise Missing(_("Không tìm thấy bản in này."))
    if what == INVITATION:
        return _invitation(meeting, _invited(person, meeting, page, invited))
    if what == PROGRAMME:
        return _programme(meeting)
    if what == ATTENDANCE:
        return _attendance(meeting)
    return paper_of_record(meeting, what, compose(meeting, what))


def paper_of_record(
    meeting: Meeting,
    kind: str,
    content: Content,
    *,
    number: int | None = None,
    day: date | None = None,
    post: str = "",
) -> Paper:
    """A record as a paper; without number and day it is a draft.

    Args:
        post: the post under which the chair signs a resolution; empty takes the highest.
    """
    written = kinds.RecordContent(
        letterhead=letterheads.letterhead_of(meeting, number=number, day=day),
        summary=phrases.lower_first(meeting.title),
        sections=tuple(kinds.Section(part.title, part.lines) for part in content.sections),
        recipients=_recipients(meeting, kind),
    )
    if kind == Record.Kind.MINUTES:
        return kinds.minutes(
            written,
            written_by=meeting.secretary.full_name,
            chaired_by=meeting.chair.full_name,
        )
    signature = _chair_signs(meeting, post)
    if kind == Record.Kind.RESOLUTION:
        return kinds.resolution(written, signature=signature)
    return kinds.conclusion(written, signature=signature)


def chair_post(standing: RecordStanding) -> str:
    """The post under which the chair approved, to stand over the signature."""
    return next((row.capacity for row in standing.approvals if row.role == Approval.Role.CHAIR), "")


def _recipients(meeting: Meeting, kind: str) -> tuple[str, ...]:
    """Minutes stay inside; a resolution and a conclusion go up and to the members."""
    if kind == Record.Kind.MINUTES:
        return ()
    return paperwork.recipients(letterheads.issuer_of(meeting), letterheads.superior_of(meeting))


def _chair_signs(meeting: Meeting, post: str = "") -> Signature:
    posts = letterheads.signing_posts(meeting, meeting.chair)
    return letterheads.signature_of(meeting, meeting.chair, post or (posts[0] if posts else ""))


def _prepares(relations: frozenset[Relation]) -> bool:
    return granted(Right.MEETINGS_PREPARE, relations)


def _reads_drafts(meeting: Meeting, relations: frozenset[Relation]) -> bool:
    return meeting.state in HELD and granted(Right.MEETINGS_READ_RECORD_DRAFT, relations)


def _invited(
    person: Person, meeting: Meeting, page: PrintsPage, invited: int | None
) -> Invitation | None:
    """Whose invitation it is: anybody's for those who prepare, else one's own or a blank one."""
    if invited is None:
        return None
    if invited != person.pk and invited not in dict(page.people):
        raise Missing(_("Không tìm thấy bản in này."))
    return meeting.invitations.select_related("person").filter(person=invited).first()


def _invitation(meeting: Meeting, invited: Invitation | None) -> Paper:
    titles = meeting.papers.filter(removed_at__isnull=True).exclude(
        origin=MeetingPaper.Origin.DRAFT_RESOLUTION
    )
    return kinds.invitation(
        kinds.InvitationContent(
            letterhead=letterheads.letterhead_of(meeting),
            summary=_("dự %s") % phrases.lower_first(meeting.title),
            invited=(_name_line(invited),),
            starts_at=meeting.starts_at,
            place=meeting.place,
            agenda=tuple(item.title for item in meeting.items.all()),
            signature=_chair_signs(meeting),
            planned_minutes=meeting.planned_minutes,
            chair=_("Đồng chí %s") % meeting.chair.full_name,
            documents=tuple(titles.values_list("title", flat=True)),
        )
    )


def _name_line(invited: Invitation | None) -> str:
    if invited is None:
        return _("Đồng chí ") + "." * 50
    first, _comma, _others = invited.posts.partition(",")
    named = _("Đồng chí %s") % invited.person.full_name
    return f"{named}, {first.strip()}" if first.strip() else named


def _programme(meeting: Meeting) -> Paper:
    lines, at = [], meeting.starts_at
    for item in meeting.items.all():
        until = at + timedelta(minutes=item.minutes)
        when = f"{dates.hour(at)}–{dates.hour(until)}"
        lines.append(kinds.ProgrammeLine(when, item.title, item.presenter))
        at = until
    return kinds.programme(
        kinds.ProgrammeContent(
            letterhead=letterheads.letterhead_of(meeting),
            summary=phrases.lower_first(meeting.title),
            starts_at=meeting.starts_at,
            place=meeting.place,
            lines=tuple(lines),
            signature=_chair_signs(meeting),
        )
    )


def _attendance(meeting: Meeting) -> Paper:
    """Everybody summoned. Why somebody is not is not printed; exempt members may still come."""
    people = [
        kinds.RollLine(row.person.full_name, _post(row), _remark(row))
        for row in meeting.invitations.select_related("person")
        if row.summoned or row.status.startswith("exempt")
    ]
    return kinds.attendance_sheet(
        kinds.AttendanceContent(
            letterhead=letterheads.letterhead_of(meeting),
            summary=phrases.lower_first(meeting.title),
            starts_at=meeting.starts_at,
            place=meeting.place,
            people=tuple(people),
            written_by=meeting.secretary.full_name,
            chaired_by=meeting.chair.full_name,
        )
    )


def _post(row: Invitation) -> str:
    first, _comma, _others = row.posts.partition(",")
    return first.strip() or (_("đảng viên dự bị") if row.stage == "probationary" else "")


def _remark(row: Invitation) -> str:
    if row.status.startswith("exempt"):
        return _("miễn sinh hoạt")
    return _("tạm thời") if row.membership == "temporary" else ""
