"""Earlier meetings' tasks, carried in: the first table of the next resolution."""

from sotay.kernel import text
from sotay.ledger.acts import one_act
from sotay.meetings.actions.preparing import begin, finish
from sotay.meetings.models import CarriedTask, Meeting
from sotay.meetings.queries.carried import tasks_to_carry
from sotay.org.models import Person


def carry_tasks(*, meeting: Meeting) -> int:
    """Add the tasks of earlier meetings that this one has to look at; say how many are new.

    Inside the transaction of the act that needs them: calling, announcing, opening. Asked
    for again it adds only what came since, and never takes away what somebody wrote.
    """
    there = set(meeting.carried.values_list("task_id", flat=True))
    new = [
        CarriedTask(meeting=meeting, task_id=line.id, state_before=line.state)
        for line in tasks_to_carry(meeting)
        if line.id not in there
    ]
    CarriedTask.objects.bulk_create(new)
    return len(new)


@one_act()
def refresh_carried(*, by: Person, meeting: Meeting, edition: int) -> Meeting:
    """The preparer asks for the tasks that came since the draft was made."""
    held = begin(meeting, by=by, seen=edition)
    carry_tasks(meeting=held)
    finish(held, "tasks_carried", by=by)
    return held


@one_act()
def note_result(
    *, by: Person, meeting: Meeting, carried: CarriedTask, result: str, edition: int
) -> CarriedTask:
    """Write the result of a carried task as the resolution will say it."""
    held = begin(meeting, by=by, seen=edition)
    carried.result = text.tidy(result)
    carried.save(update_fields=["result"])
    finish(held, "task_result_noted", by=by)
    return carried
