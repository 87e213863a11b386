"""What the chair concludes, and the tasks that follow from it."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Invalid
from sotay.ledger.acts import one_act
from sotay.ledger.once import write_once
from sotay.meetings import happenings
from sotay.meetings.actions.states import must_be_in
from sotay.meetings.models import AgendaItem, AssignedTask, Conclusion, Meeting
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.tasks import actions as tasks

# The minutes are written after the closing, and so are tasks that were forgotten.
WRITABLE = frozenset({Meeting.State.OPEN, Meeting.State.CLOSED})


@one_act()
def conclude(
    *,
    by: Person,
    meeting: Meeting,
    words: str,
    client_id: UUID,
    item: AgendaItem | None = None,
) -> Conclusion:
    """Write down what the chair concludes on an item.

    Raises:
        Conflict: the meeting is not open, and its minutes are no longer being written.
        Invalid: nothing is written.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    kept = text.tidy_lines(words)
    if not kept:
        raise Invalid(_("Ghi nội dung kết luận."), field="words")

    def make() -> Conclusion:
        must_be_in(meeting, WRITABLE)
        return Conclusion.objects.create(
            meeting=meeting, item=item, text=kept, by=by, at=clock.acted_at(), client_id=client_id
        )

    conclusion, new = write_once(Conclusion, client_id, make, meeting_id=meeting.pk, text=kept)
    if new:
        happenings.changed("concluded", meeting, "outcome", by=by, about=conclusion)
    return conclusion


@one_act()
def assign_task(
    *,
    by: Person,
    meeting: Meeting,
    title: str,
    assignee: Person,
    due_on: date,
    client_id: UUID,
    detail: str = "",
    conclusion: Conclusion | None = None,
) -> AssignedTask:
    """Give a member a task at the meeting; the next meeting opens with it.

    Raises:
        Conflict: the meeting is not open, and its minutes are no longer being written.
        Invalid: the deadline is before the meeting, or the assignee is not on its roll.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    must_be_in(meeting, WRITABLE)
    if not meeting.invitations.filter(person=assignee).exists():
        raise Invalid(_("Người được giao không có trong danh sách buổi họp."), field="assignee")
    if due_on < clock.acted_at().date():
        raise Invalid(_("Hạn hoàn thành phải từ hôm nay trở đi."), field="due_on")
    task = tasks.give_task(
        by=by,
        unit=meeting.unit,
        title=title,
        detail=detail,
        assignee=assignee,
        due_on=due_on,
        client_id=client_id,
    )
    assigned, new = AssignedTask.objects.get_or_create(
        task=task, defaults={"meeting": meeting, "conclusion": conclusion}
    )
    if new:
        happenings.changed("task_assigned", meeting, "outcome", by=by, about=task)
    return assigned
