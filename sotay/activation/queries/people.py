"""The members of a unit and of everything under it, with how far each has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from sotay.activation.models import Activation, CodeGiven, DeviceDeclared, ReasonNotActive
from sotay.kernel import clock, phones
from sotay.org.models import Membership, Person, StatusPeriod, Unit
from sotay.org.queries import subtree_ids
from sotay.org.queries.days import holds_on

STATES = ("active", "reason", "invited", "waiting")


@dataclass(frozen=True, slots=True)
class Figures:
    """How many there are in each state; ``exempt`` is of all of them."""

    total: int
    active: int
    reason: int
    invited: int
    waiting: int
    exempt: int

    @classmethod
    def of_nobody(cls) -> "Figures":
        """Nothing yet."""
        return cls(0, 0, 0, 0, 0, 0)

    def plus(self, other: "Figures") -> "Figures":
        """Both together."""
        return Figures(
            self.total + other.total,
            self.active + other.active,
            self.reason + other.reason,
            self.invited + other.invited,
            self.waiting + other.waiting,
            self.exempt + other.exempt,
        )


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member as the board shows them.

    ``state`` is one of ``STATES``; ``expires_at`` is when the code ran or will run out that was
    last given for coming in.
    """

    person: Person
    unit: Unit
    state: str
    active_at: datetime | None
    way: str
    reason: str
    note: str
    expires_at: datetime | None
    medium: str
    device: str
    exempt: bool

    @property
    def phone(self) -> str:
        """As it is read out; for who may call the person."""
        return phones.shown(self.person.phone)


def members_among(unit: Unit, ids: Iterable[int]) -> list[Person]:
    """Those of ``ids`` who are on the home roll of ``unit`` or of one under it today."""
    rows = _memberships([*subtree_ids(unit)]).filter(person__in=set(ids))
    return [row.person for row in rows.select_related("person__account")]


def figures_by_unit(units: Iterable[int]) -> dict[int, Figures]:
    """For each unit that has members at home, how many are how far; one query."""
    rows = (
        _with_state(_memberships(units))
        .order_by()
        .values("unit_id")
        .annotate(
            total=Count("pk"),
            active=Count("pk", filter=Q(is_active=True)),
            with_reason=Count("pk", filter=Q(is_active=False, has_reason=True)),
            invited=Count("pk", filter=Q(is_active=False, has_reason=False, has_code=True)),
            exempt=Count("pk", filter=Q(is_exempt=True)),
        )
    )
    return {
        row["unit_id"]: Figures(
            row["total"],
            row["active"],
            row["with_reason"],
            row["invited"],
            row["total"] - row["active"] - row["with_reason"] - row["invited"],
            row["exempt"],
        )
        for row in rows
    }


def member_lines(units: Iterable[int], *, state: str, most: int) -> list[MemberLine]:
    """The members in one state (``all``: in any; ``not_active``: all but active), by name.

    One query, whatever the size; never more than ``most``.
    """
    rows = _with_details(_with_state(_memberships(units))).select_related("person", "unit")
    rows = rows.filter(_in_state(state)).order_by("person__name_key", "person_id")
    return [_line(row) for row in rows[:most]]


def member_line(person: Person) -> MemberLine | None:
    """One person's line at home, if the person is on a home roll today."""
    rows = Membership.objects.filter(
        holds_on(clock.today()), person=person, kind=Membership.Kind.HOME
    )
    row = _with_details(_with_state(rows)).select_related("person__account", "unit").first()
    return _line(row) if row else None


def _memberships(units: Iterable[int]) -> QuerySet[Membership]:
    return Membership.objects.filter(
        holds_on(clock.today()), unit__in=list(units), kind=Membership.Kind.HOME
    )


def _with_state(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    person = OuterRef("person_id")
    codes = CodeGiven.objects.filter(
        person=person, purpose=CodeGiven.Purpose.COMING_IN, expires_at__gt=clock.now()
    )
    exempt = [StatusPeriod.Status.EXEMPT_AGE, StatusPeriod.Status.EXEMPT_OTHER]
    statuses = StatusPeriod.objects.filter(
        holds_on(clock.today()), person=person, status__in=exempt
    )
    return rows.annotate(
        is_active=Exists(Activation.objects.filter(person=person)),
        has_reason=Exists(ReasonNotActive.objects.filter(person=person, until=None)),
        has_code=Exists(codes),
        is_exempt=Exists(statuses),
    )


def _with_details(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    person = OuterRef("person_id")
    reasons = ReasonNotActive.objects.filter(person=person, until=None)
    codes = CodeGiven.objects.filter(person=person, purpose="activation").order_by("-at", "-id")
    devices = DeviceDeclared.objects.filter(person=person).order_by("-on", "-id")
    return rows.annotate(
        active_at=F("person__activation__at"),
        way=F("person__activation__way"),
        why=Subquery(reasons.values("reason")[:1]),
        note=Subquery(reasons.values("note")[:1]),
        expires_at=Subquery(codes.values("expires_at")[:1]),
        medium=Subquery(codes.values("medium")[:1]),
        device=Subquery(devices.values("kind")[:1]),
    )


def _in_state(state: str) -> Q:
    return {
        "active": Q(is_active=True),
        "not_active": Q(is_active=False),
        "reason": Q(is_active=False, has_reason=True),
        "invited": Q(is_active=False, has_reason=False, has_code=True),
        "waiting": Q(is_active=False, has_reason=False, has_code=False),
    }.get(state, Q())


def _line(row: Membership) -> MemberLine:
    shown = vars(row)
    if shown["is_active"]:
        state = "active"
    elif shown["has_reason"]:
        state = "reason"
    else:
        state = "invited" if shown["has_code"] else "waiting"
    return MemberLine(
        person=row.person,
        unit=row.unit,
        state=state,
        active_at=shown["active_at"],
        way=shown["way"] or "",
        reason=shown["why"] or "",
        note=shown["note"] or "",
        expires_at=shown["expires_at"],
        medium=shown["medium"] or "",
        device=shown["device"] or "",
        exempt=shown["is_exempt"],
    )
