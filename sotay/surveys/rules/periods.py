"""When a survey asks: what a period must be, and when a reminder comes."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

LONGEST = timedelta(days=366)
SHORTEST = timedelta(minutes=10)


def fault_of_period(
    opens_at: datetime | None, closes_at: datetime | None, now: datetime
) -> tuple[str, str]:
    """What is wrong with a period: the field and a sentence; two empty strings when it is right.

    ``opens_at`` may be missing: then somebody opens it by hand.
    """
    if closes_at is None:
        return "", ""
    if closes_at <= now:
        return "closes_on", _("Giờ đóng đã qua. Chọn giờ sau bây giờ.")
    begins = max(opens_at, now) if opens_at else now
    if closes_at - begins < SHORTEST:
        return "closes_on", _("Giờ đóng phải sau giờ mở ít nhất 10 phút.")
    if closes_at - begins > LONGEST:
        return "closes_on", _("Khảo sát mở nhiều nhất một năm. Chọn ngày đóng gần hơn.")
    return "", ""


def reminder_at(closes_at: datetime, days: int) -> datetime:
    """When whoever has not answered is reminded: so many days before the closing hour."""
    return closes_at - timedelta(days=days)
