"""Figures of news that reports may show: how old it is when it is published."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from sotay.kernel import clock
from sotay.news.models import Article
from sotay.news.rules.timeliness import Month, Timeliness, by_month, of_period


def timeliness_of(unit_ids: Collection[int], *, since: date, until: date) -> dict[int, list[Month]]:
    """Per unit the median age of its news at publication, month by month, the latest first.

    Counted is what tells of an event and was published from ``since`` to the day before
    ``until``, by now; withdrawn articles count too, for they were read. One query.
    """
    return {
        unit_id: by_month(found)
        for unit_id, found in _told(unit_ids, since=since, until=until).items()
    }


def timeliness_in(unit_id: int, *, since: date, until: date) -> Timeliness | None:
    """The same of one unit with the median of the whole period; None where there is no news."""
    return of_period(_told([unit_id], since=since, until=until)[unit_id])


def _told(
    unit_ids: Collection[int], *, since: date, until: date
) -> dict[int, list[tuple[date, date]]]:
    """Per unit, of each article the day of the event and of its publication; one query."""
    rows = Article.objects.filter(
        Q(state=Article.State.APPROVED) | Q(state=Article.State.WITHDRAWN),
        unit__in=unit_ids,
        event_on__isnull=False,
        publish_at__lte=clock.now(),
        publish_at__gte=clock.now().replace(
            year=since.year, month=since.month, day=since.day,
            hour=0, minute=0, second=0, microsecond=0,
        ),
    )  # fmt: skip
    pairs: dict[int, list[tuple[date, date]]] = {unit_id: [] for unit_id in unit_ids}
    for unit_id, event_on, at in rows.values_list("unit", "event_on", "publish_at"):
        published_on = at.astimezone(clock.VIETNAM).date() if at else None
        if event_on and published_on and published_on < until:
            pairs[unit_id].append((event_on, published_on))
    return pairs
