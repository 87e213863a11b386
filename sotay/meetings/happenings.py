"""What can happen in a meeting: who hears of it at once, and what the ledger keeps.

Called by actions only, inside their transaction. Every fragment is rendered once, for
all: nothing in it is personal, and what a person may do is decided by the page's own
capability classes and again by the server.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from sotay.ledger.actions import record
from sotay.live.actions import end_streams, is_heard, publish
from sotay.live.frames import Swap
from sotay.meetings.models import AgendaItem, Meeting, Motion, Opinion
from sotay.meetings.queries import hall, panels, topics
from sotay.meetings.queries.opinions import (
    opinion_line,
    opinions_for_all,
    parts_that_read_about,
)
from sotay.meetings.queries.people import roll_counts
from sotay.org.models import Person
from sotay.policy.reading import one_reading
from sotay.surveys.models import Survey
from sotay.surveys.queries.polls import answers_in
from sotay.web.fragments import render_fragment

Render = Callable[[], Sequence[Swap]]


def write_down(
    act: str, meeting: Meeting, *, by: Person, about: Any = None, **details: Any
) -> None:
    """Keep the act in the ledger: ids and figures, never what was said."""
    record(by=by, act=f"meetings.{act}", about=about or meeting, unit=meeting.unit, details=details)


def show(meeting: Meeting, *names: str) -> None:
    """Render the named panels anew, once, and send them to every page that shows them."""
    of_the_room = [name for name in names if name in panels.OF_THE_ROOM]
    _tell(
        meeting,
        room=partial(_panels, meeting, of_the_room) if of_the_room else None,
        roll=partial(_panels, meeting, ["roll"]) if "roll" in names else None,
    )


def _tell(meeting: Meeting, *, room: Render | None = None, roll: Render | None = None) -> None:
    """Send what changed: to the room, and to the few pages that show the roll or the wall.

    Nothing changes any more in this act, so that every question is asked once.
    """
    if not is_heard():
        return
    with one_reading():
        if room:
            publish(topic=topics.topic(meeting.pk, topics.ROOM), changes=room)
        if roll:
            publish(topic=topics.topic(meeting.pk, topics.ROLL), changes=roll, rare=True)
        publish(
            topic=topics.topic(meeting.pk, topics.HALL),
            changes=partial(_hall, meeting),
            rare=True,
        )


def whole_state(name: str) -> list[Swap] | None:
    """Everything that the followers of this topic see, the same for all of them."""
    parts = topics.parts_of(name)
    meeting = topics.meeting_of(parts[0]) if parts else None
    if parts is None or meeting is None:
        return None
    with one_reading():
        if parts[1] == topics.HALL:
            return _hall(meeting)
        if parts[1] == topics.ROLL:
            return _panels(meeting, ["roll"])
        panels_of_room = _panels(meeting, panels.OF_THE_ROOM) if parts[1] == topics.ROOM else []
        return [*panels_of_room, _opinions(meeting, parts[1])]


def _panels(meeting: Meeting, names: Iterable[str]) -> list[Swap]:
    return [
        Swap(f"#panel-{name}", "morph", render_fragment(f"meetings/_{name}.html", panel=panel))
        for name, panel in panels.panels_of(meeting, names)
    ]


def _hall(meeting: Meeting) -> list[Swap]:
    panel = hall.hall_panel(meeting)
    html = render_fragment("meetings/_hall.html", panel=panel)
    side = render_fragment("meetings/_hall_side.html", panel=panel)
    return [Swap("#panel-hall", "morph", html), Swap("#panel-hall-side", "morph", side)]


def _opinions(meeting: Meeting, part: str) -> Swap:
    html = render_fragment(
        "meetings/_opinions_of.html",
        part="cell" if part == topics.ROOM else "committee",
        opinions=opinions_for_all(meeting, part),
    )
    return Swap("#opinions", "fill", html)


def roles_changed(people: Iterable[Person | None]) -> None:
    """What these are to a meeting is another thing now: their open pages ask anew."""
    for account_id in {person.account_id for person in people if person is not None}:
        if account_id is not None:
            end_streams(account_id=account_id)


def changed(
    act: str, meeting: Meeting, *shown: str, by: Person, about: Any = None, **details: Any
) -> None:
    """An act of the room: written down, and its panels shown to everyone."""
    write_down(act, meeting, by=by, about=about, **details)
    show(meeting, *shown)


def state_changed(act: str, meeting: Meeting, *, by: Person, **details: Any) -> None:
    """The meeting passed to another state: every panel has other buttons."""
    changed(act, meeting, *panels.PANELS, by=by, **details)


def item_renamed(item: AgendaItem) -> None:
    """A point of the agenda reads otherwise: so do the opinions that name it."""
    if not is_heard():
        return
    meeting = item.meeting
    for part in parts_that_read_about(item):
        publish(topic=topics.topic(meeting.pk, part), changes=[_opinions(meeting, part)])


def roll_changed(act: str, meeting: Meeting, *, by: Person, person: Person, **details: Any) -> None:
    """One person of the roll came, left or stays away: one line, and the figures."""
    write_down(act, meeting, by=by, person=person.pk, **details)
    _tell(
        meeting,
        room=partial(_presence, meeting),
        roll=partial(_roll_line, meeting, person.pk),
    )


def whole_roll_changed(act: str, meeting: Meeting, *, by: Person, **details: Any) -> None:
    """Many lines of the roll at once, or its guests."""
    write_down(act, meeting, by=by, **details)
    _tell(
        meeting,
        room=partial(_presence, meeting),
        roll=partial(_panels, meeting, ["roll"]),
    )


def ballot_cast(motion: Motion, *, by: Person) -> None:
    """One more has voted: a single figure changes in the room."""
    write_down("ballot_cast", motion.meeting, by=by, about=motion)
    _tell(
        motion.meeting,
        room=lambda: [Swap(f"#cast-{motion.pk}", "text", str(motion.ballots.count()))],
    )


def poll_answered(meeting: Meeting, poll: Survey) -> None:
    """One more has answered. Without names only the figure changes; the ledger hears nothing."""
    if poll.anonymous:
        _tell(
            meeting,
            room=lambda: [Swap(f"#poll-cast-{poll.pk}", "text", str(answers_in(poll)))],
        )
    else:
        _tell(meeting, room=partial(_panels, meeting, ["polls"]))


def _presence(meeting: Meeting) -> list[Swap]:
    """How many are here; who votes follows from it while a vote runs."""
    counts = roll_counts(meeting)
    here = [Swap("#now-present", "text", f"{counts.present}/{counts.summoned}")]
    voting = meeting.motions.filter(closed_at__isnull=True).exists()
    return [*here, *_panels(meeting, ["votes"])] if voting else here


def _roll_line(meeting: Meeting, person_id: int) -> list[Swap]:
    panel = panels.roll_panel(meeting, only=person_id)
    return [
        Swap("#roll-sum", "morph", render_fragment("meetings/_roll_sum.html", panel=panel)),
        *(
            Swap(
                f"#roll-{line.person_id}",
                "morph",
                render_fragment("meetings/_roll_line.html", panel=panel, line=line),
            )
            for line in panel.lines
        ),
    ]


def opinion_posted(opinion: Opinion, *, by: Person) -> None:
    """Somebody said something: its readers see it at once, at the end of the list."""
    details: dict[str, Any] = {"audience": opinion.audience}
    if opinion.behalf_reason:
        details |= {"behalf_of": opinion.author_id, "reason": opinion.behalf_reason}
    write_down("opinion_posted", opinion.meeting, by=by, about=opinion, **details)
    _send_opinion(opinion, "#opinions", "append")


def opinion_changed(opinion: Opinion, *, by: Person) -> None:
    """An opinion was answered, or left out of the minutes."""
    write_down("opinion_changed", opinion.meeting, by=by, about=opinion)
    _send_opinion(opinion, f"#opinion-{opinion.pk}", "morph")


def _send_opinion(opinion: Opinion, target: str, how: Any) -> None:
    if not is_heard():
        return
    meeting = opinion.meeting
    html = render_fragment("meetings/_opinion.html", line=opinion_line(opinion))
    for part in _read_by(opinion):
        publish(topic=topics.topic(meeting.pk, part), changes=[Swap(target, how, html)])


def _read_by(opinion: Opinion) -> list[str]:
    if opinion.audience == Opinion.Audience.CELL:
        return [topics.ROOM]
    # The author's other devices show it as well; nobody else's do.
    own = [topics.personal(opinion.author_id)] if opinion.author_id else []
    return [topics.COMMITTEE, *own]
