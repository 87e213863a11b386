"""What surveys put on the first page: those that wait for one's answers."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import dates
from sotay.org.queries import person_of
from sotay.surveys.queries.listing import waiting_for
from sotay.web.today import Action, Card, Chip, Row


def surveys_to_answer(account: Account) -> list[Card]:
    """The surveys that ask this person and have no answer yet."""
    person = person_of(account)
    waiting = waiting_for(person) if person else []
    if not waiting:
        return []
    return [
        Card(
            title=_("Khảo sát chờ đồng chí trả lời"),
            order=110,
            rows=[
                Row(
                    title=line.title,
                    url=reverse("surveys:answer", args=[line.id]),
                    context=_("đến hết %(at)s") % {"at": dates.moment(line.closes_at)}
                    if line.closes_at
                    else line.unit,
                    chip=Chip(line.state_name, line.kind),
                    icon="list-checks",
                )
                for line in waiting
            ],
            more=Action(_("Tất cả"), reverse("surveys:list")),
        )
    ]
