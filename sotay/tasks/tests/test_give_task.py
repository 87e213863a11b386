from datetime import date

import pytest

from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.ledger.models import Entry
from sotay.org.tests.cast import Cast
from sotay.tasks import actions, queries
from sotay.tasks.models import Task
from sotay.tasks.tests.tasks_given import DUE, a_task, act_id, signed_in


def test_the_member_sees_the_task_with_its_days_left(cast: Cast) -> None:
    a_task(cast)
    [line] = queries.tasks_of(cast.an)
    assert (line.title, line.chip.text) == ("Vận động 5 hộ ký cam kết", "còn 3 ngày")


def test_the_same_task_sent_twice_is_one_task(cast: Cast) -> None:
    assert a_task(cast) == a_task(cast)
    assert Task.objects.count() == 1
    assert Entry.objects.filter(act="tasks.given").count() == 1


def test_the_same_id_for_another_task_is_refused(cast: Cast) -> None:
    task = a_task(cast)
    with pytest.raises(Conflict):
        actions.give_task_in_unit(
            by=cast.binh,
            unit=cast.cell,
            title="Việc khác",
            assignee=cast.an,
            due_on=DUE,
            client_id=task.client_id,
        )
    assert Task.objects.count() == 1


def test_a_member_gives_no_tasks(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        actions.give_task_in_unit(
            by=cast.an,
            unit=cast.cell,
            title="Việc",
            assignee=cast.vinh,
            due_on=DUE,
            client_id=act_id("an"),
        )
    assert not Task.objects.exists()


def test_a_deadline_that_has_passed_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        a_task(cast, due_on=date(2026, 11, 9))
    assert refusal.value.field == "due_on"


@pytest.mark.parametrize("title", ["", "  \u200b ", "x" * 301])
def test_a_task_without_a_title_or_with_too_long_a_one_is_refused(cast: Cast, title: str) -> None:
    with pytest.raises(Invalid) as refusal:
        a_task(cast, title=title)
    assert refusal.value.field == "title"


def test_the_cell_sees_it_and_nobody_else_does(cast: Cast) -> None:
    task = a_task(cast)
    for person in (cast.an, cast.vinh, cast.dung, cast.binh):
        assert queries.task_for(person, task.pk) == task
    for person in (cast.cuong, cast.khanh, cast.hoa):
        with pytest.raises(Missing):
            queries.task_for(person, task.pk)


def test_the_page_of_the_unit_is_for_its_committee(cast: Cast) -> None:
    a_task(cast)
    page = signed_in(cast.dung).get(f"/tasks/units/{cast.cell.pk}/")
    assert "Vận động 5 hộ" in page.content.decode()
    assert signed_in(cast.an).get(f"/tasks/units/{cast.cell.pk}/").status_code == 403


def test_a_wrong_form_comes_back_with_what_was_typed(cast: Cast) -> None:
    answer = signed_in(cast.binh).post(
        f"/tasks/units/{cast.cell.pk}/",
        {
            "title": "Rà soát danh sách",
            "assignee": str(cast.cuong.pk),
            "due_on": "2026-02-30",
            "client_id": str(act_id("form")),
        },
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Rà soát danh sách" in page
    assert "Ngày không có trong lịch." in page
    assert not Task.objects.exists()


def test_the_form_gives_the_task(cast: Cast) -> None:
    answer = signed_in(cast.binh).post(
        f"/tasks/units/{cast.cell.pk}/",
        {
            "title": "Rà soát danh sách",
            "assignee": str(cast.an.pk),
            "due_on": "2026-11-20",
            "client_id": str(act_id("form")),
        },
    )
    assert answer.status_code == 303
    assert Task.objects.get().assignee == cast.an


def test_the_page_of_many_tasks_costs_as_many_queries_as_that_of_one(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        a_task(cast, title=f"Việc {number}")
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        page = signed_in(cast.an).get("/tasks/")
    assert "Việc 29" in page.content.decode()


def test_the_first_page_names_my_tasks(cast: Cast) -> None:
    a_task(cast)
    page = signed_in(cast.an).get("/").content.decode()
    assert "Việc của tôi" in page
    assert "còn 3 ngày" in page
