"""The devices on which somebody is signed in."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sotay.accounts.models import Account, Session
from sotay.accounts.sessions import mark_of
from sotay.kernel import clock


@dataclass(frozen=True)
class SignedInDevice:
    """One session as its owner's list shows it.

    Attributes:
        mark: names it without opening it.
        seen: when it was last used, true to the hour; none of sessions older than this list.
    """

    mark: str
    device: str
    begun: datetime | None
    seen: datetime | None
    is_this: bool


def devices_of(account: Account, this_key: str) -> list[SignedInDevice]:
    """The sessions of ``account``: this one first, then the last used."""
    rows = Session.objects.filter(account=account, expire_date__gt=clock.now())
    found = [
        SignedInDevice(
            mark=mark_of(row.session_key),
            device=row.device or _("thiết bị không rõ loại"),
            begun=row.begun_at,
            seen=row.last_seen_at and row.last_seen_at.replace(minute=0, second=0, microsecond=0),
            is_this=row.session_key == this_key,
        )
        for row in rows.defer("session_data")
    ]
    oldest = clock.now().replace(year=2000)
    return sorted(
        found, key=lambda one: (one.is_this, one.seen or oldest, one.begun or oldest), reverse=True
    )
