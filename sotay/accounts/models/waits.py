"""What wrong passwords cost."""

from django.db import models


class SignInWait(models.Model):
    """Wrong passwords in a row for one typed name, whether or not an account has it.

    Keyed by the name and never by the address: a hall shares one address, and nobody in it
    should wait for another's mistakes. ``bucket`` is a device that has signed in to the name
    before; all others are strangers and counted together, so that whoever guesses at the
    secretary's name does not make her wait. Deleted by a right password or after an hour.
    """

    name_key = models.CharField(max_length=150)
    bucket = models.CharField(max_length=16, default="", blank=True)
    failures = models.PositiveIntegerField(default=0)
    last_failed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name_key", "bucket"], name="one_count_per_bucket"),
        ]

    def __str__(self) -> str:
        return f"{self.name_key}: {self.failures}"
