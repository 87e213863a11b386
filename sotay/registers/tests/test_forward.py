"""A paper is passed on with a note; with a deadline it is a task that the book shows."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.notices.models import Notice
from sotay.org.models import Person, Unit
from sotay.org.tests.cast import Cast
from sotay.registers import actions, queries
from sotay.registers.models import Forwarding, Line
from sotay.registers.tests.entering import TODAY, came
from sotay.tasks.actions import report_on_task
from sotay.tasks.models import Task

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 20)


def passed(by: Person, line: Line, to: Person | Unit, due_on: date | None = None) -> Forwarding:
    return actions.forward(
        by=by, line=line, to=to, note="Đề nghị tham mưu.", due_on=due_on, client_id=uuid4()
    )


def test_a_person_is_told_and_confirms(cast: Cast) -> None:
    sent = passed(cast.binh, came(cast.binh, cast.cell), cast.an)
    assert Notice.objects.filter(person=cast.an, kind="registers.forwarded").count() == 1
    page = queries.forwarding_page(cast.an, queries.forwarding_for(cast.an, sent.pk))
    assert (page.note, page.may_receive, page.line_id) == ("Đề nghị tham mưu.", True, None)
    for _turn in range(2):
        actions.receive(by=cast.an, forwarding=sent)
    sent.refresh_from_db()
    assert sent.received_by == cast.an
    assert not Task.objects.exists()


def test_a_deadline_becomes_a_task_whose_state_the_book_shows(cast: Cast) -> None:
    line = came(cast.binh, cast.cell, "Kế hoạch", code="12-KH/ĐU")
    passed(cast.binh, line, cast.an, due_on=DUE)
    task = Task.objects.get()
    assert (task.assignee, task.unit, task.due_on) == (cast.an, cast.cell, DUE)
    assert "12-KH/ĐU" in task.title
    due = queries.book_page(cast.binh, cast.cell, "incoming", year=2026, show="due")
    assert [row.sent[0].task.state for row in due.lines if row.sent[0].task] == ["received"]
    assert [one.work and one.work.text for one in due.lines[0].sent] == ["hạn 20/11/2026"]
    report_on_task(by=cast.an, task=task, state="done", note="Xong", client_id=uuid4())
    page = queries.line_page(cast.binh, line)
    assert page.row.sent[0].task is not None
    assert page.row.sent[0].task.state == "done"
    assert queries.book_page(cast.binh, cast.cell, "incoming", year=2026, show="due").lines == []


def test_a_unit_below_gets_it_through_its_officers(cast: Cast) -> None:
    sent = passed(cast.son, came(cast.son, cast.ward), cast.cell, due_on=DUE)
    task = Task.objects.get()
    assert (task.assignee, task.unit) == (cast.binh, cast.cell)
    told = set(Notice.objects.filter(kind="registers.forwarded").values_list("person", flat=True))
    assert told == {cast.binh.pk, cast.phuc.pk}
    actions.receive(by=cast.phuc, forwarding=sent)
    with pytest.raises(Missing):
        queries.forwarding_for(cast.an, sent.pk)
    with pytest.raises(Forbidden):
        actions.receive(by=cast.an, forwarding=sent)


@pytest.mark.parametrize("to", ["cuong", "ward", "other_cell"])
def test_nobody_outside_gets_it(cast: Cast, to: str) -> None:
    line = came(cast.binh, cast.cell)
    with pytest.raises(Invalid):
        passed(cast.binh, line, getattr(cast, to))
    assert not Forwarding.objects.exists()


def test_a_day_that_has_passed_or_a_struck_line_leaves_nothing(cast: Cast) -> None:
    line = came(cast.binh, cast.cell)
    with pytest.raises(Invalid):
        passed(cast.binh, line, cast.an, due_on=TODAY - timedelta(days=1))
    struck = actions.strike(by=cast.binh, line=line, reason="Ghi nhầm")
    with pytest.raises(Conflict):
        passed(cast.binh, struck, cast.an)
    with pytest.raises(Forbidden):
        passed(cast.an, line, cast.vinh)
    assert not Forwarding.objects.exists()
    assert not Task.objects.exists()


def test_the_list_offers_the_unit_s_people_and_the_units_below(cast: Cast) -> None:
    own = dict(queries.receivers(cast.cell))
    assert list(own) == ["Người của đơn vị"]
    assert (f"person:{cast.an.pk}", cast.an.full_name) in own["Người của đơn vị"]
    ward = dict(queries.receivers(cast.ward))
    assert (f"unit:{cast.cell.pk}", cast.cell.name) in ward["Đơn vị trực thuộc"]


@pytest.mark.parametrize(
    "key", ["", "person:", "person:x", "unit:999999", "task:1", "person:" + "9" * 30]
)
def test_a_key_that_names_nobody_is_refused(cast: Cast, key: str) -> None:
    del cast
    with pytest.raises(Invalid):
        queries.to_of_key(key)
