from datetime import timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.org.tests.cast import Cast
from sotay.tasks import actions, queries
from sotay.tasks.models import TaskUpdate
from sotay.tasks.tests.conftest import MORNING
from sotay.tasks.tests.tasks_given import a_task, act_id, signed_in


def test_the_newest_report_is_the_state(cast: Cast) -> None:
    task = a_task(cast)
    actions.report_on_task(by=cast.an, task=task, state="doing", client_id=act_id("1"))
    with clock.held_at(MORNING + timedelta(hours=1)):
        actions.report_on_task(by=cast.an, task=task, state="done", client_id=act_id("2"))
    [line] = queries.tasks_of(cast.an)
    assert (line.state, line.finished, line.chip.text) == ("done", True, "đã xong")


def test_the_same_report_sent_twice_is_one_report(cast: Cast) -> None:
    task = a_task(cast)
    for _again in range(2):
        actions.report_on_task(by=cast.an, task=task, state="done", client_id=act_id("1"))
    assert TaskUpdate.objects.count() == 1


@pytest.mark.parametrize("state", ["not_done", "cancelled"])
def test_what_is_not_done_needs_a_reason(cast: Cast, state: str) -> None:
    task = a_task(cast)
    with pytest.raises(Invalid) as refusal:
        actions.report_on_task(by=cast.binh, task=task, state=state, client_id=act_id("1"))
    assert refusal.value.field == "note"
    assert not TaskUpdate.objects.exists()


def test_only_the_committee_takes_a_task_back(cast: Cast) -> None:
    task = a_task(cast)
    with pytest.raises(Forbidden):
        actions.report_on_task(
            by=cast.an, task=task, state="cancelled", note="Không cần nữa", client_id=act_id("1")
        )
    actions.report_on_task(
        by=cast.dung, task=task, state="cancelled", note="Không cần nữa", client_id=act_id("1")
    )
    assert queries.tasks_of(cast.an)[0].state == "cancelled"


def test_another_member_does_not_report(cast: Cast) -> None:
    task = a_task(cast)
    with pytest.raises(Forbidden):
        actions.report_on_task(by=cast.vinh, task=task, state="done", client_id=act_id("1"))


def test_a_task_that_is_over_takes_no_more_reports(cast: Cast) -> None:
    task = a_task(cast)
    actions.report_on_task(by=cast.an, task=task, state="done", client_id=act_id("1"))
    with pytest.raises(Conflict):
        actions.report_on_task(by=cast.an, task=task, state="doing", client_id=act_id("2"))


def test_the_page_shows_the_history_and_takes_the_report(cast: Cast) -> None:
    task = a_task(cast)
    client = signed_in(cast.an)
    report = {"state": "doing", "note": "Đã gặp 3 hộ", "client_id": str(act_id("1"))}
    assert client.post(f"/tasks/{task.pk}/reports/", report).status_code == 303
    page = client.get(f"/tasks/{task.pk}/").content.decode()
    assert "Đã gặp 3 hộ" in page
    assert "Trần Văn Bình" in page


def test_a_wrong_report_keeps_what_was_typed(cast: Cast) -> None:
    task = a_task(cast)
    answer = signed_in(cast.an).post(
        f"/tasks/{task.pk}/reports/", {"note": "Đã gặp 3 hộ", "client_id": str(act_id("1"))}
    )
    assert answer.status_code == 422
    assert "Đã gặp 3 hộ" in answer.content.decode()
