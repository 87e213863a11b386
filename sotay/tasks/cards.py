"""What tasks put on the first page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import dates
from sotay.org.queries import person_of
from sotay.tasks.queries import TaskLine, tasks_of
from sotay.web.today import Action, Card, Row

SHOWN = 4


def my_tasks_card(account: Account) -> list[Card]:
    """What I have not finished, the nearest deadline first ("Việc của tôi")."""
    person = person_of(account)
    open_tasks = [line for line in tasks_of(person) if not line.finished] if person else []
    if not open_tasks:
        return []
    return [
        Card(
            title=_("Việc của tôi"),
            order=200,
            rows=[_row(line) for line in open_tasks[:SHOWN]],
            more=Action(_("Tất cả"), reverse("tasks:mine")),
        )
    ]


def _row(line: TaskLine) -> Row:
    return Row(
        title=line.title,
        url=reverse("tasks:task", args=[line.id]),
        context=_("Hạn %(day)s · %(unit)s")
        % {"day": dates.weekday_long(line.due_on), "unit": line.unit},
        chip=line.chip,
    )
