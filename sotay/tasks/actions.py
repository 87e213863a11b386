"""Giving tasks and saying how they stand."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sotay.kernel import clock, dates, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.ledger.once import earlier_write, write_once
from sotay.org import behalf
from sotay.org.models import Person, Unit
from sotay.policy import Right, require
from sotay.tasks import happenings, rules
from sotay.tasks.models import Task, TaskUpdate

LONGEST_TITLE = 300


@one_act()
def give_task_in_unit(
    *,
    by: Person,
    unit: Unit,
    title: str,
    assignee: Person,
    due_on: date,
    client_id: UUID,
    detail: str = "",
) -> Task:
    """The unit's committee gives a member a task between two meetings.

    Raises:
        Forbidden: ``by`` does not lead the unit.
        Invalid: see ``give_task``; or the deadline has passed already.
    """
    require(by, Right.TASKS_ASSIGN, unit)
    if due_on < clock.acted_at().date():
        raise Invalid(_("Hạn hoàn thành phải từ hôm nay trở đi."), field="due_on")
    return give_task(
        by=by,
        unit=unit,
        title=title,
        detail=detail,
        assignee=assignee,
        due_on=due_on,
        client_id=client_id,
    )


@one_act()
def give_task(
    *,
    by: Person,
    unit: Unit,
    title: str,
    assignee: Person,
    due_on: date,
    client_id: UUID,
    detail: str = "",
) -> Task:
    """Write down a task. The caller has asked whether ``by`` may give it.

    A meeting gives tasks through whoever runs it, and that need not be an officer of the
    unit; hence no right is asked here.

    Raises:
        Invalid: it has no title, or too long a one.
        Conflict: the id was used for another task.
    """
    kept = text.tidy(title)
    if not kept:
        raise Invalid(_("Ghi nhiệm vụ cần làm."), field="title")
    if len(kept) > LONGEST_TITLE:
        raise Invalid(
            _("Tên nhiệm vụ dài quá %(most)d chữ cái; hãy chuyển bớt xuống phần chi tiết.")
            % {"most": LONGEST_TITLE},
            field="title",
        )

    def make() -> Task:
        return Task.objects.create(
            unit=unit,
            title=kept,
            detail=text.tidy_lines(detail),
            assignee=assignee,
            due_on=due_on,
            given_by=by,
            given_at=clock.acted_at(),
            client_id=client_id,
        )

    task, new = write_once(
        Task, client_id, make, title=kept, assignee_id=assignee.pk, due_on=due_on, unit_id=unit.pk
    )
    if new:
        happenings.task_given(task, by=by)
    return task


@one_act()
def report_on_task(
    *,
    by: Person,
    task: Task,
    state: str,
    client_id: UUID,
    note: str = "",
    reason: str = "",
    reason_note: str = "",
) -> TaskUpdate:
    """Say how the task stands. The newest report is its state; older ones stay readable.

    Args:
        reason: why ``by`` enters it for the one who has the task (``org.behalf.Reason``).
        reason_note: the reason in words, where it is none of the known ones.

    Raises:
        Forbidden: ``by`` neither has the task nor leads the unit.
        Invalid: "không làm được" and "thôi giao" need a reason.
        Conflict: the task is over, or the id was used for another report.
    """
    require(by, Right.TASKS_REPORT, task)
    if state == TaskUpdate.State.CANCELLED:
        require(by, Right.TASKS_ASSIGN, task.unit)
    words = text.tidy_lines(note)
    if state in rules.NEEDS_REASON and not words:
        raise Invalid(_("Đồng chí ghi rõ lý do."), field="note")
    if reason and by.pk == task.assignee_id:
        raise Invalid(_("Chỉ ghi thay cho người khác."), field="reason")
    why = behalf.checked(reason, reason_note)

    def make() -> TaskUpdate:
        held = _locked(task)
        if rules.is_finished(_state_of(held)):
            raise Conflict(_("Nhiệm vụ này đã kết thúc, không báo cáo thêm được."))
        return _write_update(held, by, state, words, client_id, reason, why)

    update, new = write_once(
        TaskUpdate,
        client_id,
        make,
        task_id=task.pk,
        state=state,
        note=words,
        by_id=by.pk,
        behalf_reason=reason,
        behalf_note=why,
    )
    if new:
        happenings.task_reported(update, by=by)
    return update


@one_act()
def change_due(*, by: Person, task: Task, due_on: date, reason: str, client_id: UUID) -> TaskUpdate:
    """Give the task another deadline; the history keeps the old one and the reason.

    Raises:
        Forbidden: ``by`` does not lead the unit.
        Invalid: no reason, the same day, or a day that has passed.
        Conflict: the task is over, or the id was used for another change.
    """
    require(by, Right.TASKS_ASSIGN, task.unit)
    why = text.tidy_lines(reason)
    if not why:
        raise Invalid(_("Đồng chí ghi rõ lý do đổi hạn."), field="reason")
    earlier = earlier_write(TaskUpdate, client_id, task_id=task.pk, by_id=by.pk)
    if earlier is not None:
        _must_say_the_same(earlier, due_on, why)
        return earlier
    if due_on < clock.acted_at().date():
        raise Invalid(_("Hạn hoàn thành phải từ hôm nay trở đi."), field="due_on")
    held = _locked(task)
    state = _state_of(held)
    if rules.is_finished(state):
        raise Conflict(_("Nhiệm vụ này đã kết thúc, không đổi hạn được."))
    if due_on == held.due_on:
        raise Invalid(_("Hạn mới trùng hạn cũ."), field="due_on")
    note = _("Đổi hạn từ %(old)s sang %(new)s") % {
        "old": dates.short(held.due_on),
        "new": _new_due(due_on, why),
    }
    held.due_on = due_on
    held.save(update_fields=["due_on"])
    update = _write_update(held, by, state, note, client_id)
    happenings.due_changed(held, by=by)
    return update


def _new_due(due_on: date, why: str) -> str:
    return f"{dates.short(due_on)}: {why}"


def _must_say_the_same(earlier: TaskUpdate, due_on: date, why: str) -> None:
    """Refuse to take an id's first change of a deadline for another one."""
    if not earlier.note.endswith(_new_due(due_on, why)):
        raise Conflict(_("Nội dung này đã được gửi trước đó với chữ khác. Hãy gửi lại như mới."))


def _locked(task: Task) -> Task:
    """The row, held until the commit: of two who end a task at once, one comes second."""
    return Task.objects.select_for_update(of=("self",)).select_related("unit").get(pk=task.pk)


def _state_of(task: Task) -> str:
    newest = task.updates.last()
    return newest.state if newest else TaskUpdate.State.RECEIVED


def _write_update(
    task: Task,
    by: Person,
    state: str,
    note: str,
    client_id: UUID,
    reason: str = "",
    why: str = "",
) -> TaskUpdate:
    return TaskUpdate.objects.create(
        task=task,
        state=state,
        note=note,
        by=by,
        behalf_reason=reason,
        behalf_note=why,
        at=clock.acted_at(),
        client_id=client_id,
    )
