"""One-time codes, and what wrong ones cost."""

from django.db import models
from django.db.models import Q

from sotay.accounts.models.account import Account


class OneTimeCode(models.Model):
    """A code that proves once who somebody is. Kept as a keyed digest, never as it is read.

    ``subject`` is whoever is meant, in the words of the folder that issues it (``person:12``):
    a member who comes in for the first time has no account yet. Forgotten after 90 days.
    """

    purpose = models.SlugField(max_length=20)
    subject = models.CharField(max_length=40)
    medium = models.CharField(max_length=5)
    digest = models.CharField(max_length=64)
    issued_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    # Which browser used it, as a digest: its second tap is no second use.
    used_by = models.CharField(max_length=64, blank=True)
    # A newer one took its place, or another one of the same purpose was used.
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject"])]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "subject", "medium"],
                condition=Q(used_at__isnull=True, replaced_at__isnull=True),
                name="one_open_code_per_medium",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject} {self.medium}"


class CodeWait(models.Model):
    """Wrong codes in a row for whoever was typed, whether or not anybody is meant by it.

    Keyed by a digest of what was typed, never by the address: a hall shares one.
    """

    key = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    last_failed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.failures}"
