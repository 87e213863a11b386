"""After how long without a touch the pages of a unit's people are covered."""

from django.db import models

from sotay.org.models.units import Unit


class IdleTime(models.Model):
    """What a unit's administrator chose, for the unit and all below it that chose nothing."""

    unit = models.OneToOneField(
        Unit, primary_key=True, on_delete=models.CASCADE, related_name="idle_time"
    )
    minutes = models.PositiveSmallIntegerField()  # 0: never
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.minutes}"
