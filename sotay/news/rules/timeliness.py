"""How old news is when it is published: a figure of a unit and a month, never of a person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median


@dataclass(frozen=True)
class Month:
    """The articles that were published in a month and tell of an event.

    ``age`` is the median of the days from the event to the publication.
    """

    year: int
    month: int
    count: int
    age: Decimal


@dataclass(frozen=True)
class Timeliness:
    """How old the news of a unit was when it was published, in a whole period.

    ``age`` is the median of all of it, of ``count`` articles; ``months`` the latest first.
    """

    count: int
    age: Decimal
    months: tuple[Month, ...]


def age(event_on: date, published_on: date) -> int | None:
    """Days from an event until it was told; none for what was told beforehand."""
    days = (published_on - event_on).days
    return days if days >= 0 else None


def of_period(articles: Iterable[tuple[date, date]]) -> Timeliness | None:
    """The whole of the same pairs; nothing where no article tells of an event."""
    told = list(articles)
    ages = [days for one in told if (days := age(*one)) is not None]
    if not ages:
        return None
    return Timeliness(len(ages), Decimal(str(median(ages))), tuple(by_month(told)))


def by_month(articles: Iterable[tuple[date, date]]) -> list[Month]:
    """The months, the latest first, of pairs (day of the event, day of publication)."""
    ages: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for event_on, published_on in articles:
        days = age(event_on, published_on)
        if days is not None:
            ages[published_on.year, published_on.month].append(days)
    return [
        Month(year, month, len(days), Decimal(str(median(days))))
        for (year, month), days in sorted(ages.items(), reverse=True)
    ]
