"""What a person was told: the bell's figure, the list, one notice."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.notices.models import Notice
from sotay.org.models import Person, SystemRole
from sotay.org.queries.days import holds_on

# Lines on the page: nobody reads further back, and the list travels whole now and then.
SHOWN = 60
_LATEST_PLACE = 10**12


@dataclass(frozen=True)
class NoticeLine:
    """One notice in the list."""

    id: int
    text: str
    at: datetime
    read: bool
    # Compared as text, it puts the newest first.
    place: str


@dataclass(frozen=True)
class Bell:
    """How many are unread, and the live topic with the version at which they were counted."""

    count: int
    versions: dict[str, int]


def topic_of(person_id: int) -> str:
    """The live topic that only this person follows."""
    return f"person:{person_id}:notices"


def person_in(topic: str) -> int | None:
    """Whose notices the topic brings; None for another name."""
    _prefix, _colon, rest = topic.partition(":")
    number, _colon, part = rest.partition(":")
    return int(number) if part == "notices" and number.isdecimal() else None


# Plain SQL, because every page asks it: building it from query sets took a millisecond.
_BELL = """
SELECT
    COALESCE((SELECT version FROM live_topic WHERE name = %s), 0),
    (SELECT COUNT(*) FROM notices_notice WHERE person_id = %s AND read_at IS NULL)
"""


def bell_of(person: Person) -> Bell:
    """The bell of every page: version and figure in one statement, so that they fit."""
    topic = topic_of(person.pk)
    with connection.cursor() as cursor:
        cursor.execute(_BELL, [topic, person.pk])
        version, count = cursor.fetchone()
    return Bell(count=count, versions={topic: version})


def lines_of(person_id: int) -> list[NoticeLine]:
    """What this person was told, the newest first."""
    return [line_of(notice) for notice in Notice.objects.filter(person=person_id)[:SHOWN]]


def line_of(notice: Notice) -> NoticeLine:
    """The row as a line of the page."""
    return NoticeLine(
        id=notice.pk,
        text=notice.text,
        at=notice.at,
        read=notice.read_at is not None,
        place=f"{_LATEST_PLACE - notice.pk:012d}",
    )


def unread_of(person_ids: list[int]) -> dict[int, int]:
    """How many unread notices each of these people has; those with none are left out."""
    rows = Notice.objects.filter(person__in=person_ids, read_at=None).order_by().values("person")
    return dict(rows.annotate(count=Count("pk")).values_list("person", "count"))


def notice_for(person: Person, notice_id: int) -> Notice:
    """A notice to this person.

    Raises:
        Missing: there is none, or it is somebody else's; the two look alike.
    """
    notice = Notice.objects.filter(person=person, pk=notice_id).first()
    if notice is None:
        raise Missing(_("Không tìm thấy thông báo này."))
    return notice


def administrators() -> list[Person]:
    """Everybody who keeps a roster today, wherever."""
    return list(
        Person.objects.filter(
            holds_on(clock.today(), "system_roles__"),
            system_roles__role=SystemRole.Role.ADMINISTRATOR,
        ).distinct()
    )
