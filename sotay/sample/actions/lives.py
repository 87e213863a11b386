"""What each cell and each committee has done in the last two months, and comes to tonight."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sotay.kernel import clock
from sotay.kernel.dates import add_months
from sotay.meetings import actions
from sotay.meetings.models import Meeting
from sotay.meetings.rules import schedule
from sotay.org import actions as org
from sotay.org.models import Body, Title
from sotay.profiles.queries import holidays, profile_on
from sotay.sample.actions.circles import Circle
from sotay.sample.actions.evenings import prepared, say, whole_meeting
from sotay.sample.actions.founding import Ward
from sotay.sample.actions.papers import attach_everything
from sotay.sample.actions.timeline import Script, Timeline
from sotay.sample.plots import Plot
from sotay.sample.texts import committees, plot_of_month, tonight
from sotay.sample.ward import CELLS, WARD_POSTS, Cell, Handle, cell

TONIGHT = "tdp3"
A_WEEK_OFF = timedelta(days=4)
_COMMITTEE_SEATS, _BOARD_SEATS = 15, 5
_THEMATIC_BY = {"tdp1": "regular_thematic"}
# Waits for its chair: somebody who chairs should find something to approve.
_UNSIGNED = frozenset({"tdp2"})


def usual_days(today: date, count: int) -> list[date]:
    """The last ``count`` days on which cells met, long enough ago to be written up."""
    found: list[date] = []
    month = today.replace(day=1)
    while len(found) < count:
        day = schedule.usual_day(month, profile_on(month).rules.meeting, holidays())
        if day <= today - A_WEEK_OFF:
            found.append(day)
        month = add_months(month, -1)
    return found[::-1]


def lives(timeline: Timeline, made: Ward, tonight_at: datetime) -> Iterator[Script]:
    """Every script but the founding. They look at ``made`` only once they play."""
    today = tonight_at.date()
    for order, each in enumerate(CELLS):
        if each.key == TONIGHT:
            yield _life_until_tonight(timeline, made, tonight_at)
        else:
            yield _life_of(timeline, made, each, order, today)
    yield _ward_life(timeline, made, "committee", _at(today - timedelta(days=24), "08:00"))
    yield _ward_life(timeline, made, "standing_board", _at(today - timedelta(days=12), "14:00"))


def _life_of(timeline: Timeline, made: Ward, it: Cell, order: int, today: date) -> Script:
    days = usual_days(today, 2)
    yield _at(days[0] - timedelta(days=12), "08:00")
    circle, previous = _cell_circle(made, it), None
    for month, day in enumerate(days):
        last = day == days[-1]
        if last and it.seats:
            yield from _committee_meets(timeline, made, it, day)
        plot = plot_of_month(it, order, month, kind=_THEMATIC_BY.get(it.key, "regular"))
        if not last or it.key not in _THEMATIC_BY:
            plot = replace(plot, kind="regular")
        if last and it.key in _UNSIGNED:
            plot = replace(plot, issue="closed")
        if last and it.key == "tdp4":
            plot = _with_election(plot, circle)
        previous = yield from whole_meeting(timeline, circle, plot, _at(day, it.hour), previous)
    if it.key == "tdp4":
        yield from _seat_the_elected(circle, clock.now() + timedelta(days=5))
    if it.key in _UNSIGNED and previous is not None:
        yield max(clock.now(), _at(today - timedelta(days=1), "20:15"))
        actions.repeat_meeting(by=circle.chair, previous=previous)


def _committee_meets(timeline: Timeline, made: Ward, it: Cell, day: date) -> Script:
    circle = _circle(made, f"{it.key}-committee", it.key, it.seats, made.committees[it.key])
    circle = replace(circle, hall=it.hall)
    starts_at = _at(day - timedelta(days=5), it.hour)
    yield from whole_meeting(timeline, circle, committees.CELL_COMMITTEE, starts_at)


def _life_until_tonight(timeline: Timeline, made: Ward, tonight_at: datetime) -> Script:
    it, month = cell(TONIGHT), tonight_at.date().replace(day=1)
    days = [
        schedule.usual_day(each, profile_on(each).rules.meeting, holidays())
        for each in (add_months(month, -2), add_months(month, -1))
    ]
    yield _at(days[0] - timedelta(days=12), "08:00")
    circle, previous = _cell_circle(made, it), None
    for day, plot in zip(days, (tonight.TWO_MONTHS_AGO, tonight.LAST_MONTH), strict=True):
        yield from _committee_meets(timeline, made, it, day)
        previous = yield from whole_meeting(timeline, circle, plot, _at(day, it.hour), previous)
    yield from _committee_meets(timeline, made, it, tonight_at.date())
    yield from _called_for_tonight(circle, tonight_at, previous)


def _called_for_tonight(circle: Circle, tonight_at: datetime, previous: Meeting | None) -> Script:
    """Prepared, announced, answered; the rest is for whoever tries the demo."""
    yield tonight_at - timedelta(days=3, hours=6)
    plot = Plot(kind="regular", said=(), points=(), votes=(), dues=tonight.DUES)
    meeting = prepared(circle, plot, tonight_at, previous)
    meeting = attach_everything(circle, meeting, tonight_at.date() - timedelta(days=4))
    yield tonight_at - timedelta(days=3)
    meeting = actions.announce_meeting(by=circle.chair, meeting=meeting, edition=meeting.edition)
    yield tonight_at - timedelta(days=2, hours=11)
    for place in tonight.COMING:
        actions.answer_invitation(by=circle.people[place], meeting=meeting, answer="coming")
    for place, reason in tonight.EXCUSED:
        person = circle.people[place]
        actions.answer_invitation(by=person, meeting=meeting, answer="excused", reason=reason)
    discussed = meeting.items.filter(part="main").last()
    for number, said in enumerate(tonight.BEFOREHAND):
        yield tonight_at - timedelta(hours=30 - 4 * number)
        say(circle, meeting, number, said, circle.people[said.place], discussed)
    yield tonight_at - timedelta(hours=21)
    _draft_a_theme(circle, tonight_at)


def _draft_a_theme(circle: Circle, tonight_at: datetime) -> None:
    """The thematic meeting of the quarter, of which there is no more than a draft."""
    meeting = actions.call_meeting(by=circle.chair, choice=circle.choice("thematic"))
    day = tonight_at.date() + timedelta(days=12)
    actions.edit_details(
        by=circle.chair,
        meeting=meeting,
        edition=meeting.edition,
        kind="thematic",
        title=f"Sinh hoạt chuyên đề: {tonight.THEME}",
        day=day,
        hour=time(19, 30),
        planned_minutes=meeting.planned_minutes,
        place=circle.hall,
        online_link="",
        chair=circle.chair.pk,
        secretary=circle.secretary.pk,
        dues_notice="",
    )


def _ward_life(timeline: Timeline, made: Ward, kind: str, starts_at: datetime) -> Script:
    plot = committees.WARD_COMMITTEE if kind == "committee" else committees.STANDING_BOARD
    seats = _COMMITTEE_SEATS if kind == "committee" else _BOARD_SEATS
    yield starts_at - timedelta(days=5)
    people = tuple(made.person(handle) for _title, handle in WARD_POSTS[:seats])
    writer: Handle = ("tdp4", 4) if kind == "committee" else ("tdp2", 3)
    circle = Circle(
        key=kind,
        unit=made.unit,
        body=made.bodies[kind],
        chair=people[0],
        secretary=made.person(writer),
        hall="Phòng họp số 1, trụ sở Đảng ủy phường Yên Sa",
        people=people,
    )
    yield from whole_meeting(timeline, circle, plot, starts_at)


def _with_election(plot: Plot, circle: Circle) -> Plot:
    """A seat is free in the committee; two stand for it."""
    first, second = (circle.people[place].full_name for place in _CANDIDATES)
    vote = replace(committees.ELECTION, candidates=((first, -1), (second, 3)))
    return replace(plot, votes=(vote, *plot.votes))


_CANDIDATES = (14, 16)


def _seat_the_elected(circle: Circle, moment: datetime) -> Script:
    """The ward's committee recognises whom the cell elected."""
    yield moment
    org.appoint_to_position(
        by=None,
        person=circle.people[_CANDIDATES[0]],
        title=Title.objects.get(pk="cell_committee_member"),
        unit=circle.unit,
        on=moment.date(),
        decision="Quyết định chuẩn y chi ủy viên bổ sung",
    )


def _cell_circle(made: Ward, it: Cell) -> Circle:
    return replace(_circle(made, it.key, it.key, it.size, None), hall=it.hall)


def _circle(made: Ward, key: str, list_of: str, size: int, body: Body | None) -> Circle:
    people = tuple(made.person((list_of, place)) for place in range(size))
    return Circle(
        key=key,
        unit=made.cells[list_of],
        body=body,
        chair=people[0],
        secretary=people[2] if cell(list_of).seats else people[1],
        hall="",
        people=people,
    )


def _at(day: date, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), tzinfo=clock.VIETNAM)
