"""The directory: who is in a unit and under it, found by name and by what they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sotay.kernel import names
from sotay.org.models import (
    Membership,
    Person,
    Position,
    StagePeriod,
    StatusPeriod,
    Title,
    Unit,
)
from sotay.org.privacy import phone_for
from sotay.org.queries.days import holds_on
from sotay.org.queries.titles import TitleGraph
from sotay.org.queries.units import subtree_ids
from sotay.policy import Relation, Right, may, relations_to

PAGE = 50
ANY_POST = "any"


@dataclass(frozen=True)
class Asked:
    """What is looked for. ``cell`` is the id of a unit under the one that is looked at."""

    words: str = ""
    cell: int | None = None
    stage: str = ""
    post: str = ""
    status: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """One person of the directory."""

    person_id: int
    name: str
    unit: str
    posts: str
    phone: str
    state: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Where somebody looks: the units, what they may be narrowed by, what may be known."""

    unit: Unit
    under: frozenset[int]
    cells: list[Unit]
    titles: list[Title]
    sees_status: bool


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """A page of the directory."""

    unit: Unit
    asked: Asked
    found: list[Found]
    count: int
    pages: int


def scope_of(viewer: Person, unit: Unit, day: date) -> Scope:
    """What ``viewer`` may look through from ``unit``.

    Exemption is shown and asked for only where they may know it of everybody: who keeps the
    roster, and in a cell its committee.
    """
    under = frozenset(subtree_ids(unit))
    cells: list[Unit] = []
    if not unit.kind.is_cell:
        alive = Unit.objects.filter(holds_on(day), pk__in=under, kind__is_cell=True)
        cells = list(alive.order_by("code"))
    return Scope(unit, under, cells, list(Title.objects.all()), _sees_status(viewer, unit))


def directory_page(viewer: Person, scope: Scope, asked: Asked, day: date) -> DirectoryPage:
    """Everybody on a roll in the scope who is meant, fifty a page, by given name."""
    people = _people(scope, asked, day)
    if names.has_marks(asked.words):
        # Who typed a mark meant it; a database does not know that "á" is an "a" with a mark.
        named = people.values_list("pk", "full_name")
        ids = [pk for pk, name in named if names.name_matches(asked.words, name)]
        count, ids = len(ids), _slice(ids, asked.page)
    else:
        count = people.count()
        ids = list(_slice(people.values_list("pk", flat=True), asked.page))
    rows = {person.pk: person for person in Person.objects.filter(pk__in=ids)}
    return DirectoryPage(
        unit=scope.unit,
        asked=asked,
        found=_lines(viewer, [rows[pk] for pk in ids], scope, day),
        count=count,
        pages=max(1, -(-count // PAGE)),
    )


def _sees_status(viewer: Person, unit: Unit) -> bool:
    keeps = Relation.ADMINISTRATOR in relations_to(viewer, unit)
    return keeps or (unit.kind.is_cell and may(viewer, Right.ORG_STATUS_SEE, unit))


def _slice(rows: Any, page: int) -> Any:
    return rows[(page - 1) * PAGE : page * PAGE]


def _people(scope: Scope, asked: Asked, day: date) -> QuerySet[Person]:
    under = scope.under
    if asked.cell is not None:
        under = under & {asked.cell}
    me = OuterRef("pk")
    here = Membership.objects.filter(holds_on(day), person=me, unit__in=under)
    people = Person.objects.filter(Exists(here))
    for word in names.search_words(asked.words):
        people = people.filter(name_folded__contains=word)
    if asked.stage:
        stages = StagePeriod.objects.filter(holds_on(day), person=me, stage=asked.stage)
        people = people.filter(Exists(stages))
    if asked.post:
        posts = Position.objects.filter(holds_on(day), person=me)
        if asked.post != ANY_POST:
            posts = posts.filter(title__in=_with_implying(asked.post))
        people = people.filter(Exists(posts))
    if asked.status and scope.sees_status:
        statuses = StatusPeriod.objects.filter(_status(asked.status), holds_on(day), person=me)
        people = people.filter(Exists(statuses))
    return people


def _status(asked: str) -> Q:
    exempt = [StatusPeriod.Status.EXEMPT_AGE, StatusPeriod.Status.EXEMPT_OTHER]
    return Q(status__in=exempt) if asked == "exempt" else Q(status=asked)


def _with_implying(code: str) -> list[str]:
    """The title and those that bring it along: a secretary is a committee member too."""
    graph = TitleGraph()
    codes = Title.objects.values_list("code", flat=True)
    return [code, *(one for one in codes if code in graph.implied_by(one))]


def _lines(viewer: Person, people: list[Person], scope: Scope, day: date) -> list[Found]:
    ids = [person.pk for person in people]
    homes = _by_person(
        Membership.objects.filter(holds_on(day), person__in=ids, unit__in=scope.under)
        .select_related("unit")
        .order_by("-kind")
    )
    posts = _by_person(
        Position.objects.filter(holds_on(day), person__in=ids)
        .select_related("title")
        .order_by("title__rank")
    )
    stages = _by_person(StagePeriod.objects.filter(holds_on(day), person__in=ids))
    statuses = (
        _by_person(StatusPeriod.objects.filter(holds_on(day), person__in=ids))
        if scope.sees_status
        else {}
    )
    own = set(
        Membership.objects.filter(holds_on(day), person=viewer).values_list("unit_id", flat=True)
    )
    return [
        Found(
            person_id=person.pk,
            name=person.full_name,
            unit=", ".join(row.unit.short_name for row in homes.get(person.pk, ())),
            posts=", ".join(row.title.name for row in posts.get(person.pk, ())),
            phone=phone_for(
                person.phone,
                own_cell=not own.isdisjoint(row.unit_id for row in homes.get(person.pk, ())),
            ),
            state=_state(stages.get(person.pk, ()), statuses.get(person.pk, ())),
        )
        for person in people
    ]


def _state(stages: Iterable[StagePeriod], statuses: Iterable[StatusPeriod]) -> str:
    for status in statuses:
        suspended = status.status == StatusPeriod.Status.SUSPENDED
        return _("đình chỉ sinh hoạt") if suspended else _("miễn sinh hoạt")
    if any(stage.stage == StagePeriod.Stage.PROBATIONARY for stage in stages):
        return _("dự bị")
    return ""


def _by_person(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found
