"""What the pages of the organisation show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sotay.kernel import clock, phones
from sotay.org.models import (
    Body,
    Charge,
    Membership,
    Person,
    Position,
    StagePeriod,
    StatusPeriod,
    SystemRole,
    TemporaryAbsence,
    Title,
    Unit,
)
from sotay.org.privacy import phone_for
from sotay.org.queries.days import holds_on
from sotay.org.queries.history import UnitEventLine, history_of
from sotay.org.queries.people import home_of, in_charge_of
from sotay.org.queries.positions import bodies_of, positions_on
from sotay.org.queries.roll import RollMember, roll_of
from sotay.org.queries.titles import TitleGraph
from sotay.org.queries.units import (
    UnitDescription,
    UnitNode,
    tree_on,
    unit_on,
)
from sotay.org.rules import Stage
from sotay.policy import Relation, Right, may, relations_to


@dataclass(frozen=True, slots=True)
class TreePage:
    """The tree of one day."""

    day: date
    is_today: bool
    tops: list[UnitNode]


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a body, with the highest post held in the unit."""

    person: Person
    post: str


@dataclass(frozen=True, slots=True)
class Board:
    """A body of a unit and who sits in it."""

    name: str
    seats: list[Seat]


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """One member as the directory shows them; ``state`` is empty where it may not be seen."""

    person_id: int
    name: str
    posts: str
    phone: str
    state: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit on one day. ``members`` is None for who may not see its roll."""

    unit: Unit
    day: date
    is_today: bool
    described: UnitDescription
    parent: Unit | None
    under: list[UnitNode]
    boards: list[Board]
    in_charge: list[Person]
    members: list[DirectoryLine] | None
    history: list[UnitEventLine]
    keeps: bool
    looks_up: bool


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A position with the seats that come with it."""

    position: Position
    implied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person as everybody signed in sees them; ``state`` is empty where it may not be.

    ``dial`` is the number to call, for those of the own cell; empty for the others.
    """

    person: Person
    phone: str
    dial: str
    home: Unit | None
    posts: list[HeldPost]
    past_posts: list[Position]
    state: str
    may_help: bool
    keeps: bool


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Everything that is kept about a person, for that person."""

    person: Person
    sex: str | Promise
    phone: str
    home: Unit | None
    posts: list[HeldPost]
    past_posts: list[Position]
    memberships: list[Membership]
    stages: list[StagePeriod]
    statuses: list[StatusPeriod]
    absences: list[TemporaryAbsence]
    charges: list[Charge]
    roles: list[SystemRole]


def tree_page(day: date) -> TreePage:
    """The tree as it stood on ``day``."""
    return TreePage(day, day == clock.today(), tree_on(day))


def unit_page(viewer: Person, unit: Unit, day: date) -> UnitPage:
    """A unit as it read on ``day``, with as much of its roll as ``viewer`` may see today.

    Raises:
        Missing: the unit was founded after that day.
    """
    described = unit_on(unit, day)
    members = None
    if may(viewer, Right.ORG_ROSTER_SEE, unit):
        sees_state = may(viewer, Right.ORG_STATUS_SEE, unit)
        own = _is_own(viewer, unit)
        members = [
            _directory_line(line, sees_state=sees_state, own_cell=own)
            for line in roll_of(unit, day)
        ]
    return UnitPage(
        unit=unit,
        day=day,
        is_today=day == clock.today(),
        described=described,
        parent=_unit_or_none(described.parent_id),
        under=_under(tree_on(day), unit.pk),
        boards=boards_of(unit, day),
        in_charge=in_charge_of(unit, day),
        members=members,
        history=history_of(unit),
        keeps=may(viewer, Right.ORG_UNITS_MANAGE, unit),
        looks_up=may(viewer, Right.ORG_DIRECTORY_SEE, unit)
        or (members is not None and described.kind.is_cell),
    )


def boards_of(unit: Unit, day: date) -> list[Board]:
    """The bodies of ``unit`` with who sits in them; a cell without one shows its secretary."""
    positions = list(
        Position.objects.filter(holds_on(day), unit=unit).select_related("title", "person")
    )
    bodies = Body.objects.filter(holds_on(day), unit=unit).select_related("kind")
    graph, boards = TitleGraph(), []
    for body in bodies.order_by("kind__rank", "starts", "pk"):
        seated = [it for it in positions if graph.seats_in(it, body.pk, body.kind_id)]
        if seated:
            boards.append(Board(body.name, _seats(seated)))
    if not boards and positions:
        boards.append(Board(_("Bí thư, phó bí thư"), _seats(positions)))
    return boards


def person_page(viewer: Person, person: Person, day: date) -> PersonPage:
    """A person, with the state only where ``viewer`` may see it."""
    state = ""
    if may(viewer, Right.ORG_STATUS_SEE, person):
        row = StatusPeriod.objects.filter(holds_on(day), person=person).first()
        state = row.get_status_display() if row else ""
    home = home_of(person, day)
    own_cell = home is not None and _is_own(viewer, home)
    return PersonPage(
        person=person,
        phone=phone_for(person.phone, own_cell=own_cell),
        dial=phones.international(person.phone) if own_cell else "",
        home=home,
        posts=_held_posts(person, day),
        past_posts=_past_posts(person, day),
        state=state,
        may_help=viewer.pk != person.pk and may(viewer, Right.ORG_FACTORS_HELP, person),
        keeps=may(viewer, Right.ORG_PEOPLE_MANAGE, person),
    )


def own_page(person: Person, day: date) -> OwnPage:
    """All that is kept about ``person``; nobody else asks for this."""
    return OwnPage(
        person=person,
        sex=person.get_sex_display(),
        phone=phones.shown(person.phone),
        home=home_of(person, day),
        posts=_held_posts(person, day),
        past_posts=_past_posts(person, day),
        memberships=list(person.memberships.select_related("unit").order_by("-starts")),
        stages=list(person.stages.order_by("-starts")),
        statuses=list(person.statuses.order_by("-starts")),
        absences=list(person.absences.order_by("-starts")),
        charges=list(person.charges.select_related("unit").order_by("-starts")),
        roles=list(person.system_roles.select_related("unit").order_by("-starts")),
    )


def _past_posts(person: Person, day: date) -> list[Position]:
    """What the person held before, the latest first."""
    rows = Position.objects.filter(person=person, ends__lte=day)
    return list(rows.select_related("title", "unit", "body").order_by("-ends", "title__rank"))


def _held_posts(person: Person, day: date) -> list[HeldPost]:
    graph = TitleGraph()
    held = positions_on(person, day)
    bodies = bodies_of({position.unit_id for position in held}, day)
    seats = {
        position: [
            code
            for code in graph.implied_by(position.title_id)
            if (position.unit_id, graph.body_kind_of(code)) in bodies
        ]
        for position in held
    }
    titles = Title.objects.in_bulk({code for codes in seats.values() for code in codes})
    return [
        HeldPost(position, tuple(title.name for title in _ranked(titles[code] for code in codes)))
        for position, codes in seats.items()
    ]


def _ranked(titles: Iterable[Title]) -> list[Title]:
    return sorted(titles, key=lambda title: title.rank)


def _seats(positions: list[Position]) -> list[Seat]:
    highest: dict[Person, Position] = {}
    for position in sorted(positions, key=lambda it: (it.title.rank, it.pk)):
        highest.setdefault(position.person, position)
    in_order = sorted(
        highest.values(), key=lambda it: (it.title.rank, bytes(it.person.name_key), it.person_id)
    )
    return [Seat(position.person, position.title.name) for position in in_order]


def _directory_line(line: RollMember, *, sees_state: bool, own_cell: bool) -> DirectoryLine:
    return DirectoryLine(
        person_id=line.person.pk,
        name=line.person.full_name,
        posts=", ".join(line.posts),
        phone=phone_for(line.person.phone, own_cell=own_cell),
        state=_state(line) if sees_state else "",
    )


def _state(line: RollMember) -> str:
    standing = line.standing
    if standing.status == "suspended":
        return _("đình chỉ sinh hoạt")
    if standing.is_exempt:
        return _("miễn sinh hoạt")
    if standing.away:
        return _("sinh hoạt tạm thời nơi khác")
    if standing.membership == "temporary":
        return _("sinh hoạt tạm thời tại đây")
    return _("dự bị") if standing.stage == Stage.PROBATIONARY else ""


def _is_own(viewer: Person, unit: Unit) -> bool:
    """Whether the viewer takes part in what this unit does."""
    return not {Relation.MEMBER, Relation.EXEMPT_MEMBER}.isdisjoint(relations_to(viewer, unit))


def _under(nodes: list[UnitNode] | tuple[UnitNode, ...], unit_id: int) -> list[UnitNode]:
    for node in nodes:
        found = list(node.children) if node.id == unit_id else _under(node.children, unit_id)
        if found:
            return found
    return []


def _unit_or_none(unit_id: int | None) -> Unit | None:
    return None if unit_id is None else Unit.objects.get(pk=unit_id)
