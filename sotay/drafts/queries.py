"""Reading one's own drafts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sotay.accounts.models import Account
from sotay.drafts.models import Draft


def drafts_of(account: Account, keys: Iterable[str]) -> list[Draft]:
    """The account's own drafts of these boxes, those that were sent among them."""
    return list(Draft.objects.filter(account=account, key__in=list(keys)).order_by("key"))


@dataclass(frozen=True)
class Text:
    """A text as a device is told of it."""

    text: str
    digest: str
    written_at: datetime


def other_of(draft: Draft) -> Text | None:
    """What another device typed in the same box, or none."""
    if draft.other_written_at is None:
        return None
    return Text(draft.other_text, draft.other_digest, draft.other_written_at)
