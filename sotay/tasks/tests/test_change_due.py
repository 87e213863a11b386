from datetime import date

import pytest

from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.org.tests.cast import Cast
from sotay.tasks import actions, queries
from sotay.tasks.models import Task
from sotay.tasks.tests.tasks_given import DUE, a_task, act_id, signed_in

LATER = date(2026, 11, 25)


def test_the_new_deadline_keeps_the_old_one_in_the_history(cast: Cast) -> None:
    task = a_task(cast)
    actions.change_due(
        by=cast.binh, task=task, due_on=LATER, reason="Mưa lũ", client_id=act_id("1")
    )
    page = queries.task_page(cast.an, queries.task_for(cast.an, task.pk))
    assert page.line.due_on == LATER
    assert page.line.state == "received"
    assert page.history[0].note == "Đổi hạn từ 13/11/2026 sang 25/11/2026: Mưa lũ"


def test_the_same_change_sent_twice_is_one_change(cast: Cast) -> None:
    task = a_task(cast)
    for _again in range(2):
        actions.change_due(
            by=cast.binh, task=task, due_on=LATER, reason="Mưa lũ", client_id=act_id("1")
        )
    assert task.updates.count() == 1


def test_the_assignee_does_not_move_the_deadline(cast: Cast) -> None:
    task = a_task(cast)
    with pytest.raises(Forbidden):
        actions.change_due(by=cast.an, task=task, due_on=LATER, reason="Bận", client_id=act_id("1"))
    assert Task.objects.get().due_on == DUE


@pytest.mark.parametrize(
    ("due_on", "reason", "field"),
    [(LATER, " ", "reason"), (date(2026, 11, 9), "Mưa", "due_on"), (DUE, "Mưa", "due_on")],
)
def test_a_change_that_is_none_is_refused(
    cast: Cast, due_on: date, reason: str, field: str
) -> None:
    task = a_task(cast)
    with pytest.raises(Invalid) as refusal:
        actions.change_due(
            by=cast.binh, task=task, due_on=due_on, reason=reason, client_id=act_id("1")
        )
    assert refusal.value.field == field


def test_a_task_that_is_over_keeps_its_deadline(cast: Cast) -> None:
    task = a_task(cast)
    actions.report_on_task(by=cast.an, task=task, state="done", client_id=act_id("0"))
    with pytest.raises(Conflict):
        actions.change_due(
            by=cast.binh, task=task, due_on=LATER, reason="Mưa", client_id=act_id("1")
        )


def test_the_form_moves_the_deadline(cast: Cast) -> None:
    task = a_task(cast)
    answer = signed_in(cast.binh).post(
        f"/tasks/{task.pk}/deadline/",
        {"due_on": "2026-11-25", "reason": "Mưa lũ", "client_id": str(act_id("1"))},
    )
    assert answer.status_code == 303
    assert Task.objects.get().due_on == LATER
