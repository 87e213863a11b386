"""A set of rules and the days on which it is in force."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from django.db import models
from django.db.models import F, Q

from sotay.kernel.periods import Period
from sotay.profiles import parsing
from sotay.profiles.scheme import RuleProfile


class Values(models.JSONField):
    """JSON that is read once for each text of it: what was read is shared, nobody may change it."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The values; of a text (SQLite's) that was read before, the same object."""
        if isinstance(value, str) and self.decoder is None:
            return _decoded(value)
        return super().from_db_value(value, expression, connection)

    def deconstruct(self) -> Any:
        """To migrations it is any JSON."""
        name, _path, words, keywords = super().deconstruct()
        return name, "django.db.models.JSONField", words, keywords


@lru_cache(maxsize=64)
def _decoded(text: str) -> Any:
    return json.loads(text)


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
    values = Values()
    overlay_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="overlays"
    )

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
        values, base = self.values, self.overlay_of.values if self.overlay_of else None
        # Values that were read twice are the same object: writing them as text takes its time.
        kept = _read.get(self.code)
        if kept is None or kept[0] is not values or kept[1] is not base:
            parsed = _parsed(self.code, parsing.as_text(self.all_values))
            kept = _read[self.code] = (values, base, parsed)
        return kept[2]


_read: dict[str, tuple[Any, Any, RuleProfile]] = {}
"""By code: the values that were read last, those underneath, and the rules they are."""


@lru_cache(maxsize=64)
def _parsed(code: str, text: str) -> RuleProfile:
    return parsing.rule_profile(code, cast(Mapping[str, Any], parsing.from_text(text)))
