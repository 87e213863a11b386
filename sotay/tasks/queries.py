"""Tasks as people see them: one's own, a unit's, one with its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org import behalf
from sotay.org.connections import Connection
from sotay.org.explaining import Explained, Subject
from sotay.org.models import Person, Unit
from sotay.org.queries import connections, positions_on, roll_of, unit_for
from sotay.policy import Relation, Right, may, require
from sotay.tasks import rules
from sotay.tasks.models import Task, TaskUpdate
from sotay.web.today import Chip

# How long a finished task stays among one's own.
SHOWN_DONE = 20
_OFFICES = frozenset({"head", "deputy", "committee"})
_OF_THE_UNIT = {
    Connection.MEMBER: Relation.MEMBER,
    Connection.AWAY_MEMBER: Relation.MEMBER,
    Connection.TEMPORARY_MEMBER: Relation.MEMBER,
    Connection.COMMITTEE: Relation.COMMITTEE,
    Connection.HEAD: Relation.HEAD,
    Connection.DEPUTY: Relation.DEPUTY,
}


@dataclass(frozen=True)
class TaskLine:
    """A task in a list."""

    id: int
    title: str
    assignee: str
    assignee_id: int
    unit: str
    due_on: date
    state: str
    state_name: str
    finished: bool
    overdue: bool
    chip: Chip


@dataclass(frozen=True)
class UpdateLine:
    """One line of a task's history."""

    at: datetime
    by: str
    state_name: str
    note: str
    # Why it was entered for the one who has the task; empty when in the own name.
    behalf: str = ""


@dataclass(frozen=True)
class MyTasks:
    """One's own tasks, and the units whose tasks one looks after."""

    overdue: list[TaskLine]
    due: list[TaskLine]
    done: list[TaskLine]
    units: list[tuple[int, str]]


@dataclass(frozen=True)
class UnitTasks:
    """A unit's tasks for its committee, and to whom a new one can be given."""

    unit_id: int
    unit: str
    unfinished: list[TaskLine]
    finished: list[TaskLine]
    people: list[tuple[int, str]]


@dataclass(frozen=True)
class TaskPage:
    """One task with its history."""

    line: TaskLine
    detail: str
    given_by: str
    given_at: datetime
    history: list[UpdateLine]
    may_report: bool
    may_lead: bool
    # Whether the reader is not the one who has it, and may enter a report for that one.
    for_another: bool


def with_state(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """The rows with ``state``: what the newest report of each says."""
    newest = TaskUpdate.objects.filter(task=OuterRef("pk")).order_by("-at", "-id")
    return tasks.annotate(
        state=Coalesce(Subquery(newest.values("state")[:1]), Value(TaskUpdate.State.RECEIVED.value))
    )


def line_of(task: Task) -> TaskLine:
    """The line of a row that comes from ``with_state`` with its unit and assignee."""
    today = clock.today()
    state: str = task.state  # type: ignore[attr-defined]  # annotated by with_state
    name = str(TaskUpdate.State(state).label)
    return TaskLine(
        id=task.pk,
        title=task.title,
        assignee=task.assignee.full_name,
        assignee_id=task.assignee_id,
        unit=task.unit.short_name,
        due_on=task.due_on,
        state=state,
        state_name=name,
        finished=rules.is_finished(state),
        overdue=rules.is_overdue(state, task.due_on, today),
        chip=Chip(*rules.chip(state, name, task.due_on, today)),
    )


def tasks_of(person: Person) -> list[TaskLine]:
    """Everything that was ever given to ``person``, the nearest deadline first; one query."""
    return _lines(Task.objects.filter(assignee=person))


def lines_for(ids: Iterable[int]) -> dict[int, TaskLine]:
    """The tasks with these ids as lines; one query."""
    return {line.id: line for line in _lines(Task.objects.filter(pk__in=list(ids)))}


def my_tasks(person: Person) -> MyTasks:
    """The page of one's own tasks."""
    lines = tasks_of(person)
    led = {
        row.unit_id: row.unit.short_name
        for row in positions_on(person, clock.today())
        if row.title.office in _OFFICES
    }
    return MyTasks(
        overdue=[line for line in lines if line.overdue],
        due=[line for line in lines if not line.overdue and not line.finished],
        done=[line for line in lines if line.finished][: -SHOWN_DONE - 1 : -1],
        units=list(led.items()),
    )


def unit_tasks(person: Person, unit_id: int) -> UnitTasks:
    """The tasks of a unit, for those who lead it.

    Raises:
        Missing: there is no such unit.
        Forbidden: ``person`` does not lead it.
    """
    unit = unit_for(unit_id)
    require(person, Right.TASKS_ASSIGN, unit)
    lines = _lines(Task.objects.filter(unit=unit))
    return UnitTasks(
        unit_id=unit.pk,
        unit=unit.short_name,
        unfinished=[line for line in lines if not line.finished],
        finished=[line for line in lines if line.finished][: -SHOWN_DONE - 1 : -1],
        people=[
            (member.person.pk, member.person.full_name) for member in roll_of(unit, clock.today())
        ],
    )


def member_of_unit(unit: Unit, person_id: int) -> Person | None:
    """The person with this id if on the roll of ``unit`` today."""
    found = (member.person for member in roll_of(unit, clock.today()))
    return next((person for person in found if person.pk == person_id), None)


def task_for(person: Person, task_id: int) -> Task:
    """The task, if this person may see it.

    Raises:
        Missing: there is none, or it is not for this person; the two look alike.
    """
    task = (
        with_state(Task.objects.select_related("unit", "assignee", "given_by"))
        .filter(pk=task_id)
        .first()
    )
    if task is not None and may(person, Right.TASKS_SEE, task):
        return task
    raise Missing(_("Không tìm thấy nhiệm vụ này."))


def task_page(person: Person, task: Task) -> TaskPage:
    """A task that ``task_for`` found, with its history, the latest first."""
    line = line_of(task)
    return TaskPage(
        line=line,
        detail=task.detail,
        given_by=task.given_by.full_name,
        given_at=task.given_at,
        history=[
            UpdateLine(
                row.at,
                row.by.full_name,
                row.get_state_display(),
                row.note,
                behalf.said(row.behalf_reason, row.behalf_note),
            )
            for row in task.updates.select_related("by").order_by("-at", "-id")
        ],
        may_report=not line.finished and may(person, Right.TASKS_REPORT, task),
        may_lead=not line.finished and may(person, Right.TASKS_ASSIGN, task.unit),
        for_another=task.assignee_id != person.pk,
    )


def relations_to_task(person: Person, task: Task) -> frozenset[Relation]:
    """What ``person`` is to ``task``: by the unit, by having it, by having given it."""
    found = {
        _OF_THE_UNIT[connection]
        for connection in connections(person, task.unit, clock.today())
        if connection in _OF_THE_UNIT
    }
    if task.assignee_id == person.pk:
        found.add(Relation.ASSIGNEE)
    if task.given_by_id == person.pk:
        found.add(Relation.ASSIGNER)
    return frozenset(found)


def _lines(tasks: QuerySet[Task]) -> list[TaskLine]:
    rows = with_state(tasks.select_related("unit", "assignee")).order_by("due_on", "id")
    return [line_of(row) for row in rows]


def _subject(viewer: Person, task_id: int) -> Subject:
    task = task_for(viewer, task_id)
    return Subject(task, task.title, task.unit)


TASK = Explained(
    parameter="task_id",
    label=gettext_lazy("nhiệm vụ"),
    find=_subject,
    rights=(Right.TASKS_SEE, Right.TASKS_REPORT),
    order=30,
)
