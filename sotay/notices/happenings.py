"""What happens to notices, on all open pages of the person whom they tell."""

from collections.abc import Iterable

from sotay.live.actions import is_heard, publish
from sotay.live.frames import Swap
from sotay.notices.models import Notice
from sotay.notices.queries import line_of, lines_of, person_in, topic_of, unread_of
from sotay.web.fragments import render_fragment


def told(notices: Iterable[Notice]) -> None:
    """These are new, at most one for each person: the bell rings, and the list is longer."""
    new = {notice.person_id: notice for notice in notices}
    unread = unread_of(list(new))
    # In one order for all acts: two that tell the same people must not wait for each other.
    for person_id, notice in sorted(new.items()):
        changes = [_bell(unread.get(person_id, 0)), Swap("notice-list", "prepend", _row(notice))]
        _publish(person_id, changes)


def read(notice: Notice) -> None:
    """One was opened."""
    unread = unread_of([notice.person_id]).get(notice.person_id, 0)
    changes = [_bell(unread), Swap(f"notice-{notice.pk}", "morph", _row(notice))]
    _publish(notice.person_id, changes)


def all_read(person_id: int) -> None:
    """Nothing is unread any more."""
    _publish(person_id, [_bell(0), _list(person_id)])


def whole_state(topic: str) -> list[Swap] | None:
    """The bell and the list as they are now."""
    person_id = person_in(topic)
    if person_id is None:
        return None
    return [_bell(unread_of([person_id]).get(person_id, 0)), _list(person_id)]


def _publish(person_id: int, changes: list[Swap]) -> None:
    if is_heard():
        publish(topic=topic_of(person_id), changes=changes)


def _bell(count: int) -> Swap:
    return Swap("bell", "morph", render_fragment("notices/_bell.html", shown={"count": count}))


def _row(notice: Notice) -> str:
    return render_fragment("notices/_line.html", line=line_of(notice))


def _list(person_id: int) -> Swap:
    return Swap(
        "notice-list", "fill", render_fragment("notices/_list.html", lines=lines_of(person_id))
    )
