"""To whom documents are published, asked from both sides: whom one is for, and who may read it.

A right is a WHERE clause, not a row for each reader: it holds on the organisation of this day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from sotay.documents.models import Document, Publication
from sotay.documents.rules.publishing import Sent, is_for_all_of
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import Body, Membership, Person, Position, SystemRole, Title, Unit
from sotay.org.queries import members_of_body, roll_of, subtree_ids
from sotay.org.queries.audiences import (
    Circle,
    circle_of,
    holders_of,
    named_circles,
    officers_of,
    seats_of,
    suspended_on,
    titles_that_are,
    units_below,
    words_of,
)
from sotay.org.queries.belonging import own_units
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import holdings_of
from sotay.org.queries.units import above_each, ancestor_ids
from sotay.policy.reading import once_a_request

_Who, _Reach = Publication.Who, Publication.Reach


@dataclass(frozen=True)
class Places:
    """The places to which one publishes to reach a person.

    Attributes:
        own: units to which they belong or that they serve; ``above``: with all above these.
        served: units whose officer or clerk they are; ``above_served``: with all above these.
        bodies: in which they sit.
        titles: that they hold or that one of theirs implies: the units, and with all above.
    """

    own: frozenset[int]
    above: frozenset[int]
    served: frozenset[int]
    above_served: frozenset[int]
    bodies: frozenset[int]
    titles: Mapping[str, tuple[frozenset[int], frozenset[int]]]


@dataclass(frozen=True)
class PublicationLine:
    """A line of those to whom a document goes, in words."""

    id: int
    words: str
    asks_to_acknowledge: bool


@dataclass(frozen=True)
class UnopenedUnit:
    """Who of a unit or a body has not opened the document, in the order of the roll."""

    unit: str
    names: tuple[str, ...]
    opened: int
    count: int


def places_reached(person: Person) -> Places:
    """Where the person is reached, on the tree and in the posts of today."""
    day = clock.today()
    return once_a_request(("reach of documents", person.pk, day), lambda: _places_of(person, day))


def _places_of(person: Person, day: date) -> Places:
    """One query for the tree, and three for whoever holds a title."""
    own, seats, held = own_units(person, day), seats_of(person, day), holdings_of(person, day)
    served = {unit_id for unit_id, _office in held.offices}
    served |= {unit_id for unit_id, role in held.roles if role == "clerk"}
    over = above_each(own.union(*seats.titles.values()))

    def with_above(units: Iterable[int]) -> frozenset[int]:
        return frozenset(units).union(*(over[unit_id] for unit_id in units))

    return Places(
        own=frozenset(own),
        above=with_above(own),
        served=frozenset(served),
        above_served=with_above(served),
        bodies=seats.bodies,
        titles={code: (units, with_above(units)) for code, units in seats.titles.items()},
    )


def reaches(person: Person) -> Q:
    """Publications that reach the person."""
    places = places_reached(person)
    found = (
        Q(who=_Who.EVERYBODY, reach=_Reach.UNIT, unit__in=places.own)
        | Q(who=_Who.EVERYBODY, reach=_Reach.SUBTREE, unit__in=places.above)
        | Q(who=_Who.COMMITTEE, reach=_Reach.UNIT, unit__in=places.served)
        | Q(who=_Who.COMMITTEE, reach=_Reach.SUBTREE, unit__in=places.above_served)
    )
    if places.bodies:
        found |= Q(who=_Who.BODY, body__in=places.bodies)
    for code, (here, above) in places.titles.items():
        found |= Q(who=_Who.TITLE, title=code, reach=_Reach.UNIT, unit__in=here)
        found |= Q(who=_Who.TITLE, title=code, reach=_Reach.SUBTREE, unit__in=above)
    return found


def reached_by(person: Person, document: str = "pk") -> Exists:
    """Whether a publication of a row's document reaches the person; asked of row by row.

    ``pk__in`` would write down every document that reaches the person, for each question anew.
    """
    return Exists(Publication.objects.filter(reaches(person), document=OuterRef(document)))


def each_place(person: Person) -> Iterator[Q]:
    """``reaches``, one place at a time, so that an index gives what came to each of them last."""
    places = places_reached(person)
    for who, here, above in (
        (Q(who=_Who.EVERYBODY), places.own, places.above),
        (Q(who=_Who.COMMITTEE), places.served, places.above_served),
        *((Q(who=_Who.TITLE, title=code), *units) for code, units in places.titles.items()),
    ):
        yield from (who & Q(reach=_Reach.UNIT, unit=unit_id) for unit_id in sorted(here))
        yield from (who & Q(reach=_Reach.SUBTREE, unit=unit_id) for unit_id in sorted(above))
    yield from (Q(who=_Who.BODY, body=body_id) for body_id in sorted(places.bodies))


def publication_words(row: Publication) -> str:
    """To whom it goes: ``Bí thư Chi bộ, Đảng bộ phường Hòa An và các đơn vị trực thuộc``."""
    circle = Circle(row.who, row.body, row.title)
    below = row.reach == _Reach.SUBTREE
    words = words_of(circle, row.get_who_display(), row.unit.name, with_below=below)
    return words[:1].upper() + words[1:]


def publication_lines(document: Document, to: Q | None = None) -> list[PublicationLine]:
    """To whom a document goes, or of that the lines ``to``; one query."""
    rows = document.publications.select_related("unit", "body__unit", "title")
    chosen = rows if to is None else rows.filter(to)
    return [
        PublicationLine(row.pk, publication_words(row), row.asks_to_acknowledge) for row in chosen
    ]


def publication_of(document: Document, publication_id: int) -> Publication:
    """A line of those to whom the document goes.

    Raises:
        Missing: there is none with this id, or it was taken back.
    """
    row = document.publications.filter(pk=publication_id).first()
    if row is None:
        raise Missing(_("Nơi nhận này đã được bỏ rồi."))
    return row


def units_to_publish(document: Document) -> list[tuple[int, str]]:
    """The document's unit and everything below it, to choose from."""
    return units_below(document.unit)


def who_choices(document: Document) -> list[Any]:
    """Members, officers, and the bodies and titles of the units; groups of choices."""
    plain = [(one.value, one.label) for one in (_Who.EVERYBODY, _Who.COMMITTEE)]
    named = named_circles(_ids_to_publish(document), clock.today())
    return [(_("Đảng viên"), plain), *named]


def circle_in(document: Document, choice: str) -> Circle:
    """What a choice of ``who_choices`` means."""
    return circle_of(choice, _ids_to_publish(document))


def _ids_to_publish(document: Document) -> list[int]:
    return [unit_id for unit_id, _name in units_to_publish(document)]


def everybody_reads(document: Document, unit: Unit, body: Body | None, *, officers: bool) -> bool:
    """Whether everybody whom a unit or one of its bodies calls may read the document by itself.

    Args:
        document: a published one.
        unit: the unit.
        body: the body that meets; None: the whole unit, or its officers.
        officers: whether they are all officers of the unit.
    """
    sent = [
        Sent(row.who, row.unit_id, row.reach == _Reach.SUBTREE, row.body_id)
        for row in document.publications.all()
    ]
    body_id = body.pk if body is not None else None
    return is_for_all_of(
        sent, unit.pk, frozenset(ancestor_ids(unit)), body_id=body_id, officers=officers
    )


def unopened(document: Document) -> list[UnopenedUnit]:
    """Who has not opened it, by unit and body; never a ranking, and of whom it is for alone."""
    day = clock.today()
    opened = set(document.openings.values_list("person", flat=True))
    groups: dict[str, dict[int, str]] = {}
    for publication in document.publications.select_related("unit", "body__unit"):
        for name, people in _by_unit(publication, day):
            groups.setdefault(name, {}).update({one.pk: one.full_name for one in people})
    found: list[UnopenedUnit] = []
    for name, group in groups.items():
        missing = tuple(words for pk, words in group.items() if pk not in opened)
        found.append(UnopenedUnit(name, missing, len(group) - len(missing), len(group)))
    return found


def _by_unit(publication: Publication, day: date) -> Iterator[tuple[str, list[Person]]]:
    """Whom a publication means, under the name of their unit or body."""
    if publication.body is not None:
        yield publication_words(publication), _in_order(_seated(publication.body, day))
    elif publication.who == _Who.EVERYBODY:
        cells = Unit.objects.filter(pk__in=_units_reached(publication), kind__is_cell=True)
        for unit in cells.order_by("name"):
            lines = roll_of(unit, day)
            yield unit.name, [one.person for one in lines if one.standing.status != "suspended"]
    else:
        yield from _in_posts(publication, day)


def _in_posts(publication: Publication, day: date) -> Iterator[tuple[str, list[Person]]]:
    holders = _posts(publication, day)
    for unit in Unit.objects.filter(pk__in=set(holders.values())).order_by("name"):
        yield unit.name, _in_order(pk for pk, held_in in holders.items() if held_in == unit.pk)


def _posts(publication: Publication, day: date) -> dict[int, int]:
    """Who holds the title or the office that is meant: person id → unit id."""
    units = _units_reached(publication)
    if publication.who == _Who.COMMITTEE:
        return officers_of(units, Title.Office.values, day)
    holders = holders_of(units, titles_that_are(publication.title_id or ""), day)
    for person_id in suspended_on(day).values_list("person_id", flat=True):
        holders.pop(person_id, None)
    return holders


def _seated(body: Body, day: date) -> set[int]:
    suspended = set(suspended_on(day).values_list("person_id", flat=True))
    return {seat.person.pk for seat in members_of_body(body, day)} - suspended


def _in_order(ids: Iterable[int]) -> list[Person]:
    return list(Person.objects.filter(pk__in=list(ids)).order_by("name_key", "pk"))


def _units_reached(publication: Publication) -> set[int]:
    """Its unit, and what is below as far as it reaches."""
    if publication.reach == _Reach.UNIT:
        return {publication.unit_id}
    return {publication.unit_id} | subtree_ids(publication.unit)


def next_readers(publication: Publication, after: int, count: int) -> list[Person]:
    """The next ``count`` people with an account whom it reaches, by id, beginning after one."""
    rows = Person.objects.filter(
        _meant(publication, clock.today()), pk__gt=after, account__isnull=False
    )
    return list(rows.order_by("pk")[:count])


def _meant(publication: Publication, day: date) -> Q:
    if publication.body is not None:
        return Q(pk__in=_seated(publication.body, day))
    ids = _units_reached(publication)
    # What comes to a unit or its committee, its clerk takes in.
    clerks = SystemRole.objects.filter(holds_on(day), unit__in=ids, role=SystemRole.Role.CLERK)
    keeping = Q(pk__in=clerks.values("person"))
    if publication.who == _Who.COMMITTEE:
        return keeping | Q(pk__in=set(_posts(publication, day)))
    if publication.who == _Who.TITLE:
        return Q(pk__in=set(_posts(publication, day)))
    serving = Position.objects.filter(holds_on(day), unit__in=ids).exclude(title__office="")
    belonging = Membership.objects.filter(holds_on(day), unit__in=ids)
    may = Q(pk__in=belonging.values("person")) & ~Q(pk__in=suspended_on(day).values("person"))
    return may | keeping | Q(pk__in=serving.values("person"))
