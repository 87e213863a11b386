"""What can happen in a meeting: who hears of it at once, and what the ledger keeps.

Called by actions only, inside their transaction. Every fragment is rendered once, for
all: nothing in it is personal, and what a person may do is decided by the page's own
capability classes and again by the server.
"""

from typing import Any

from sotay.ledger.actions import record
from sotay.live.actions import is_heard, publish
from sotay.live.frames import Swap
from sotay.meetings.models import Meeting, Opinion
from sotay.meetings.queries import panels, topics
from sotay.meetings.queries.opinions import opinion_line
from sotay.org.models import Person
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
    swaps = [
        Swap(f"#panel-{name}", "morph", render_fragment(f"meetings/_{name}.html", panel=panel))
        for name, panel in panels.panels_of(meeting, names)
    ]
    publish(topic=topics.topic(meeting.pk, topics.ROOM), changes=swaps)
    show_hall(meeting)


def show_hall(meeting: Meeting) -> None:
    """Render the projector's one panel anew."""
    panel = panels.hall_panel(meeting)
    html = render_fragment("meetings/_hall.html", panel=panel)
    publish(
        topic=topics.topic(meeting.pk, topics.HALL), changes=[Swap("#panel-hall", "morph", html)]
    )


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
    for_all = opinion.audience == Opinion.Audience.CELL
    html = render_fragment("meetings/_opinion.html", line=opinion_line(opinion))
    readers = topics.ROOM if for_all else topics.COMMITTEE
    publish(topic=topics.topic(meeting.pk, readers), changes=[Swap(target, how, html)])
