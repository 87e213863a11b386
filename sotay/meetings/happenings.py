"""What can happen in a meeting: who hears of it at once, and what the ledger keeps.

Called by actions only, inside their transaction. Every fragment is rendered once, for
all: nothing in it is personal, and what a person may do is decided by the page's own
capability classes and again by the server.
"""

from collections.abc import Iterable
from typing import Any

from sotay.ledger.actions import record
from sotay.live.actions import end_streams, is_heard, publish
from sotay.live.frames import Swap
from sotay.meetings.models import Meeting, Opinion
from sotay.meetings.queries import panels, topics
from sotay.meetings.queries.opinions import opinion_line, opinions_for_all
from sotay.org.models import Person
from sotay.policy.reading import one_reading
from sotay.web.fragments import render_fragment


def write_down(
    act: str, meeting: Meeting, *, by: Person, about: Any = None, **details: Any
) -> None:
    """Keep the act in the ledger: ids and figures, never what was said."""
    record(by=by, act=f"meetings.{act}", about=about or meeting, unit=meeting.unit, details=details)


def show(meeting: Meeting, *names: str) -> None:
    """Render the named panels anew, once, and send them to every page that shows them."""
    if not is_heard():
        return
    for part, swaps in ((topics.ROOM, _panels(meeting, names)), (topics.HALL, _hall(meeting))):
        publish(topic=topics.topic(meeting.pk, part), changes=swaps)


def whole_state(name: str) -> list[Swap] | None:
    """Everything that the followers of this topic see, the same for all of them."""
    parts = topics.parts_of(name)
    meeting = topics.meeting_of(parts[0]) if parts else None
    if parts is None or meeting is None:
        return None
    with one_reading():
        if parts[1] == topics.HALL:
            return _hall(meeting)
        panels_of_room = _panels(meeting, panels.PANELS) if parts[1] == topics.ROOM else []
        return [*panels_of_room, _opinions(meeting, parts[1])]


def _panels(meeting: Meeting, names: Iterable[str]) -> list[Swap]:
    return [
        Swap(f"#panel-{name}", "morph", render_fragment(f"meetings/_{name}.html", panel=panel))
        for name, panel in panels.panels_of(meeting, names)
    ]


def _hall(meeting: Meeting) -> list[Swap]:
    html = render_fragment("meetings/_hall.html", panel=panels.hall_panel(meeting))
    return [Swap("#panel-hall", "morph", html)]


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


def opinion_posted(opinion: Opinion, *, by: Person) -> None:
    """Somebody said something: its readers see it at once, at the end of the list."""
    write_down("opinion_posted", opinion.meeting, by=by, about=opinion, audience=opinion.audience)
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
