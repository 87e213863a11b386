"""Pages of tasks."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.kernel.refusals import Invalid
from sotay.ledger.receipts import receive
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.org.queries import unit_for
from sotay.policy import Right, require
from sotay.tasks import actions, queries
from sotay.tasks.forms import DueForm, ReportForm, TaskForm
from sotay.tasks.models import Task


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """My tasks: overdue, due, done."""
    person = person_of_request(request)
    return render(request, "tasks/mine.html", {"page": queries.my_tasks(person)})


@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The tasks of a unit, for its committee; giving one."""
    person = person_of_request(request)
    page = queries.unit_tasks(person, unit_id)
    form = TaskForm(request.POST or None, people=page.people)
    show = partial(_unit_page, request, page)
    if request.method != "POST":
        return show(form)

    def give(assignee: int, **task: object) -> Task:
        its_unit = unit_for(unit_id)
        who = queries.member_of_unit(its_unit, assignee)
        if who is None:
            raise Invalid(_("Chọn đảng viên của chi bộ."), field="assignee")
        return actions.give_task_in_unit(by=person, unit=its_unit, assignee=who, **task)  # type: ignore[arg-type]  # the form's fields

    return receive(request, form, give, to=reverse("tasks:unit", args=[unit_id]), again=show)


def _unit_page(request: HttpRequest, page: queries.UnitTasks, form: forms.Form) -> HttpResponse:
    return render(request, "tasks/unit.html", {"page": page, "form": form})


@require_GET
def task(request: HttpRequest, task_id: int) -> HttpResponse:
    """One task: what it is, how it stands, its history."""
    person = person_of_request(request)
    return _task_page(request, person, queries.task_for(person, task_id))


@require_POST
def reports(request: HttpRequest, task_id: int) -> HttpResponse:
    """Say how the task stands."""
    person = person_of_request(request)
    found = queries.task_for(person, task_id)
    require(person, Right.TASKS_REPORT, found)
    return receive(
        request,
        ReportForm(request.POST, may_cancel=True),
        partial(actions.report_on_task, by=person, task=found),
        to=reverse("tasks:task", args=[task_id]),
        again=lambda wrong: _task_page(request, person, found, report_form=wrong),
    )


@require_POST
def deadline(request: HttpRequest, task_id: int) -> HttpResponse:
    """Give the task another deadline."""
    person = person_of_request(request)
    found = queries.task_for(person, task_id)
    require(person, Right.TASKS_ASSIGN, found.unit)
    return receive(
        request,
        DueForm(request.POST),
        partial(actions.change_due, by=person, task=found),
        to=reverse("tasks:task", args=[task_id]),
        again=lambda wrong: _task_page(request, person, found, due_form=wrong),
    )


def _task_page(
    request: HttpRequest,
    person: Person,
    found: Task,
    *,
    report_form: forms.Form | None = None,
    due_form: forms.Form | None = None,
) -> HttpResponse:
    page = queries.task_page(person, found)
    return render(
        request,
        "tasks/task.html",
        {
            "page": page,
            "report_form": report_form or ReportForm(may_cancel=page.may_lead),
            "due_form": due_form or DueForm(initial={"due_on": page.line.due_on}),
        },
    )
