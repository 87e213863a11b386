"""Calling a meeting: a new one from the templates, or last month's again."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.dates import add_months
from sotay.kernel.refusals import Invalid
from sotay.ledger.acts import one_act
from sotay.meetings import happenings
from sotay.meetings.actions.carrying import carry_tasks
from sotay.meetings.models import AgendaItem, Guest, Meeting
from sotay.meetings.queries.calling import CallChoice, choice_for, earlier_meetings
from sotay.meetings.queries.summoned import summoned_on
from sotay.meetings.rules import preparing, schedule
from sotay.org.models import Body, Person, Unit
from sotay.org.queries import in_charge_of
from sotay.policy import Right, may, require
from sotay.profiles.queries import holidays, profile_on

USUAL_HOUR = time(19, 30)
State = Meeting.State
_COMING = [State.DRAFT, State.AGREED, State.ANNOUNCED, State.POSTPONED]


@dataclass(frozen=True)
class _Plan:
    """What a new meeting begins with."""

    unit: Unit
    body: Body | None
    kind: str
    title: str
    starts_at: datetime
    place: str
    previous: Meeting | None
    online_link: str = ""
    chair_id: int | None = None
    secretary_id: int | None = None


@one_act()
def call_meeting(*, by: Person, choice: str) -> Meeting:
    """Begin a draft from the templates of the profile in force.

    A draft of the same kind that ``by`` began and nobody has touched is taken instead of a
    second one: a button pressed twice makes one meeting.

    Raises:
        Invalid: the choice is none of those offered to ``by``.
        Missing: no profile covers the day.
    """
    chosen = choice_for(by, choice)
    if chosen is None:
        raise Invalid(_("Chọn loại cuộc họp."), field="choice")
    untouched = Meeting.objects.filter(
        unit=chosen.unit,
        body=chosen.body,
        kind=chosen.kind,
        state=State.DRAFT,
        edition=1,
        created_by=by,
    ).first()
    if untouched is not None:
        return untouched
    previous = earlier_meetings(chosen.unit, chosen.body, chosen.kind).first()
    day = _next_usual_day(clock.today(), chosen)
    plan = _Plan(
        unit=chosen.unit,
        body=chosen.body,
        kind=chosen.kind,
        title=preparing.monthly_title(chosen.kind_name, day),
        starts_at=_at(day, _hour_of(previous)),
        place=previous.place if previous else "",
        previous=previous,
        chair_id=previous.chair_id if previous else None,
        secretary_id=previous.secretary_id if previous else None,
    )
    meeting = _draft(by, plan)
    points = meeting.profile.rules.agenda(chosen.kind, chosen.unit.cell_type)
    _write_items(
        meeting,
        [
            AgendaItem(
                part=point.part,
                title=point.title,
                minutes=point.minutes,
                presenter=point.presenter,
                is_report=point.report,
            )
            for point in points
        ],
    )
    meeting.planned_minutes = sum(point.minutes for point in points) or meeting.planned_minutes
    meeting.save(update_fields=["planned_minutes"])
    return _filled(meeting, by, guests=[])


@one_act()
def repeat_meeting(*, by: Person, previous: Meeting) -> Meeting:
    """Next month's meeting with everything that stays the same ("Như tháng trước").

    Asked for twice, the same draft is the answer.

    Raises:
        Forbidden: ``by`` neither prepared the earlier meeting nor may call one.
        Missing: no profile covers the day.
    """
    if not may(by, Right.MEETINGS_PREPARE, previous):
        require(by, Right.MEETINGS_CALL, previous.unit)
    made = previous.following.filter(state__in=_COMING).first()
    if made is not None:
        return made
    began = previous.starts_at.astimezone(clock.VIETNAM)
    day = _usual_day(max(add_months(began.date().replace(day=1), 1), clock.today().replace(day=1)))
    if day < clock.today():
        day = _usual_day(add_months(day.replace(day=1), 1))
    plan = _Plan(
        unit=previous.unit,
        body=previous.body,
        kind=previous.kind,
        title=preparing.next_title(previous.title, day),
        starts_at=_at(day, began.time()),
        place=previous.place,
        previous=previous,
        online_link=previous.online_link,
        chair_id=previous.chair_id,
        secretary_id=previous.secretary_id,
    )
    meeting = _draft(by, plan)
    meeting.planned_minutes = previous.planned_minutes
    meeting.save(update_fields=["planned_minutes"])
    _write_items(
        meeting,
        [
            AgendaItem(
                part=item.part,
                title=item.title,
                minutes=item.minutes,
                presenter=item.presenter,
                is_report=item.is_report,
            )
            for item in previous.items.all()
        ],
    )
    return _filled(meeting, by, guests=list(previous.guests.all()))


def _draft(by: Person, plan: _Plan) -> Meeting:
    profile = profile_on(plan.starts_at.date())
    chair, secretary = _runners(plan, by)
    return Meeting.objects.create(
        unit=plan.unit,
        body=plan.body,
        kind=plan.kind,
        title=plan.title,
        starts_at=plan.starts_at,
        planned_minutes=schedule.least_minutes(plan.kind, profile.rules.meeting),
        place=plan.place,
        online_link=plan.online_link,
        chair=chair,
        secretary=secretary,
        profile=profile,
        previous=plan.previous,
        created_by=by,
        created_at=clock.now(),
    )


def _runners(plan: _Plan, by: Person) -> tuple[Person, Person]:
    """Chair and secretary: last time's if still summoned, else the highest posts."""
    roll = [
        member.person
        for member in summoned_on(plan.unit, plan.body, plan.kind, plan.starts_at.date())
        if member.summoned
    ]
    by_id = {person.pk: person for person in roll}
    chair = by_id.get(plan.chair_id or 0) or (roll[0] if roll else by)
    others = [person for person in roll if person.pk != chair.pk]
    if plan.secretary_id in by_id and plan.secretary_id != chair.pk:
        return chair, by_id[plan.secretary_id or 0]
    return chair, others[0] if others else by


def _filled(meeting: Meeting, by: Person, *, guests: list[Guest]) -> Meeting:
    """The guests of last time and those in charge of the cell, and the tasks to look at."""
    invited = [
        Guest(
            meeting=meeting, person=guest.person, name=guest.name, post=guest.post, side=guest.side
        )
        for guest in guests
    ]
    known = {guest.person_id for guest in guests}
    if not meeting.is_committee_meeting:
        invited += [
            Guest(
                meeting=meeting,
                person=person,
                name=person.full_name,
                post=_("cấp ủy viên phụ trách chi bộ"),
                side=Guest.Side.UPPER,
            )
            for person in in_charge_of(meeting.unit, meeting.starts_at.date())
            if person.pk not in known
        ]
    Guest.objects.bulk_create(invited)
    carry_tasks(meeting=meeting)
    happenings.write_down("called", meeting, by=by, edition=meeting.edition)
    return meeting


def _write_items(meeting: Meeting, items: list[AgendaItem]) -> None:
    for position, item in enumerate(items, start=1):
        item.meeting, item.position = meeting, position
    AgendaItem.objects.bulk_create(items)


def _usual_day(first: date) -> date:
    """The day on which a cell meets in the month of ``first``."""
    return schedule.usual_day(first, profile_on(first).rules.meeting, holidays())


def _next_usual_day(today: date, chosen: CallChoice) -> date:
    if chosen.kind == Meeting.Kind.EXTRAORDINARY:
        return today + timedelta(days=1)
    day = _usual_day(today.replace(day=1))
    return day if day > today else _usual_day(add_months(today.replace(day=1), 1))


def _hour_of(previous: Meeting | None) -> time:
    return previous.starts_at.astimezone(clock.VIETNAM).time() if previous else USUAL_HOUR


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=clock.VIETNAM)
