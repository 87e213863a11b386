"""Whose accounts have something to do with a unit."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from sotay.org.models import Charge, Membership, Position, SystemRole


def accounts_connected(units: Collection[int], on: date) -> set[int | None]:
    """Who belongs to one of the units or holds something in it on ``on`` or later; None too."""
    still = Q(ends__isnull=True) | Q(ends__gt=on)
    return {
        account_id
        for kind in (Membership, Position, Charge, SystemRole)
        for account_id in kind._default_manager.filter(still, unit__in=units).values_list(
            "person__account_id", flat=True
        )
    }
