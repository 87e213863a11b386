"""Who helps a cell's members to come in, and from when to when."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from sotay.org.models import Person, Unit


class Helping(models.Model):
    """A member was appointed to help in a cell, from ``starts`` until before ``ends``."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="helpings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="helpings")
    starts = models.DateField()
    ends = models.DateField()
    appointed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-ends", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")), name="helping_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.unit_id}"

    @property
    def last_day(self) -> date:
        """The last day on which the person helps."""
        return self.ends - timedelta(days=1)
