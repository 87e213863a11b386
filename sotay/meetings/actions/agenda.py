"""The points of the agenda and their order."""

from django.utils.translation import gettext as _

from sotay.kernel import text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.meetings import happenings
from sotay.meetings.actions.preparing import begin, finish
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.rules import preparing
from sotay.org.models import Person

LONGEST_ITEM = 600
MOST_ITEMS = 60
_PARTS = list(AgendaItem.Part.values)
# What counts the points or names the next one.
_SHOWN = ("agenda", "now", "next")


@one_act()
def add_item(
    *,
    by: Person,
    meeting: Meeting,
    part: str,
    title: str,
    minutes: int,
    presenter: str,
    is_report: bool = False,
) -> AgendaItem:
    """Add a point after the last one of its part.

    Raises:
        Forbidden: ``by`` does not prepare this meeting.
        Conflict: the meeting is over or called off.
        Invalid: no title, an impossible length, or more points than an evening holds.
    """
    held = begin(meeting, by=by, states=preparing.AGENDA_CHANGEABLE)
    items = list(held.items.all())
    if len(items) >= MOST_ITEMS:
        raise Invalid(_("Chương trình đã có %(most)d nội dung.") % {"most": MOST_ITEMS})
    item = AgendaItem(meeting=held, position=len(items) + 1)
    _fill(item, part, title, minutes, presenter)
    item.is_report = is_report
    item.save()
    after = sum(_PARTS.index(each.part) <= _PARTS.index(part) for each in items)
    _renumber([*items[:after], item, *items[after:]])
    finish(held, "item_added", by=by, shown=_SHOWN)
    return item


@one_act()
def edit_item(
    *,
    by: Person,
    meeting: Meeting,
    item: AgendaItem,
    edition: int,
    part: str,
    title: str,
    minutes: int,
    presenter: str,
    is_report: bool = False,
) -> AgendaItem:
    """Write a point anew.

    Raises:
        Forbidden, Conflict, Invalid: as for ``add_item``; and somebody changed the
            preparation since.
    """
    held = begin(meeting, by=by, seen=edition, states=preparing.AGENDA_CHANGEABLE)
    _fill(item, part, title, minutes, presenter)
    item.is_report = is_report
    item.save()
    finish(held, "item_changed", by=by, shown=(*_SHOWN, "votes", "outcome"))
    happenings.item_renamed(item)
    return item


@one_act()
def move_item(
    *, by: Person, meeting: Meeting, item: AgendaItem, edition: int, steps: int
) -> AgendaItem:
    """Move a point up (negative steps) or down; at an end it stays there."""
    held = begin(meeting, by=by, seen=edition, states=preparing.AGENDA_CHANGEABLE)
    items = list(held.items.all())
    index = [each.pk for each in items].index(item.pk)
    _renumber(preparing.moved(items, index, steps))
    finish(held, "item_moved", by=by, shown=_SHOWN)
    return item


@one_act()
def remove_item(*, by: Person, meeting: Meeting, item: AgendaItem, edition: int) -> None:
    """Take a point out that nothing hangs on yet.

    Raises:
        Conflict: it has been begun, or something was said or voted about it.
    """
    held = begin(meeting, by=by, seen=edition, states=preparing.AGENDA_CHANGEABLE)
    used = (
        item.started_at is not None
        or held.opinions.filter(item=item).exists()
        or held.motions.filter(item=item).exists()
    )
    if used:
        raise Conflict(_("Nội dung này đã có ý kiến hoặc đã tiến hành nên không bỏ được."))
    item.delete()
    _renumber(list(held.items.all()))
    finish(held, "item_removed", by=by, shown=_SHOWN)


def _fill(item: AgendaItem, part: str, title: str, minutes: int, presenter: str) -> None:
    kept = text.tidy(title)
    if not kept:
        raise Invalid(_("Ghi nội dung."), field="title")
    if not 1 <= minutes <= LONGEST_ITEM:
        raise Invalid(_("Số phút từ 1 đến 600."), field="minutes")
    item.part, item.title, item.minutes = part, kept, minutes
    item.presenter = text.tidy(presenter)


def _renumber(items: list[AgendaItem]) -> None:
    for position, item in enumerate(items, start=1):
        item.position = position
    AgendaItem.objects.bulk_update(items, ["position"])
