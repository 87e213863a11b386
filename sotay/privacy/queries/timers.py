"""The table of times, with what the daily job last did."""

from dataclasses import dataclass
from datetime import datetime

from sotay.privacy import retention
from sotay.privacy.models import LedgerLook, TimerRun


@dataclass(frozen=True)
class TimerLine:
    """One timer: what, how many days, why, and its last run."""

    what: str
    days: int
    why: str
    last_at: datetime | None
    last_count: int


@dataclass(frozen=True)
class RetentionPage:
    """What is forgotten when, and what is kept."""

    timers: list[TimerLine]
    kept: list[tuple[str, str]]
    look: LedgerLook | None


def retention_page() -> RetentionPage:
    """The table as it holds here; two queries."""
    runs = TimerRun.objects.in_bulk()
    return RetentionPage(
        timers=[
            TimerLine(
                str(timer.what),
                retention.days_of(timer.key),
                str(timer.why),
                runs[timer.key].at if timer.key in runs else None,
                runs[timer.key].forgotten if timer.key in runs else 0,
            )
            for timer in retention.timers()
        ],
        kept=[(str(one.what), str(one.how)) for one in retention.kept()],
        look=LedgerLook.objects.first(),
    )
