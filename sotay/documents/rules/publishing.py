"""When a document may be published, and what it must say by then."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Sent:
    """A line of those to whom a document goes; ``who`` is a word of ``Publication.Who``."""

    who: str
    unit_id: int
    with_below: bool
    body_id: int | None = None


def is_for_all_of(
    sent: Iterable[Sent],
    unit_id: int,
    above: Collection[int],
    *,
    body_id: int | None = None,
    officers: bool = False,
) -> bool:
    """Whether some line by itself is for everybody who meets in a unit, or in a body of it.

    What goes to all of a unit is for its bodies too. A title never is for a whole meeting.

    Args:
        sent: the lines.
        unit_id: the unit that meets.
        above: the units above it.
        body_id: the body that meets, where it is one.
        officers: whether only officers of the unit (cấp ủy viên) meet.
    """
    return any(
        (line.body_id is not None and line.body_id == body_id)
        if line.who == "body"
        else (line.who == "everybody" or (line.who == "committee" and officers))
        and (line.unit_id == unit_id or (line.with_below and line.unit_id in above))
        for line in sent
    )


def lacking(*, title: str, versions: int) -> str:
    """What a draft lacks before it may go out, as a sentence; empty when nothing."""
    if not title:
        return _("Văn bản chưa có trích yếu. Hãy ghi trích yếu rồi ban hành.")
    if not versions:
        return _("Văn bản chưa có tệp nào. Hãy đưa tệp vào rồi ban hành.")
    return ""
