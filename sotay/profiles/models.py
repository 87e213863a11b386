"""A set of rules and the days on which it is in force."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from django.db import models
from django.db.models import F, Q

from sotay.kernel.periods import Period
from sotay.profiles import parsing
from sotay.profiles.scheme import RuleProfile


class Profile(models.Model):
    """A set of rules. Once a meeting ran under it, it never changes: a new rule is a new row.

    ``values`` holds everything the rules need, so that a record of long ago is printed by
    the rules of its day whatever the package has become. A local overlay holds only what
    it changes in the profile it lies over.
    """

    code = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    values = models.JSONField()
    overlay_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="overlays"
    )

    # The values that were read last, and what was read: writing them as text takes its time.
    _read: tuple[Any, Any, RuleProfile] | None = None

    class Meta:
        ordering = ["valid_from", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="profile_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period:
        """The days on which the rules are in force."""
        return Period(self.valid_from, self.valid_to)

    @property
    def all_values(self) -> dict[str, Any]:
        """The values with those of the profile underneath."""
        if self.overlay_of is None:
            return dict(self.values)
        return parsing.overlaid(self.overlay_of.all_values, self.values)

    @property
    def rules(self) -> RuleProfile:
        """The values, typed. Parsed once for each text of them in a process."""
        values = self.values, self.overlay_of.values if self.overlay_of else None
        if self._read is None or self._read[0] is not values[0] or self._read[1] is not values[1]:
            self._read = (*values, _parsed(self.code, parsing.as_text(self.all_values)))
        return self._read[2]


@lru_cache(maxsize=64)
def _parsed(code: str, text: str) -> RuleProfile:
    return parsing.rule_profile(code, cast(Mapping[str, Any], parsing.from_text(text)))
