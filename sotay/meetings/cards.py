"""What meetings put on the first page: tonight's in large, the next ones, my drafts."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import clock, dates
from sotay.meetings.models import Meeting
from sotay.meetings.queries.listing import MeetingLine, coming_lines, draft_lines
from sotay.meetings.queries.waiting import records_waiting_for
from sotay.org.queries import person_of
from sotay.web.today import Action, Card, Chip, Row

# What begins within these days has a card of its own.
AHEAD = timedelta(days=7)
_EVENING = 18


def next_meetings(account: Account) -> list[Card]:
    """A card for what goes on now and for every meeting of the coming week."""
    person = person_of(account)
    if person is None:
        return []
    now = clock.now()
    lines = coming_lines(person, now + AHEAD)
    # An evening that nobody opened stays for a day: it may have been held on paper.
    current = [
        line
        for line in lines
        if line.state == Meeting.State.OPEN or line.starts_at > now - timedelta(days=1)
    ]
    current.sort(key=lambda line: line.state != Meeting.State.OPEN)
    return [_card(line, order=10 + index) for index, line in enumerate(current)]


def drafts_card(account: Account) -> list[Card]:
    """The meetings that this person still prepares."""
    person = person_of(account)
    drafts = [line for line in draft_lines(person) if line.prepares] if person else []
    if not drafts:
        return []
    return [
        Card(
            title=_("Đang chuẩn bị"),
            order=150,
            rows=[
                Row(
                    title=line.title,
                    url=reverse("meetings:prepare", args=[line.id]),
                    context=f"{line.of} · {dates.moment(line.starts_at)}",
                    chip=line.chip,
                )
                for line in drafts
            ],
            more=Action(_("Tất cả"), reverse("meetings:list")),
        )
    ]


def approvals_card(account: Account) -> list[Card]:
    """The minutes and outcomes that wait for this person's approval."""
    person = person_of(account)
    waiting = records_waiting_for(person) if person else []
    if not waiting:
        return []
    return [
        Card(
            title=_("Chờ đồng chí duyệt"),
            order=120,
            rows=[
                Row(
                    title=_("%(kind)s: %(title)s") % {"kind": line.kind_name, "title": line.title},
                    url=reverse("meetings:record", args=[line.meeting_id, line.kind]),
                    context=f"{line.unit} · {dates.weekday_long(line.held_on)}",
                    chip=Chip(_("chờ duyệt"), "warn"),
                )
                for line in waiting
            ],
        )
    ]


def when(line: MeetingLine) -> str:
    """When it is, in words: "Tối nay, 19:30", "Ngày mai, 07:30", "Đang họp từ 19:30"."""
    if line.state == Meeting.State.OPEN:
        return _("Đang họp từ %(hour)s") % {"hour": dates.hour(line.opened_at or line.starts_at)}
    if line.state == Meeting.State.POSTPONED:
        return _("Đã hoãn")
    starts = line.starts_at.astimezone(clock.VIETNAM)
    return _("%(day)s, %(hour)s") % {
        "day": _day_word(starts.date(), evening=starts.hour >= _EVENING),
        "hour": dates.hour(starts),
    }


def _day_word(day: date, *, evening: bool) -> str:
    left = (day - clock.today()).days
    if left == 0:
        return _("Tối nay") if evening else _("Hôm nay")
    if left == 1:
        return _("Tối mai") if evening else _("Ngày mai")
    word = dates.weekday_long(day)
    return word[:1].upper() + word[1:]


def _card(line: MeetingLine, *, order: int) -> Card:
    running = line.state == Meeting.State.OPEN
    first = (
        Action(_("Vào họp"), reverse("meetings:agenda", args=[line.id]), "arrow-right")
        if running
        else Action(_("Xem buổi họp"), reverse("meetings:overview", args=[line.id]), "calendar")
    )
    if line.answer and line.answer.kind == "warn":
        first = Action(_("Trả lời giấy mời"), first.url, "check")
    return Card(
        title=line.title,
        order=order,
        when=when(line),
        lines=[text for text in (line.of, line.place) if text],
        chips=[line.answer or line.chip],
        actions=[
            first,
            Action(_("Xem tài liệu"), reverse("meetings:papers", args=[line.id]), "file-text"),
        ],
    )
