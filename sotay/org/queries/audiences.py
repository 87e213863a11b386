"""Officers, holders of titles, those who sit in a body: whom a survey asks, a document goes to.

Asked from both sides: who is meant on a day, and of one person, by what they may be meant. A
property test holds the two against each other. An office ends with its day, and so does what
came by it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sotay.org.models import Body, Person, Position, StatusPeriod, Title, Unit
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import holdings_of
from sotay.org.queries.positions import bodies_with, positions_on
from sotay.org.queries.titles import TitleGraph
from sotay.org.queries.units import subtree_ids

BODY, TITLE = "body", "title"
"""What the lines of an audience call these two (``Audience.Who``, ``Publication.Who``)."""

Grouped = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True)
class Circle:
    """What one choice means: a body, a title, or a word (``who``) for people of a unit."""

    who: str
    body: Body | None = None
    title: Title | None = None


@dataclass(frozen=True)
class Seats:
    """By what a person is meant on a day, besides membership and office.

    Attributes:
        bodies: ids of the bodies in which they sit.
        titles: of every title that they hold, or that one of theirs implies, the units.
    """

    bodies: frozenset[int] = frozenset()
    titles: Mapping[str, frozenset[int]] = field(default_factory=dict)


def units_below(unit: Unit) -> list[tuple[int, str]]:
    """The unit and every living one below it, to choose from; the unit itself first."""
    units = Unit.objects.filter(pk__in=subtree_ids(unit), ends__isnull=True)
    below = units.exclude(pk=unit.pk).order_by("name").values_list("pk", "name")
    return [(unit.pk, unit.name), *below]


def named_circles(unit_ids: Sequence[int], day: date) -> Grouped:
    """The bodies of these units, and the titles that somebody holds there; two groups.

    Bodies of the first unit stand first.
    """
    rows = Body.objects.filter(holds_on(day), unit__in=unit_ids).select_related("unit")
    bodies = sorted(
        rows.order_by("unit__name", "kind__rank", "pk"), key=lambda row: row.unit_id != unit_ids[0]
    )
    titles = Title.objects.filter(
        pk__in=Position.objects.filter(holds_on(day), unit__in=unit_ids).values("title")
    )
    return [
        (
            _("Thành viên của ban, tổ chức trong đơn vị"),
            [(f"{BODY}:{body.pk}", _body_words(body)) for body in bodies],
        ),
        (
            _("Người đang giữ chức danh"),
            [(f"{TITLE}:{title.pk}", title.name) for title in titles.order_by("rank", "name")],
        ),
    ]


def circle_of(choice: str, unit_ids: Collection[int]) -> Circle:
    """What a choice of ``named_circles`` means, or any other word.

    A body elsewhere than in these units, or a title that there is none of, is nobody's.
    """
    kind, colon, name = choice.partition(":")
    if not colon:
        return Circle(choice)
    if kind == BODY and name.isascii() and name.isdecimal() and len(name) < 16:
        rows = Body.objects.select_related("unit").filter(unit__in=unit_ids)
        return Circle(BODY, body=rows.filter(pk=int(name)).first())
    return Circle(TITLE, title=Title.objects.filter(pk=name).first())


def names_whom_it_means(circle: Circle) -> bool:
    """Whether a body or a title stands beside exactly the word that needs one."""
    named = (circle.body is not None, circle.title is not None)
    return named == (circle.who == BODY, circle.who == TITLE)


def words_of(circle: Circle, who: str, unit: str, *, with_below: bool) -> str:
    """``Bí thư chi bộ, Đảng bộ phường Hòa An và các đơn vị trực thuộc``.

    Args:
        circle: whom it means.
        who: the words for people of a unit, where it names neither body nor title.
        unit: its name.
        with_below: not for the unit alone.
    """
    if circle.body is not None:
        return _body_words(circle.body)
    words = f"{circle.title.name if circle.title is not None else who}, {unit}"
    return _("%(who)s và các đơn vị trực thuộc") % {"who": words} if with_below else words


def _body_words(body: Body) -> str:
    """Its name, and whose it is where the name does not say so."""
    name = body.name.casefold()
    known = body.unit.name.casefold() in name or body.unit.short_name.casefold() in name
    return body.name if known else f"{body.name}, {body.unit.name}"


def titles_that_are(code: str) -> frozenset[str]:
    """The title, and whatever implies it: a secretary sits in the standing board as well."""
    graph = TitleGraph()
    codes = Title.objects.values_list("code", flat=True)
    return frozenset(each for each in codes if each == code or code in graph.implied_by(each))


def holders_of(unit_ids: Iterable[int], codes: Iterable[str], day: date) -> dict[int, int]:
    """Who holds one of these titles in these units: person id → unit id, of several the highest."""
    rows = Position.objects.filter(holds_on(day), unit__in=unit_ids, title__in=codes)
    return dict(rows.order_by("-title__rank", "id").values_list("person_id", "unit_id"))


def officers_of(unit_ids: Iterable[int], offices: Iterable[str], day: date) -> dict[int, int]:
    """Who holds one of these offices in these units: person id → unit id, of several the highest.

    Args:
        unit_ids: the units.
        offices: of ``Title.Office``.
        day: on which the office holds.
    """
    rows = Position.objects.filter(holds_on(day), unit__in=unit_ids, title__office__in=offices)
    return dict(rows.order_by("-title__rank", "id").values_list("person_id", "unit_id"))


def suspended_on(day: date) -> QuerySet[StatusPeriod]:
    """Those who take no part in the life of the Party for that time (đình chỉ sinh hoạt đảng)."""
    return StatusPeriod.objects.filter(holds_on(day), status=StatusPeriod.Status.SUSPENDED)


def seats_of(person: Person, day: date) -> Seats:
    """The person's side of ``members_of_body`` and ``holders_of``.

    The suspended are meant by nothing. Nothing is asked of whoever holds no title; of others
    three queries.
    """
    held = holdings_of(person, day)
    if not held.posts or held.suspended:
        return Seats()
    positions, graph = positions_on(person, day), TitleGraph()
    titles: dict[str, set[int]] = {}
    for row in positions:
        for code in {row.title_id} | graph.implied_by(row.title_id):
            titles.setdefault(code, set()).add(row.unit_id)
    return Seats(
        bodies=bodies_with(positions, graph, day),
        titles={code: frozenset(units) for code, units in titles.items()},
    )
