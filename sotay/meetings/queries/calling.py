"""Which meetings a person may call."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.meetings.models import Meeting
from sotay.org.models import Body, Person, Unit
from sotay.org.queries import body_member, committee_body, committee_of_cell, positions_on
from sotay.org.queries.days import holds_on
from sotay.policy import Relation, Right, may, relations_to

Kind = Meeting.Kind
_OF_A_CELL = (Kind.REGULAR, Kind.REGULAR_AND_THEMATIC, Kind.THEMATIC, Kind.EXTRAORDINARY)
_OF_A_BODY = {
    "cell_committee": Kind.CELL_COMMITTEE,
    "committee": Kind.COMMITTEE,
    "standing_board": Kind.STANDING_BOARD,
}
USUAL = frozenset({Kind.REGULAR, Kind.REGULAR_AND_THEMATIC, *_OF_A_BODY.values()})


@dataclass(frozen=True)
class CallChoice:
    """A meeting that may be called: of which unit or body, of which kind."""

    unit: Unit
    body: Body | None
    kind: str
    kind_name: str

    @property
    def key(self) -> str:
        """What a form sends: ``7-0-regular``."""
        return f"{self.unit.pk}-{self.body.pk if self.body else 0}-{self.kind}"

    @property
    def of(self) -> str:
        """Whose meeting it is."""
        return self.body.name if self.body else self.unit.name

    @property
    def is_of_leaders(self) -> bool:
        """Whether the secretary and deputies of a cell without a committee meet."""
        return self.body is None and self.kind == Kind.CELL_COMMITTEE


@dataclass(frozen=True)
class RepeatLine:
    """The last usual meeting of a unit or body, from which the next can be made."""

    meeting_id: int
    title: str
    of: str


def call_choices(person: Person) -> list[CallChoice]:
    """Every meeting that ``person`` may call today."""
    day = clock.today()
    units = {row.unit_id: row.unit for row in positions_on(person, day) if row.title.office}
    choices: list[CallChoice] = []
    for unit in units.values():
        if may(person, Right.MEETINGS_CALL, unit):
            choices += _choices_of(person, unit)
    return choices


def _choices_of(person: Person, unit: Unit) -> list[CallChoice]:
    found = [
        CallChoice(unit, None, kind.value, str(kind.label))
        for kind in _OF_A_CELL
        if unit.kind.is_cell
    ]
    day = clock.today()
    if unit.kind.is_cell and _leaders_meet(unit, day):
        leaders_meet = _("Họp bí thư, phó bí thư")
        found.append(CallChoice(unit, None, Kind.CELL_COMMITTEE.value, leaders_meet))
    leads = not relations_to(person, unit).isdisjoint({Relation.HEAD, Relation.DEPUTY})
    bodies = Body.objects.filter(holds_on(day), unit=unit, kind__in=_OF_A_BODY)
    for body in bodies.select_related("unit", "kind").order_by("kind__rank"):
        # Others of the unit's committee would call a meeting that they could not see.
        if leads or body_member(person, body, day):
            usual = _OF_A_BODY[body.kind_id]
            found.append(CallChoice(unit, body, usual.value, str(usual.label)))
            if not unit.kind.is_cell:
                found.append(CallChoice(unit, body, Kind.EXTRAORDINARY.value, _("Họp bất thường")))
    return found


def _leaders_meet(unit: Unit, day: date) -> bool:
    """Whether the cell's secretary and deputies meet in place of a committee it has not.

    Nobody meets alone: a secretary without a deputy agrees with the cell itself.
    """
    return committee_body(unit, day) is None and len(committee_of_cell(unit, day)) > 1


def choice_for(person: Person, key: str) -> CallChoice | None:
    """The choice with this key if it is offered to ``person``."""
    return next((choice for choice in call_choices(person) if choice.key == key), None)


def kinds_beside(meeting: Meeting) -> list[tuple[str, str]]:
    """The kinds that a draft may still become."""
    kinds = [Kind(meeting.kind)]
    if not meeting.is_committee_meeting:
        kinds = list(_OF_A_CELL)
    elif meeting.circle in _OF_A_BODY and not meeting.unit.kind.is_cell:
        kinds = [_OF_A_BODY[meeting.circle], Kind.EXTRAORDINARY]
    return [(each.value, str(each.label)) for each in kinds]


def of_circle(unit: Unit, body: Body | None, kind: str) -> Q:
    """The meetings of the same people: of the body, of a cell's leaders, of the whole cell."""
    same = Q(unit=unit, body=body)
    if body is not None:
        return same
    leaders = Q(kind=Kind.CELL_COMMITTEE)
    return same & (leaders if kind == Kind.CELL_COMMITTEE else ~leaders)


def earlier_meetings(unit: Unit, body: Body | None, kind: str) -> QuerySet[Meeting]:
    """Usual meetings of the same people that took place or will, the latest first."""
    return (
        Meeting.objects.filter(of_circle(unit, body, kind), kind__in=USUAL)
        .exclude(state=Meeting.State.CANCELLED)
        .select_related("unit", "body", "chair", "secretary")
        .order_by("-starts_at")
    )


def repeatable(choices: list[CallChoice]) -> list[RepeatLine]:
    """The latest usual meeting of each circle of people among ``choices``."""
    lines: list[RepeatLine] = []
    seen: set[tuple[int, int, bool]] = set()
    for choice in choices:
        owner = (choice.unit.pk, choice.body.pk if choice.body else 0, choice.is_of_leaders)
        if owner in seen:
            continue
        seen.add(owner)
        last = earlier_meetings(choice.unit, choice.body, choice.kind).first()
        if last is not None:
            lines.append(RepeatLine(last.pk, last.title, choice.of))
    return lines
