"""The organisation and its members on a day, in few queries however large it is."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sotay.accounts.models import SignInDay
from sotay.activation import queries as activation
from sotay.activation.models import DeviceDeclared
from sotay.kernel import clock
from sotay.kernel.refusals import Invalid, Missing
from sotay.org.models import (
    Body,
    Membership,
    Person,
    StagePeriod,
    StatusPeriod,
    TemporaryAbsence,
    Unit,
)
from sotay.org.queries import UnitNode, tree_on
from sotay.org.queries.days import holds_on
from sotay.privacy.retention import days_of
from sotay.reports.rules import tree
from sotay.reports.rules.tallies import Member, Tally, tallies
from sotay.reports.rules.tree import Node

_HOME, _TEMPORARY = Membership.Kind.HOME, Membership.Kind.TEMPORARY
NO_DEVICE = DeviceDeclared.Kind.NONE
_EXEMPT = (StatusPeriod.Status.EXEMPT_AGE, StatusPeriod.Status.EXEMPT_OTHER)


@dataclass(frozen=True)
class Counted:
    """What a report counts of people: each unit's own tally, and who has a committee."""

    own: dict[int, Tally]
    committees: frozenset[int]


def nodes_on(day: date) -> tuple[Node, ...]:
    """The tops of the tree as it stood on ``day``; three queries."""
    rows = Unit.objects.filter(holds_on(day)).values_list("pk", "code", "cell_type")
    known = {pk: (code, cell_type) for pk, code, cell_type in rows}

    def node(it: UnitNode) -> Node:
        code, cell_type = known[it.id]
        return Node(
            id=it.id,
            code=code,
            name=it.name,
            short_name=it.short_name,
            kind=it.kind.name,
            is_cell=it.kind.is_cell,
            cell_type=cell_type,
            under=tuple(map(node, it.children)),
        )

    return tuple(map(node, tree_on(day)))


def node_of(unit: Unit, day: date) -> Node:
    """The unit in the tree of ``day``.

    Raises:
        Missing: it did not exist that day.
    """
    found = tree.find(nodes_on(day), unit.pk)
    if found is None:
        raise Missing(_("Ngày này tổ chức đảng chưa thành lập hoặc đã kết thúc hoạt động."))
    return found


def unit_of_code(code: str) -> Unit:
    """The unit with this code, living or not.

    Raises:
        Missing: there is none.
    """
    found = Unit.objects.select_related("kind", "parent").filter(code=code).first()
    if found is None:
        raise Missing(_("Không có đơn vị nào mang mã %s.") % code)
    return found


def root_unit(day: date | None = None) -> Unit:
    """The unit whose report is meant when none is named; today's without a day.

    Raises:
        Missing: there is no unit on that day.
        Invalid: there are several tops.
    """
    day = day or clock.today()
    tops = nodes_on(day)
    if not tops:
        raise Missing(_("Ngày này chưa có tổ chức đảng nào."))
    homes = Membership.objects.filter(holds_on(day), kind=_HOME, unit__kind__is_cell=False)
    at_home = dict.fromkeys(homes.values_list("unit_id", flat=True).distinct(), Tally())
    root = tree.root_of(tops, at_home)
    if root is None:
        names = ", ".join(f"{top.name} ({top.code})" for top in tops)
        raise Invalid(_("Có nhiều tổ chức cao nhất, hãy chọn một: %s.") % names, field="unit")
    return Unit.objects.select_related("kind", "parent").get(pk=root.id)


def home_memberships(units: Collection[int], day: date) -> QuerySet[Membership]:
    """Who is at home in these units on ``day``: one row a person.

    Whom two units claim at once belongs to the one that received them last, wherever it is.
    """
    later = Membership.objects.filter(
        Q(starts__gt=OuterRef("starts")) | Q(starts=OuterRef("starts"), pk__gt=OuterRef("pk")),
        holds_on(day),
        person=OuterRef("person"),
        kind=_HOME,
    )
    return Membership.objects.filter(~Exists(later), holds_on(day), unit__in=units, kind=_HOME)


def counted(units: Collection[int], *, since: date, day: date) -> Counted:
    """The own tallies of these units on ``day``; a fixed number of queries."""
    own = tallies(members_on(units, since=since, day=day))
    for unit_id, received in _received(units, day):
        own[unit_id] = replace(own.get(unit_id, Tally()), received=received)
    committees = Body.objects.filter(holds_on(day), unit__in=units, kind__is_committee=True)
    return Counted(
        own=own,
        committees=frozenset(committees.values_list("unit_id", flat=True)),
    )


def logins_are_known(since: date) -> bool:
    """Whether the days on which people signed in are kept since the period began."""
    return since > clock.today() - timedelta(days=days_of("sign_in_days"))


def members_on(units: Collection[int], *, since: date, day: date) -> Iterator[Member]:
    """Every member at home in these units on ``day``, once."""
    home = home_memberships(units, day)
    people = home.values("person")
    probationary = _ids(
        StagePeriod.objects.filter(
            holds_on(day), person__in=people, stage=StagePeriod.Stage.PROBATIONARY
        )
    )
    statuses = dict(
        StatusPeriod.objects.filter(holds_on(day), person__in=people).values_list(
            "person_id", "status"
        )
    )
    away = _ids(TemporaryAbsence.objects.filter(holds_on(day), person__in=people))
    guests = Membership.objects.filter(holds_on(day), person__in=people, kind=_TEMPORARY)
    elsewhere = set(guests.values_list("person_id", "unit_id"))
    members = Person.objects.filter(pk__in=people)
    activated, reasons = activation.activated_people(members, day), activation.reasons(members, day)
    devices = activation.devices(members, day)
    end = end_of(day)
    came = SignInDay.objects.filter(
        account=OuterRef("person__account"), day__gte=since, day__lte=day
    )
    rows = home.annotate(came=Exists(came)).values_list(
        "person_id", "unit_id", "person__sex", "person__account__created_at", "came"
    )
    received = {person_id for person_id, _unit in elsewhere}
    for person_id, unit_id, sex, account_since, signed_in in rows.iterator():
        yield Member(
            person_id=person_id,
            unit_id=unit_id,
            official=person_id not in probationary,
            woman=sex == Person.Sex.FEMALE,
            exempt=statuses.get(person_id) in _EXEMPT,
            suspended=statuses.get(person_id) == StatusPeriod.Status.SUSPENDED,
            away=person_id in away
            or (person_id in received and (person_id, unit_id) not in elsewhere),
            told_device=person_id in devices,
            with_device=devices.get(person_id, NO_DEVICE) != NO_DEVICE,
            with_account=_was_there(account_since, end),
            activated=person_id in activated,
            signed_in=signed_in,
            reason=reasons.get(person_id, ""),
        )


def _was_there(since: datetime | None, end: datetime) -> bool:
    """None where there is no account."""
    return since is not None and since < end


def _received(units: Collection[int], day: date) -> Iterable[tuple[int, int]]:
    """How many each unit received for a time, who are at home elsewhere."""
    rows = Membership.objects.filter(holds_on(day), unit__in=units, kind=_TEMPORARY)
    return (
        rows.values("unit_id")
        .annotate(n=Count("person", distinct=True))
        .values_list("unit_id", "n")
    )


def _ids(rows: QuerySet[StagePeriod] | QuerySet[TemporaryAbsence]) -> set[int]:
    return set(rows.values_list("person_id", flat=True))


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.VIETNAM)


def end_of(day: date) -> datetime:
    """The first moment after ``day`` in Vietnam."""
    return _start_of(day) + timedelta(days=1)
