"""What the organisation puts on the first page: what an administrator still has to do."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.org.queries.first import first_steps, kept_tops, on_the_way
from sotay.org.queries.people import person_of
from sotay.web.today import Action, Card, Chip, Row


def first_steps_card(account: Account) -> list[Card]:
    """What is left until the first meeting, for whoever keeps a unit above cells."""
    person = person_of(account)
    top = next(
        (unit for unit in kept_tops(person, clock.today()) if not unit.kind.is_cell), None
    ) if person else None  # fmt: skip
    if top is None:
        return []
    steps = first_steps(top)
    left = [step for step in steps if not step.done]
    if not on_the_way(steps):
        return []
    here = reverse("org:keeping")
    return [
        Card(
            title=_("Cần làm để có buổi sinh hoạt đầu tiên"),
            order=120,
            lines=[top.name],
            rows=[
                Row(
                    title=step.title,
                    url=step.url or here,
                    context=step.line,
                    chip=Chip(_("chưa xong"), "brand"),
                )
                for step in left
            ],
            more=Action(_("Trang quản trị"), here),
        )
    ]


def keeps_something(account: Account) -> bool:
    """Whether the account's person keeps a roster today."""
    person = person_of(account)
    return person is not None and bool(kept_tops(person, clock.today()))
