"""Positions that a person holds on a day, and what they imply."""

from collections.abc import Sequence
from datetime import date

from sotay.org.models import Body, Person, Position, Unit
from sotay.org.queries.days import holds_on
from sotay.org.queries.titles import HeldTitle, TitleGraph


def positions_on(person: Person, day: date) -> list[Position]:
    """Everything that ``person`` is elected or appointed to on ``day``, highest first."""
    return list(
        Position.objects.filter(holds_on(day), person=person)
        .select_related("title", "unit", "body", "term")
        .order_by("title__rank", "starts", "id")
    )


def titles_on(person: Person, day: date) -> frozenset[HeldTitle]:
    """Every title that ``person`` holds on ``day``, those implied by another included."""
    return with_implied(positions_on(person, day), day)


def with_implied(positions: list[Position], day: date) -> frozenset[HeldTitle]:
    """The titles of ``positions`` and all that they imply, in the bodies of that day.

    An implied title of a body that the unit does not have is not held: a cell of fewer
    than nine official members has a secretary and no committee (Điều lệ Đảng, Điều 24).
    """
    graph = TitleGraph()
    bodies = bodies_of({position.unit_id for position in positions}, day)
    held: set[HeldTitle] = set()
    for position in positions:
        unit_id = position.unit_id
        body_id = position.body_id or bodies.get((unit_id, position.title.body_kind))
        held.add(HeldTitle(position.title_id, unit_id, body_id))
        for code in graph.implied_by(position.title_id):
            kind = graph.body_kind_of(code)
            if not kind:
                held.add(HeldTitle(code, unit_id, None))
            elif (unit_id, kind) in bodies:
                held.add(HeldTitle(code, unit_id, bodies[unit_id, kind]))
    return frozenset(held)


def committee_seats(unit: Unit, day: date) -> list[Position]:
    """The positions of the unit's committee on ``day``, highest first."""
    return list(
        Position.objects.filter(holds_on(day), unit=unit)
        .exclude(title__office="")
        .select_related("title", "person")
        .order_by("title__rank", "person__name_key", "pk")
    )


def body_member(person: Person, body: Body, day: date) -> bool:
    """Whether ``person`` sits in ``body`` on ``day``, by a title held there or implied."""
    positions = list(
        Position.objects.filter(holds_on(day), person=person, unit=body.unit_id).select_related(
            "title"
        )
    )
    if not positions or not is_alive(body, day):
        return False
    graph = TitleGraph()
    return any(graph.seats_in(position, body.pk, body.kind_id) for position in positions)


def bodies_with(positions: Sequence[Position], graph: TitleGraph, day: date) -> frozenset[int]:
    """The ids of the bodies of ``day`` in which these positions seat their holder; one query."""
    bodies = Body.objects.filter(holds_on(day), unit__in={row.unit_id for row in positions})
    return frozenset(
        body.pk
        for body in bodies
        for row in positions
        if row.unit_id == body.unit_id and graph.seats_in(row, body.pk, body.kind_id)
    )


def is_alive(body: Body, day: date) -> bool:
    """Whether the body exists on ``day``."""
    return body.starts <= day and (body.ends is None or day < body.ends)


def bodies_of(unit_ids: set[int], day: date) -> dict[tuple[int, str], int]:
    """The body of each kind in each unit on ``day``; of several of a kind, the oldest."""
    rows = Body.objects.filter(holds_on(day), unit__in=unit_ids).order_by("-starts", "-id")
    return {(body.unit_id, body.kind_id): body.pk for body in rows}
