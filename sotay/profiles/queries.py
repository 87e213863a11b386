"""Which rules hold on which day."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.kernel.refusals import Missing
from sotay.profiles import shipped
from sotay.profiles.models import Profile


def profile_on(day: date) -> Profile:
    """The profile in force on ``day``; a local overlay goes before what it lies over.

    Raises:
        Missing: no profile covers the day.
    """
    in_force = Profile.objects.select_related("overlay_of").filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day
    )
    found = sorted(
        in_force, key=lambda profile: (profile.overlay_of is not None, profile.valid_from)
    )
    if not found:
        raise Missing(_("Chưa có bộ quy định cho ngày %s.") % dates.short(day))
    return found[-1]


def profile_for(code: str) -> Profile:
    """The profile of that code.

    Raises:
        Missing: there is none.
    """
    profile = Profile.objects.select_related("overlay_of").filter(code=code).first()
    if profile is None:
        raise Missing(_("Không có bộ quy định này."))
    return profile


def holidays() -> Collection[date]:
    """The public holidays that working days and meeting days step over."""
    return shipped.holidays()
