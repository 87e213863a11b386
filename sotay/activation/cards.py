"""Who finds the pages of coming in, in the menu and on the first page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.activation.queries.board import looks_after
from sotay.activation.queries.consent import awaits_consent
from sotay.activation.queries.helping import helpings_of
from sotay.kernel import dates
from sotay.org.queries import person_of
from sotay.web.today import Action, Card


def leads(account: Account) -> bool:
    """Whoever looks after a unit; asks nothing that the page has not asked already."""
    person = person_of(account)
    return person is not None and bool(looks_after(person))


def consent_card(account: Account) -> list[Card]:
    """The text on personal data has a new version that I have not read."""
    person = person_of(account)
    if person is None or not awaits_consent(person):
        return []
    return [
        Card(
            title=_("Văn bản về dữ liệu cá nhân có bản mới"),
            order=140,
            lines=[_("Đồng chí đọc và cho biết có đồng ý hay không.")],
            actions=[Action(_("Đọc"), reverse("activation:own_consent"), "file-text")],
        )
    ]


def helping_card(account: Account) -> list[Card]:
    """Where I help today, until when."""
    person = person_of(account)
    return [
        Card(
            title=_("Hỗ trợ kích hoạt: %(unit)s") % {"unit": helping.unit.short_name},
            order=150,
            lines=[_("Đến hết ngày %(day)s") % {"day": dates.short(helping.last_day)}],
            actions=[
                Action(_("Mở danh sách"), reverse("activation:helping", args=[helping.pk]), "users")
            ],
        )
        for helping in (helpings_of(person) if person else [])
    ]
