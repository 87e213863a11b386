"""What notices keep about a person, and when they go."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sotay.notices.actions import forget_read
from sotay.notices.models import Notice
from sotay.org.models import Person
from sotay.privacy.registry import DUTY, Fact, Item, Section, item, leave_out, offer
from sotay.privacy.retention import Timer, set_timer


def offer_all() -> None:
    """Called once, when the product starts."""
    offer(
        Section(
            "notices",
            _("Thông báo đã gửi cho đồng chí"),
            _("Để đồng chí biết giấy mời, nhiệm vụ, thay đổi."),
            "",
            frozenset({"notices.Notice.person"}),
            _notices,
            order=70,
            timer="read_notices",
        )
    )
    leave_out(DUTY, "outgoing.Dispatch.by")
    set_timer(
        Timer(
            "read_notices",
            _("Thông báo đã đọc"),
            _("Tính từ ngày đọc. Thông báo chưa đọc thì còn giữ."),
            _forget,
        )
    )


def _notices(person: Person) -> Iterator[Item]:
    for notice in Notice.objects.filter(person=person).order_by("-pk"):
        yield item(
            notice.text,
            Fact("at", _("lúc"), notice.at),
            Fact("read_at", _("đọc lúc"), notice.read_at),
        )


def _forget(before: datetime) -> int:
    return forget_read(by=None, before=before)
