"""One meeting from the first draft to the paper that was issued, as a script."""

from collections.abc import Generator
from datetime import datetime, timedelta
from itertools import cycle

from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import AgendaItem, Attendance, Meeting
from sotay.org.models import Person
from sotay.sample.actions import duties, paperwork, voting
from sotay.sample.actions.circles import Circle
from sotay.sample.actions.papers import attach_draft
from sotay.sample.actions.timeline import Timeline, act_id
from sotay.sample.plots import Plot, Said

Evening = Generator[datetime, None, Meeting]

A_MINUTE = timedelta(minutes=1)
_LATE_MINUTES = 12
_REPORTS = 2
_PART_OF_TALK = {AgendaItem.Part.MAIN, AgendaItem.Part.THEMATIC}


def prepared(
    circle: Circle, plot: Plot, starts_at: datetime, previous: Meeting | None = None
) -> Meeting:
    """A draft: last month's again, or one from the templates, set to its day and hall."""
    if previous is not None and previous.kind == plot.kind:
        meeting = actions.repeat_meeting(by=circle.chair, previous=previous)
    else:
        meeting = actions.call_meeting(by=circle.chair, choice=circle.choice(plot.kind))
    return actions.edit_details(
        by=circle.chair,
        meeting=meeting,
        edition=meeting.edition,
        kind=plot.kind,
        title=paperwork.title_of(circle.body, meeting, plot.kind, starts_at),
        day=starts_at.date(),
        hour=starts_at.time(),
        planned_minutes=meeting.planned_minutes,
        place=circle.hall,
        online_link="",
        chair=circle.chair.pk,
        secretary=circle.secretary.pk,
        dues_notice=plot.dues,
    )


def whole_meeting(
    timeline: Timeline,
    circle: Circle,
    plot: Plot,
    starts_at: datetime,
    previous: Meeting | None = None,
) -> Evening:
    """Prepare, announce, hold, write, approve, issue."""
    yield starts_at - timedelta(days=4)
    meeting = prepared(circle, plot, starts_at, previous)
    if plot.has_draft:
        meeting = attach_draft(circle, meeting, starts_at.date())
    yield starts_at - timedelta(days=3)
    meeting = actions.announce_meeting(by=circle.chair, meeting=meeting, edition=meeting.edition)
    yield starts_at - timedelta(days=1, hours=2)
    _answer(circle, plot, meeting)
    yield starts_at
    meeting = actions.open_meeting(by=circle.secretary, meeting=meeting)
    meeting = yield from _held(timeline, circle, plot, meeting)
    yield from paperwork.written(circle.key, plot, meeting)
    return meeting


def _answer(circle: Circle, plot: Plot, meeting: Meeting) -> None:
    for place, reason in plot.absent.items():
        if reason:
            person = circle.people[place]
            actions.answer_invitation(by=person, meeting=meeting, answer="excused", reason=reason)


def _held(timeline: Timeline, circle: Circle, plot: Plot, meeting: Meeting) -> Evening:
    """The hall: roll call, talk, votes, conclusions, until the meeting closes."""
    opened = clock.now()
    by = circle.secretary
    late = [circle.people[place] for place in plot.late]
    for place, reason in plot.absent.items():
        state = Attendance.State.EXCUSED if reason else Attendance.State.UNEXCUSED
        _mark(circle, meeting, circle.people[place], state, reason)
    for person in late:
        # Not here yet; the secretary writes the hour when the door opens.
        _mark(circle, meeting, person, Attendance.State.UNEXCUSED, "")
    actions.mark_rest_present(by=by, meeting=meeting)
    for guest in meeting.guests.all():
        guest.meeting = meeting
        actions.mark_guest(by=by, guest=guest, came=True)
    items = list(meeting.items.all())
    actions.go_to_item(by=by, meeting=meeting, item=items[0])
    yield opened + _LATE_MINUTES * A_MINUTE
    for person in late:
        _mark(circle, meeting, person, Attendance.State.LATE, "")
    yield from _talk(circle, plot, meeting, items)
    actions.go_to_item(by=by, meeting=meeting, item=items[-1])
    yield clock.now() + 2 * A_MINUTE
    duties.conclude(timeline, circle.key, plot, meeting, circle.people)
    yield clock.now() + 6 * A_MINUTE
    for number, vote in enumerate(plot.votes):
        voting.put_to_vote(circle.key, number, vote, meeting)
    yield max(clock.now() + A_MINUTE, opened + (meeting.planned_minutes + 5) * A_MINUTE)
    return actions.close_meeting(by=by, meeting=meeting)


def _mark(circle: Circle, meeting: Meeting, person: Person, state: str, reason: str) -> None:
    actions.mark(
        by=circle.secretary,
        meeting=meeting,
        person=person,
        state=state,
        reason=reason,
        client_id=act_id(circle.key, meeting.pk, "roll", person.pk, state),
    )


def _talk(
    circle: Circle, plot: Plot, meeting: Meeting, items: list[AgendaItem]
) -> Generator[datetime, None, None]:
    """Opinions under the points that are there for talking, a few minutes apart."""
    here = meeting.attendances.filter(state__in=["present", "late"]).values_list("person_id")
    silent = {meeting.chair_id, meeting.secretary_id}
    speakers = cycle(
        [
            row.person
            for row in meeting.invitations.filter(person__in=here).select_related("person")
            if row.person_id not in silent
        ]
    )
    points = _points_of(items)
    share = -(-len(plot.said) // len(points))
    pause = max((meeting.planned_minutes - 30) // len(plot.said), 4) * A_MINUTE
    for number, said in enumerate(plot.said):
        item = points[number // share]
        if number % share == 0:
            actions.go_to_item(by=circle.secretary, meeting=meeting, item=item)
        speaker = circle.people[said.place] if said.place >= 0 else next(speakers)
        if plot.hands and said.how == "spoken":
            _get_the_floor(circle, meeting, number, speaker)
        say(circle, meeting, number, said, speaker, item)
        yield clock.now() + pause


def _points_of(items: list[AgendaItem]) -> list[AgendaItem]:
    """The points that are there for talking: not the news and the reports before them."""
    talk = [item for item in items if item.part in _PART_OF_TALK]
    return talk[_REPORTS:] or talk or items[1:2]


def say(
    circle: Circle,
    meeting: Meeting,
    number: int,
    said: Said,
    speaker: Person,
    item: AgendaItem | None = None,
) -> None:
    """One opinion, by its author's own hand or by the secretary's, and what is answered."""
    client_id = act_id(circle.key, meeting.pk, "opinion", number)
    if said.how == "spoken":
        opinion = actions.record_spoken_opinion(
            by=circle.secretary,
            meeting=meeting,
            speaker=speaker,
            speaker_name="",
            words=said.words,
            client_id=client_id,
            item=item,
        )
    else:
        opinion = actions.post_opinion(
            by=speaker,
            meeting=meeting,
            words=said.words,
            audience="committee" if said.how == "committee" else "cell",
            client_id=client_id,
            item=item,
        )
    if said.reply:
        actions.reply_to_opinion(by=circle.chair, opinion=opinion, words=said.reply)


def _get_the_floor(circle: Circle, meeting: Meeting, number: int, speaker: Person) -> None:
    """A hand goes up and is called; whoever spoke before is done with that."""
    request = actions.ask_to_speak(
        by=speaker, meeting=meeting, client_id=act_id(circle.key, meeting.pk, "hand", number)
    )
    request.meeting = meeting
    actions.call_to_speak(by=circle.secretary, request=request)
