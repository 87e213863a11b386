"""The list of a person's meetings: running, coming, in preparation, past by month."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Q

from sotay.kernel import clock, dates
from sotay.meetings.models import Invitation, Meeting
from sotay.meetings.queries.calling import RepeatLine, call_choices, repeatable
from sotay.meetings.queries.circles import circle_of, visible_ids
from sotay.org.models import Person
from sotay.web.today import Chip

State = Meeting.State
RUNNING = [State.OPEN]
COMING = [State.ANNOUNCED, State.POSTPONED]
PREPARED = [State.DRAFT, State.AGREED]
# Past meetings on one page; older ones are behind "cũ hơn".
PAGE = 24

_CHIPS = {
    State.DRAFT: "gold",
    State.AGREED: "info",
    State.ANNOUNCED: "info",
    State.OPEN: "brand",
    State.CLOSED: "plain",
    State.SIGNED: "ok",
    State.ISSUED: "ok",
    State.ARCHIVED: "ok",
    State.POSTPONED: "warn",
    State.CANCELLED: "warn",
}
_ANSWERS = {
    Invitation.Answer.NONE: "warn",
    Invitation.Answer.COMING: "ok",
    Invitation.Answer.EXCUSED: "plain",
}


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list."""

    id: int
    title: str
    of: str
    starts_at: datetime
    opened_at: datetime | None
    place: str
    state: str
    chip: Chip
    # What the person has answered; None where nothing is asked.
    answer: Chip | None
    prepares: bool


@dataclass(frozen=True)
class ListPage:
    """The page of meetings."""

    running: list[MeetingLine]
    coming: list[MeetingLine]
    prepared: list[MeetingLine]
    past: list[tuple[str, list[MeetingLine]]]
    older_than: int | None
    may_call: bool
    repeatable: list[RepeatLine]

    @property
    def empty(self) -> bool:
        """Whether there is no meeting at all."""
        return not (self.running or self.coming or self.prepared or self.past)


def state_chip(meeting: Meeting) -> Chip:
    """The state of the meeting in a word."""
    return Chip(meeting.get_state_display(), _CHIPS[State(meeting.state)])


def answer_chip(invitation: Invitation) -> Chip:
    """What was answered, in a word."""
    answer = Invitation.Answer(invitation.answer)
    return Chip(invitation.get_answer_display(), _ANSWERS[answer])


def list_page(person: Person, before: int | None = None) -> ListPage:
    """The meetings of all units and bodies of ``person``; past ones from ``before`` on back.

    ``before`` is the id of a past meeting, as ``older_than`` of an earlier page says.
    """
    circle = circle_of(person, clock.today())
    live = _lines(person, visible_ids(person, circle, Q(state__in=RUNNING + COMING + PREPARED)))
    over = ~Q(state__in=RUNNING + COMING + PREPARED)
    if before is not None:
        edge = Meeting.objects.filter(pk=before).values_list("starts_at", flat=True).first()
        over &= Q(starts_at__lt=edge) if edge else Q()
    past = _lines(person, visible_ids(person, circle, over), most=PAGE + 1)[::-1]
    shown, choices = past[:PAGE], call_choices(person)
    return ListPage(
        running=[line for line in live if line.state in RUNNING],
        coming=[line for line in live if line.state in COMING],
        prepared=[line for line in live if line.state in PREPARED],
        past=[
            (month, list(lines))
            for month, lines in groupby(
                shown, key=lambda line: dates.month_name(line.starts_at.astimezone(clock.VIETNAM))
            )
        ],
        older_than=shown[-1].id if len(past) > PAGE else None,
        may_call=bool(choices),
        repeatable=repeatable(choices),
    )


def coming_lines(person: Person, until: datetime) -> list[MeetingLine]:
    """What goes on now and what begins before ``until``, the first one first."""
    circle = circle_of(person, clock.today())
    soon = Q(state__in=RUNNING) | Q(state__in=COMING, starts_at__lt=until)
    return _lines(person, visible_ids(person, circle, soon))


def draft_lines(person: Person) -> list[MeetingLine]:
    """The drafts that wait for this person."""
    circle = circle_of(person, clock.today())
    return _lines(person, visible_ids(person, circle, Q(state__in=PREPARED)))


def _lines(person: Person, ids: list[int], most: int | None = None) -> list[MeetingLine]:
    """The meetings with these ids, the earliest first; of many, the latest ``most``."""
    rows = Meeting.objects.filter(pk__in=ids).select_related("unit", "body")
    chosen = list(rows.order_by("-starts_at", "-id")[:most])[::-1]
    own = {
        row.meeting_id: row
        for row in Invitation.objects.filter(person=person, meeting__in=chosen, summoned=True)
    }
    return [_line(person, row, own.get(row.pk)) for row in chosen]


def _line(person: Person, meeting: Meeting, own: Invitation | None) -> MeetingLine:
    asked = own is not None and meeting.state == State.ANNOUNCED
    return MeetingLine(
        id=meeting.pk,
        title=meeting.title,
        of=meeting.body.name if meeting.body else meeting.unit.name,
        starts_at=meeting.starts_at,
        opened_at=meeting.opened_at,
        place=meeting.place,
        state=meeting.state,
        chip=state_chip(meeting),
        answer=answer_chip(own) if own is not None and asked else None,
        prepares=person.pk in (meeting.chair_id, meeting.secretary_id),
    )
