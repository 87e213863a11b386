"""Which dated rows hold on a day."""

from datetime import date

from django.db.models import Q


def holds_on(day: date, path: str = "") -> Q:
    """The condition that a row holds on ``day``: starts inclusive, ends exclusive.

    ``path`` leads to the dated row when it is not the one that is asked for (``"unit__"``).
    """
    begun = Q(**{f"{path}starts__lte": day})
    lasting = Q(**{f"{path}ends__isnull": True}) | Q(**{f"{path}ends__gt": day})
    return begun & lasting
