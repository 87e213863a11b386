"""Bringing to people what the floors below have to tell."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.ledger import watch
from sotay.ledger.chain import ChainReport
from sotay.notices.actions import notify
from sotay.notices.queries import administrators
from sotay.org.models import Person
from sotay.privacy.telling import when_told


def listen() -> None:
    """Called once, when the product starts."""
    when_told(_tell)
    watch.when_broken(_tell_broken)


def _tell(
    by: Person | None, people: Iterable[Person], kind: str, about: str, words: str, address: str
) -> None:
    notify(by=by, people=people, kind=kind, about=about, words=words, address=address)


def _tell_broken(report: ChainReport) -> None:
    """Every administrator hears of it, once a day for as long as it is so."""
    notify(
        by=None,
        people=administrators(),
        kind="ledger.broken",
        about=f"ledger:{report.broken_at}:{clock.today():%Y%m%d}",
        words=_(
            "Nhật ký không khớp từ dòng số %(seq)s: có người đã sửa, xoá hoặc thêm dòng ngoài "
            "phần mềm. Giữ nguyên máy chủ và báo ngay người vận hành."
        )
        % {"seq": report.broken_at},
        address=reverse("privacy:retention"),
    )
