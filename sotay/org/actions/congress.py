"""A congress: a new term, a whole new committee, in one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Invalid, Refusal
from sotay.ledger.acts import one_act
from sotay.org.actions.bodies import begin_term, form_body
from sotay.org.actions.facts import end_facts
from sotay.org.actions.positions import Appointment, appoint_to_position, end_charge
from sotay.org.models import Body, BodyKind, Charge, Person, Position, Title, Unit
from sotay.org.queries.days import holds_on
from sotay.org.queries.units import subtree_ids


@dataclass(frozen=True)
class Elected:
    """Who was elected to what; ``row`` is the line of the form, named in a refusal."""

    person: Person
    title: Title
    row: int


@dataclass(frozen=True)
class NewCommittee:
    """What came of a congress."""

    appointments: tuple[Appointment, ...]
    warnings: tuple[str, ...]


@one_act()
def change_committee(
    *,
    by: Person | None,
    unit: Unit,
    on: date,
    term: str,
    elected: Sequence[Elected],
    decision: str = "",
) -> NewCommittee:
    """Begin a term and put a new committee in the place of the old one, all or nothing.

    Every position of the unit's committee ends on ``on``; who was elected again begins
    anew, in the new term. Charges of whoever sits in the committee no longer end too. A body
    in which the elected sit and that the unit does not have yet is formed.

    Raises:
        Invalid: nobody elected, no name of the term, or somebody may not be elected; the
            refusal's field is ``person_N`` or ``title_N`` of the row.
        Conflict: the same title or a second single holder in another row; a term or a
            position begins on that day or later.
    """
    if not elected:
        raise Invalid(_("Hãy ghi ít nhất một đồng chí trúng cử."), field="person_1")
    unit = Unit.objects.select_for_update().select_related("kind").get(pk=unit.pk)
    new_term = begin_term(by=by, unit=unit, name=term, on=on)
    before = Position.objects.filter(unit=unit).exclude(title__office="")
    former = set(before.filter(holds_on(on)).values_list("person_id", flat=True))
    end_facts(before, on)
    _form_missing_bodies(by, unit, elected, on)
    made = []
    for one in elected:
        try:
            made.append(
                appoint_to_position(
                    by=by,
                    person=one.person,
                    title=one.title,
                    unit=unit,
                    on=on,
                    term=new_term,
                    decision=decision,
                )
            )
        except Refusal as refusal:
            # The line of the form: the whole paper stays as it was typed.
            refusal.field = f"{'title' if refusal.field == 'title' else 'person'}_{one.row}"
            raise
    _end_charges(by, unit, former - {one.person.pk for one in elected}, on)
    warnings = dict.fromkeys(text for one in made for text in one.warnings)
    return NewCommittee(tuple(made), tuple(warnings))


def _form_missing_bodies(
    by: Person | None, unit: Unit, elected: Sequence[Elected], on: date
) -> None:
    """The committee that the elected make: a cell's committee begins with its first members.

    A secretary alone makes none: a cell of fewer than nine has no committee (Điều 24).
    """
    kinds = {one.title.body_kind for one in elected if one.title.office == Title.Office.COMMITTEE}
    alive = Body.objects.filter(holds_on(on), unit=unit).values_list("kind_id", flat=True)
    for kind in BodyKind.objects.filter(code__in=kinds - set(alive)).order_by("rank"):
        form_body(by=by, unit=unit, kind=kind, name=f"{kind.name} {unit.name}", on=on)


def _end_charges(by: Person | None, unit: Unit, people: set[int], on: date) -> None:
    """Only a committee member follows a cell; whoever is one elsewhere keeps their charge."""
    below = subtree_ids(unit) - {unit.pk}
    for charge in Charge.objects.filter(
        holds_on(on), person__in=people, unit__in=below, starts__lt=on
    ).select_related("unit", "person"):
        end_charge(by=by, charge=charge, on=on)
