"""Writing profiles: those that come with the package, and local overlays."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Conflict, Invalid
from sotay.profiles import parsing, shipped
from sotay.profiles.models import Profile
from sotay.profiles.usage import is_in_use


@transaction.atomic
def load_shipped_profiles(*, profiles: type[Profile] = Profile) -> None:
    """Bring the profiles of the package into the database; called by a migration.

    A profile that is already there keeps its values: a record may have been made by them,
    and a corrected rule comes under a new code. Its days may change, since a new profile
    ends the one before.

    Args:
        profiles: the model as the calling migration knows it.
    """
    for profile in shipped.profiles():
        parsing.rule_profile(profile.code, profile.values)
        days = {"valid_from": profile.valid_from, "valid_to": profile.valid_to}
        profiles.objects.update_or_create(
            code=profile.code,
            defaults=days,
            create_defaults={**days, "title": profile.title, "values": profile.values},
        )


@transaction.atomic
def add_overlay(
    *,
    by: object,
    code: str,
    title: str,
    base: Profile,
    values: Mapping[str, Any],
    valid_from: date,
    valid_to: date | None = None,
) -> Profile:
    """Lay local rules (a province's score sheet, a larger length) over a profile.

    Args:
        by: the person who keeps the rules; the caller has asked whether they may.
        code: short name of the overlay, unique.
        title: what people read.
        base: the profile underneath; no overlay itself.
        values: only what differs, in the shape of the profile.
        valid_from: first day; not before the base's.
        valid_to: the day after the last; the base's own end when nothing is said.

    Raises:
        Invalid: the values contradict the scheme, or the days go beyond the base's.
        Conflict: the code is taken.
    """
    if base.overlay_of is not None:
        raise Invalid(_("Chỉ đặt quy định riêng lên bộ quy định gốc."), field="base")
    if Profile.objects.filter(code=code).exists():
        raise Conflict(_("Đã có bộ quy định mang mã này."), field="code")
    ends = valid_to or base.valid_to
    _check_days(base, valid_from, ends)
    parsing.rule_profile(code, parsing.overlaid(base.all_values, values))
    return Profile.objects.create(
        code=code,
        title=title,
        valid_from=valid_from,
        valid_to=ends,
        values=dict(values),
        overlay_of=base,
    )


@transaction.atomic
def change_overlay(*, by: object, profile: Profile, values: Mapping[str, Any]) -> Profile:
    """Change an overlay that nothing was done by yet.

    Raises:
        Conflict: it is in use, or it came with the package: a changed rule is a new profile.
        Invalid: the values contradict the scheme.
    """
    profile = Profile.objects.select_for_update().get(pk=profile.pk)
    if profile.overlay_of is None or is_in_use(profile):
        raise Conflict(
            _("Bộ quy định này đã được dùng nên không sửa được. Hãy lập bộ quy định mới.")
        )
    parsing.rule_profile(profile.code, parsing.overlaid(profile.overlay_of.all_values, values))
    profile.values = dict(values)
    profile.save(update_fields=["values"])
    return profile


def _check_days(base: Profile, starts: date, ends: date | None) -> None:
    if ends is not None and ends <= starts:
        raise Invalid(_("Ngày hết hiệu lực phải sau ngày có hiệu lực."), field="valid_to")
    if starts < base.valid_from:
        raise Invalid(_("Ngày có hiệu lực sớm hơn bộ quy định gốc."), field="valid_from")
    if base.valid_to is not None and (ends is None or ends > base.valid_to):
        raise Invalid(_("Ngày hết hiệu lực muộn hơn bộ quy định gốc."), field="valid_to")
