"""The roll: who belongs to a unit or sits in a body on a day, in which standing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from sotay.org.models import (
    Body,
    Membership,
    Person,
    Position,
    StagePeriod,
    StatusPeriod,
    TemporaryAbsence,
    Unit,
)
from sotay.org.queries.days import holds_on
from sotay.org.queries.titles import TitleGraph
from sotay.org.rules import Stage, Standing, Status

NO_POST = 1000


@dataclass(frozen=True, slots=True)
class RollMember:
    """One line of a roll.

    ``rank`` orders by the posts held in the unit of the roll (smaller is higher,
    ``NO_POST`` without one); ``posts`` names these first, then the posts held elsewhere.
    """

    person: Person
    standing: Standing
    rank: int
    posts: tuple[str, ...]


def roll_of(unit: Unit, day: date) -> list[RollMember]:
    """Everybody on the roll of ``unit`` on ``day``, at home or received for a time.

    Home members who are away stay on it ("không cắt đảng số"), so do the exempt and the
    suspended; ``rules`` says who of them is summoned. Highest post first, then by given
    name. Six queries, whatever the size.
    """
    memberships = list(Membership.objects.filter(holds_on(day), unit=unit).select_related("person"))
    # Who was received for a time and then moved here for good has one line, the home one.
    kinds = {
        row.person: Membership.Kind(row.kind)
        for row in sorted(memberships, key=lambda row: row.kind == Membership.Kind.HOME)
    }
    away = _away(unit, kinds, day)
    facts = _Facts(kinds, day)
    lines = (
        facts.line(person, unit, membership=kind, away=person.pk in away)
        for person, kind in kinds.items()
    )
    return _in_order(lines)


def members_of_body(body: Body, day: date) -> list[RollMember]:
    """Everybody who sits in ``body`` on ``day``, by a title held there or implied.

    Being away from one's cell for a time does not end a seat in a committee, so nobody
    is away here.
    """
    if not (body.starts <= day and (body.ends is None or day < body.ends)):
        return []
    graph = TitleGraph()
    seated = [
        position.person
        for position in _positions_in(body.unit, day)
        if graph.seats_in(position, body.pk, body.kind_id)
    ]
    return _committee(seated, body.unit, day)


def committee_of_cell(unit: Unit, day: date) -> list[RollMember]:
    """The cell's committee (chi ủy); where it has none, its secretary and deputies.

    A cell of fewer than nine official members elects no committee (Điều lệ Đảng, Điều 24).
    """
    body = committee_body(unit, day)
    if body is not None:
        return members_of_body(body, day)
    return _committee(
        [row.person for row in _positions_in(unit, day) if row.title.office], unit, day
    )


def committee_body(unit: Unit, day: date) -> Body | None:
    """The body that is the unit's committee on ``day`` (đảng ủy, chi ủy), if it has one."""
    return (
        Body.objects.filter(holds_on(day), unit=unit, kind__is_committee=True)
        .select_related("unit", "kind")
        .order_by("kind__rank", "starts", "id")
        .first()
    )


def _committee(people: Iterable[Person], unit: Unit, day: date) -> list[RollMember]:
    unique = dict.fromkeys(people)
    facts = _Facts(unique, day)
    return _in_order(
        facts.line(person, unit, membership=Membership.Kind.HOME, away=False) for person in unique
    )


def _positions_in(unit: Unit, day: date) -> list[Position]:
    return list(Position.objects.filter(holds_on(day), unit=unit).select_related("title", "person"))


def _away(unit: Unit, people: Iterable[Person], day: date) -> set[int]:
    """Whose absence is on record, or who has been received by another of our units."""
    ids = [person.pk for person in people]
    absent = TemporaryAbsence.objects.filter(holds_on(day), person__in=ids)
    received = Membership.objects.filter(
        holds_on(day), person__in=ids, kind=Membership.Kind.TEMPORARY
    ).exclude(unit=unit)
    return set(absent.values_list("person_id", flat=True)) | set(
        received.values_list("person_id", flat=True)
    )


class _Facts:
    """Stages, statuses and posts of many people on one day: three queries."""

    def __init__(self, people: Iterable[Person], day: date) -> None:
        ids = [person.pk for person in people]
        self._stages = dict(
            StagePeriod.objects.filter(holds_on(day), person__in=ids).values_list(
                "person_id", "stage"
            )
        )
        self._statuses = dict(
            StatusPeriod.objects.filter(holds_on(day), person__in=ids).values_list(
                "person_id", "status"
            )
        )
        self._positions: dict[int, list[Position]] = {}
        rows = Position.objects.filter(holds_on(day), person__in=ids).select_related("title")
        for row in rows.order_by("title__rank", "starts", "id"):
            self._positions.setdefault(row.person_id, []).append(row)

    def line(
        self, person: Person, unit: Unit, *, membership: Membership.Kind, away: bool
    ) -> RollMember:
        """The person's line on the roll of ``unit``."""
        positions = self._positions.get(person.pk, [])
        here = [row.title for row in positions if row.unit_id == unit.pk]
        elsewhere = [row.title for row in positions if row.unit_id != unit.pk]
        return RollMember(
            person=person,
            standing=Standing(
                person_id=person.pk,
                stage=Stage(self._stages.get(person.pk, Stage.OFFICIAL)),
                membership="home" if membership == Membership.Kind.HOME else "temporary",
                away=away and membership == Membership.Kind.HOME,
                status=cast(Status, self._statuses.get(person.pk, "active")),
            ),
            rank=min((title.rank for title in here), default=NO_POST),
            posts=tuple(title.name for title in here + elsewhere),
        )


def _in_order(lines: Iterable[RollMember]) -> list[RollMember]:
    return sorted(lines, key=lambda line: (line.rank, bytes(line.person.name_key), line.person.pk))
