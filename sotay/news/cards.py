"""What news puts on the first page: the few that are new to this member, beside the work."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import dates
from sotay.news.queries import NewsLine, unread_news
from sotay.org.queries import person_of
from sotay.web.today import Action, Card, Chip, Row

SHOWN = 3


def news_card(account: Account) -> list[Card]:
    """The newest articles that the person has not opened."""
    person = person_of(account)
    lines = unread_news(person, SHOWN) if person else []
    if not lines:
        return []
    return [
        Card(
            title=_("Thông tin nổi bật"),
            order=300,
            rows=[_row(line) for line in lines],
            more=Action(_("Tất cả"), reverse("news:listing")),
            aside=True,
        )
    ]


def _row(line: NewsLine) -> Row:
    return Row(
        title=line.title,
        url=reverse("news:article", args=[line.id]),
        context=_("%(unit)s · %(day)s")
        % {"unit": line.unit, "day": dates.moment(line.published_at)},
        chip=Chip(_("mới"), "brand"),
    )
