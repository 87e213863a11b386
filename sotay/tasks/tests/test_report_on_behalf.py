from datetime import date
from typing import Any

import pytest

from sotay.kernel.ids import client_id
from sotay.kernel.refusals import Invalid
from sotay.ledger.models import Entry
from sotay.meetings.queries.behalf import entered_page
from sotay.org.tests.cast import Cast
from sotay.tasks import actions
from sotay.tasks.models import Task, TaskUpdate
from sotay.tasks.queries import task_for, task_page

pytestmark = pytest.mark.django_db

FIRST = client_id("00000000-0000-0000-0000-000000000001")
SECOND = client_id("00000000-0000-0000-0000-000000000002")


@pytest.fixture
def task(cast: Cast) -> Task:
    return actions.give_task(
        by=cast.binh,
        unit=cast.cell,
        title="Vận động 5 hộ",
        assignee=cast.vinh,
        due_on=date(2030, 1, 1),
        client_id=FIRST,
    )


def done(task: Task, by: Any, reason: str) -> TaskUpdate:
    return actions.report_on_task(
        by=by, task=task, state="done", note="Đủ 5 hộ.", reason=reason, client_id=SECOND
    )


def test_the_secretary_reports_for_a_member_and_it_is_marked_so(cast: Cast, task: Task) -> None:
    done(task, cast.binh, "sight")
    (line,) = task_page(cast.vinh, task_for(cast.vinh, task.pk)).history
    assert (line.by, line.behalf) == (cast.binh.full_name, "mắt kém, tay yếu")
    entry = Entry.objects.filter(act="tasks.reported").get()
    assert entry.details["behalf_of"] == cast.vinh.pk
    (entered,) = entered_page(cast.vinh).lines
    assert (entered.kind, entered.reason) == ("task", "mắt kém, tay yếu")


@pytest.mark.parametrize(("who", "reason"), [("vinh", "sight"), ("binh", "lazy")])
def test_nobody_reports_for_oneself_or_without_a_known_reason(
    cast: Cast, task: Task, who: str, reason: str
) -> None:
    with pytest.raises(Invalid):
        done(task, getattr(cast, who), reason)
    assert not TaskUpdate.objects.exists()
