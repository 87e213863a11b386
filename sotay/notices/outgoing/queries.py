"""What was sent, and whether anything can be."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet, Sum

from sotay.notices.outgoing.models import Dispatch
from sotay.notices.outgoing.providers import Misconfigured, provider_for
from sotay.notices.outgoing.rules import limits
from sotay.org.models import Unit

# Neither sent nor given up.
OPEN = Q(state__in=[Dispatch.State.QUEUED, Dispatch.State.FAILED])
# Given up before anything left the house: it counts for no limit.
NEVER_TRIED = Q(state=Dispatch.State.GIVEN_UP, tries=0)


def can_send(channel: str) -> bool:
    """Whether this installation has a way to send by ``channel`` ("sms" or "email").

    Pages ask before they offer a code by SMS.
    """
    try:
        return provider_for(channel) is not None
    except Misconfigured:
        return False


def may_ask_at(*, channel: str, address_key: str, now: datetime) -> datetime:
    """When another message to the address may be asked for; ``now`` if it may at once."""
    return _free_at("at", Dispatch.objects.exclude(NEVER_TRIED), channel, address_key, now)


def may_go_at(row: Dispatch, now: datetime) -> datetime:
    """When this message may go, after those that went to the same address.

    Those that waited for a provider would else all arrive at once.
    """
    others = Dispatch.objects.exclude(pk=row.pk)
    return _free_at("tried_at", others, row.channel, row.address_key, now)


def _free_at(
    field: str, rows: QuerySet[Dispatch], channel: str, address_key: str, now: datetime
) -> datetime:
    since = {f"{field}__gt": now - limits.LONGEST}
    times = rows.filter(channel=channel, address_key=address_key, **since)
    return limits.free_at(times.values_list(field, flat=True), now)


def spent_on(unit: Unit | None, channel: str, since: datetime) -> int:
    """Parts that the unit asked for since then."""
    rows = Dispatch.objects.filter(unit=unit, channel=channel, at__gte=since)
    return rows.exclude(NEVER_TRIED).aggregate(spent=Sum("parts"))["spent"] or 0


def is_tired(channel: str, now: datetime, count: int, rest: timedelta) -> bool:
    """Whether the last ``count`` tries of the last ``rest`` all went without an answer."""
    tried = Dispatch.objects.filter(channel=channel, tries__gt=0).exclude(tried_at=None)
    last = list(tried.order_by("-tried_at").values_list("problem", "tried_at")[:count])
    silent = {Dispatch.Problem.NO_ANSWER, Dispatch.Problem.UNREACHABLE}
    return len(last) == count and all(
        problem in silent and moment is not None and moment > now - rest for problem, moment in last
    )


def left_lying(late: datetime, count: int) -> list[int]:
    """Messages that were due, or begun, before ``late``, the oldest first."""
    lost = Q(due_at__lt=late, trying_at=None) | Q(trying_at__lt=late)
    return list(
        Dispatch.objects.filter(OPEN, lost).order_by("id").values_list("pk", flat=True)[:count]
    )
