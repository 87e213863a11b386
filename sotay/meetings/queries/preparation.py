"""The preparation of a meeting: its steps, what is still missing, what is warned of."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sotay.kernel import clock, dates
from sotay.kernel.refusals import Missing, Refusal
from sotay.meetings.models import Guest, Meeting, MeetingPaper
from sotay.meetings.queries.carried import CarriedLine, carried_lines
from sotay.meetings.queries.panels import ItemLine, item_lines
from sotay.meetings.queries.papers import PaperLine, paper_lines
from sotay.meetings.queries.summoned import summoned_to
from sotay.meetings.rules import preparing, schedule, states
from sotay.org.models import Person
from sotay.org.queries import committee_body, in_charge_of, members_of_body
from sotay.profiles.queries import holidays
from sotay.web.today import Chip

# No quarter is longer.
QUARTER = timedelta(days=92)
DRAFT = MeetingPaper.Origin.DRAFT_RESOLUTION


@dataclass(frozen=True)
class Step:
    """One step: a word, how it stands in a line, its page."""

    code: str
    title: str
    line: str
    chip: Chip


@dataclass(frozen=True)
class PreparationPage:
    """Everything that the steps of the preparation show."""

    meeting_id: int
    edition: int
    steps: list[Step]
    items: list[ItemLine]
    minutes: int
    least_minutes: int
    papers: list[PaperLine]
    drafts: list[PaperLine]
    guests: list[Guest]
    carried: list[CarriedLine]
    summoned: int
    exempt: int
    warnings: list[str]
    # Why it cannot be announced now; empty when it can.
    missing: str
    sent: bool
    open_to_changes: bool
    transitions: tuple[str, ...]


def preparation_page(meeting: Meeting, reader: Person | None = None) -> PreparationPage:
    """The preparation of a meeting, whatever its state."""
    items, papers = item_lines(meeting), paper_lines(meeting, reader)
    carried, guests = carried_lines(meeting), list(meeting.guests.select_related("person"))
    roll = summoned_to(meeting)
    summoned = [line.person.pk for line in roll if line.summoned]
    drafts = [paper for paper in papers if paper.origin == DRAFT]
    least = schedule.least_minutes(meeting.kind, meeting.profile.rules.meeting, len(roll))
    minutes = sum(item.minutes for item in items)
    sent = meeting.editions.exists()
    return PreparationPage(
        meeting_id=meeting.pk,
        edition=meeting.edition,
        steps=_steps(meeting, items, minutes, papers, drafts, guests, carried),
        items=items,
        minutes=minutes,
        least_minutes=least,
        papers=papers,
        drafts=drafts,
        guests=guests,
        carried=carried,
        summoned=len(summoned),
        exempt=sum(line.standing.is_exempt for line in roll),
        warnings=_warnings(meeting, minutes, papers, len(roll), sent=sent),
        missing=_missing(meeting, items, summoned),
        sent=sent,
        open_to_changes=preparing.may_prepare(meeting.state),
        transitions=states.allowed(meeting.state),
    )


def day_of(meeting: Meeting) -> date:
    """The day of the meeting in Vietnam."""
    return meeting.starts_at.astimezone(clock.VIETNAM).date()


def chair_choices(meeting: Meeting) -> list[tuple[int, str]]:
    """Those who are summoned on the meeting's day, with their posts."""
    return [
        (
            line.person.pk,
            f"{line.person.full_name} ({line.posts[0]})" if line.posts else line.person.full_name,
        )
        for line in summoned_to(meeting)
        if line.summoned
    ]


def guest_choices(meeting: Meeting) -> list[tuple[int, str]]:
    """Whom one may invite by a tap: in charge of the cell first, then the upper committee."""
    day, there = day_of(meeting), {guest.person_id for guest in meeting.guests.all()}
    people = {person.pk: person.full_name for person in in_charge_of(meeting.unit, day)}
    parent = meeting.unit.parent
    body = committee_body(parent, day) if parent else None
    if body is not None:
        for member in members_of_body(body, day):
            post = f" ({member.posts[0]})" if member.posts else ""
            people.setdefault(member.person.pk, f"{member.person.full_name}{post}")
    return [(pk, name) for pk, name in people.items() if pk not in there]


def paper_in(meeting: Meeting, paper_id: int) -> MeetingPaper:
    """One paper of the pack as it is now.

    Raises:
        Missing: somebody took it out.
    """
    paper = meeting.papers.filter(pk=paper_id, removed_at__isnull=True).first()
    if paper is None:
        raise Missing(_("Tài liệu này không còn trong danh sách."))
    return paper


def _steps(
    meeting: Meeting,
    items: list[ItemLine],
    minutes: int,
    papers: list[PaperLine],
    drafts: list[PaperLine],
    guests: list[Guest],
    carried: list[CarriedLine],
) -> list[Step]:
    done, todo, free = Chip(_("xong"), "ok"), Chip(_("còn thiếu"), "warn"), Chip(_("tùy chọn"))
    others = len(papers) - len(drafts)
    return [
        Step(
            "details",
            _("Thông tin buổi họp"),
            f"{dates.moment(meeting.starts_at)} · {meeting.place or _('chưa ghi địa điểm')}",
            done if meeting.place else todo,
        ),
        Step(
            "agenda",
            _("Chương trình"),
            _("%(count)d nội dung, %(length)s")
            % {"count": len(items), "length": dates.length(minutes)},
            done if items else todo,
        ),
        Step(
            "papers",
            _("Tài liệu"),
            _("%(count)d tài liệu") % {"count": others},
            done if others else todo,
        ),
        Step(
            "guests",
            _("Khách mời"),
            ", ".join(guest.name for guest in guests) or _("không có khách mời"),
            done if guests else free,
        ),
        Step(
            "tasks",
            _("Nhiệm vụ kỳ trước"),
            _("%(done)d/%(count)d nhiệm vụ đã xong")
            % {
                "done": sum(line.task.finished for line in carried),
                "count": len(carried),
            },
            done if carried else free,
        ),
        Step(
            "resolution",
            _("Dự thảo nghị quyết"),
            drafts[0].title if drafts else _("chưa có dự thảo"),
            done if drafts else free,
        ),
        Step("check", _("Kiểm tra và gửi giấy mời"), meeting.get_state_display(), _sent(meeting)),
    ]


def _sent(meeting: Meeting) -> Chip:
    if meeting.state in ("draft", "agreed"):
        return Chip(_("chưa gửi"), "gold")
    return Chip(meeting.get_state_display(), "info")


def _warnings(
    meeting: Meeting, minutes: int, papers: list[PaperLine], members: int, *, sent: bool
) -> list[str]:
    limits = meeting.profile.rules.meeting
    said = list(
        schedule.warnings(
            kind=meeting.kind,
            starts_at=meeting.starts_at,
            minutes=meeting.planned_minutes,
            limits=limits,
            holidays=holidays(),
            members=members,
        )
    )
    if _lacks_thematic(meeting):
        said.append(_("Quý này chi bộ chưa có buổi sinh hoạt chuyên đề."))
    if minutes > meeting.planned_minutes:
        said.append(
            _("Chương trình dài %(agenda)s, quá thời lượng dự kiến %(planned)s.")
            % {
                "agenda": dates.length(minutes),
                "planned": dates.length(meeting.planned_minutes),
            }
        )
    newest = max((paper.added_at for paper in papers), default=None)
    # Before the announcement nobody has the papers: they will have them now at the earliest.
    posted = newest if sent or newest is None else clock.now()
    late = schedule.documents_warning(meeting.starts_at, posted, limits)
    return [*said, late] if late else said


def _lacks_thematic(meeting: Meeting) -> bool:
    """Whether this monthly meeting could still bring the thematic part that the quarter lacks.

    Said in the last month of the quarter: before it there is time.
    """
    day = day_of(meeting)
    if meeting.kind not in schedule.MONTHLY - schedule.THEMATIC or day.month % 3:
        return False
    rows = Meeting.objects.filter(unit=meeting.unit_id, kind__in=schedule.THEMATIC)
    dropped = [Meeting.State.CANCELLED, Meeting.State.POSTPONED]
    held = [
        moment.astimezone(clock.VIETNAM).date()
        for moment in rows.exclude(state__in=dropped)
        .filter(starts_at__gte=meeting.starts_at - QUARTER)
        .values_list("starts_at", flat=True)
    ]
    return schedule.thematic_missing(held, day, meeting.profile.rules.meeting) > 0


def _missing(meeting: Meeting, items: list[ItemLine], summoned: list[int]) -> str:
    if not items:
        return _("Chương trình chưa có nội dung nào.")
    if not meeting.place:
        return _("Chưa ghi địa điểm họp.")
    if meeting.starts_at <= clock.now():
        return _("Ngày giờ họp đã qua. Hãy chọn lại.")
    try:
        schedule.check_people(
            chair=meeting.chair_id, secretary=meeting.secretary_id, summoned=summoned
        )
    except Refusal as refusal:
        return str(refusal.message)
    return ""
