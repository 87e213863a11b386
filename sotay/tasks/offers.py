"""What tasks keep about a person, for that person."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sotay.org.models import Person
from sotay.privacy.acts import name_acts
from sotay.privacy.registry import DUTY, Fact, Item, Section, item, leave_out, offer
from sotay.tasks.models import Task, TaskUpdate


def offer_all() -> None:
    """Called once, when the product starts."""
    offer(
        Section(
            "tasks",
            _("Nhiệm vụ được giao và báo cáo"),
            _("Để biết ai làm gì, đến hạn nào, và đưa kết quả vào nghị quyết kỳ sau."),
            _("Không xoá: là một phần của hồ sơ chi bộ"),
            frozenset({"tasks.Task.assignee", "tasks.TaskUpdate.by"}),
            _tasks,
            order=65,
        )
    )
    leave_out(DUTY, "tasks.Task.given_by")
    name_acts(
        {
            "tasks.given": _("Giao nhiệm vụ"),
            "tasks.reported": _("Báo cáo nhiệm vụ"),
            "tasks.due_changed": _("Đổi hạn nhiệm vụ"),
        }
    )


def _tasks(person: Person) -> Iterator[Item]:
    given = Task.objects.filter(assignee=person).select_related("unit").order_by("-given_at")
    for task in given:
        yield item(
            task.title,
            Fact("detail", "", task.detail),
            Fact("unit", "", task.unit.name),
            Fact("due_on", _("hạn"), task.due_on),
            Fact("given_at", _("giao lúc"), task.given_at),
        )
    said = TaskUpdate.objects.filter(by=person).select_related("task").order_by("-at")
    for update in said:
        yield item(
            update.note or update.task.title,
            Fact("task", _("báo cáo"), update.task.title),
            Fact("state", "", update.get_state_display()),
            Fact("at", _("lúc"), update.at),
        )
