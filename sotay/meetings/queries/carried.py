"""Which tasks of earlier meetings a meeting looks at, and how they stand."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Missing
from sotay.meetings.models import AssignedTask, CarriedTask, Meeting
from sotay.meetings.queries.calling import of_circle
from sotay.tasks.models import TaskUpdate
from sotay.tasks.queries import TaskLine, lines_for


@dataclass(frozen=True)
class CarriedLine:
    """A carried task with its state then and now, and the result in the preparer's words."""

    id: int
    task: TaskLine
    state_before: str
    result: str


def tasks_to_carry(meeting: Meeting) -> list[TaskLine]:
    """Tasks of earlier meetings of the same unit or body that are not settled yet.

    A task that was finished since the meeting before is carried once more: this meeting is
    the one that hears of it. A task no longer asked for is not.
    """
    alike = Meeting.objects.filter(of_circle(meeting.unit, meeting.body, meeting.kind))
    earlier = AssignedTask.objects.filter(meeting__in=alike).exclude(meeting=meeting)
    if meeting.previous is not None:
        told = CarriedTask.objects.filter(
            meeting__in=alike,
            meeting__state__in=[Meeting.State.SIGNED, Meeting.State.ISSUED, Meeting.State.ARCHIVED],
            task__updates__state=TaskUpdate.State.DONE,
        ).exclude(meeting=meeting)
        heard = {
            row.task_id
            for row in told.select_related("meeting", "task").prefetch_related("task__updates")
            if _done_before(row)
        }
    else:
        heard = set()
    lines = lines_for(
        earlier.filter(meeting__starts_at__lt=meeting.starts_at).values_list("task_id", flat=True)
    ).values()
    return [line for line in lines if line.state != "cancelled" and line.id not in heard]


def _done_before(row: CarriedTask) -> bool:
    """Whether the task was done when that meeting closed, so that it was heard of there."""
    closed_at = row.meeting.closed_at
    return closed_at is not None and any(
        update.state == TaskUpdate.State.DONE and update.at <= closed_at
        for update in row.task.updates.all()
    )


def carried_lines(meeting: Meeting) -> list[CarriedLine]:
    """The carried tasks of the meeting; three queries."""
    rows = list(meeting.carried.all())
    lines = lines_for(row.task_id for row in rows)
    return [
        CarriedLine(
            id=row.pk,
            task=lines[row.task_id],
            state_before=str(TaskUpdate.State(row.state_before).label) if row.state_before else "",
            result=row.result,
        )
        for row in rows
    ]


def carried_for(meeting: Meeting, carried_id: int) -> CarriedTask:
    """One carried task of the meeting.

    Raises:
        Missing: there is none with this id.
    """
    row = meeting.carried.filter(pk=carried_id).first()
    if row is None:
        raise Missing(_("Không tìm thấy nhiệm vụ này trong buổi sinh hoạt."))
    return row
