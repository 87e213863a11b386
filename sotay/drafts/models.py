"""What somebody has typed and not sent yet."""

from django.db import models

from sotay.accounts.models import Account

LONGEST_KEY = 120
LONGEST_DIGEST = 40


class Draft(models.Model):
    """The text of one box of one account; after sending, the digest of what was sent.

    Seen by its account alone. Deleted when nobody touched it for 40 days; never exported.
    ``writer`` and the digests come from browsers and mean nothing here but "the same".
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="drafts")
    key = models.CharField(max_length=LONGEST_KEY)
    text = models.TextField(blank=True)
    digest = models.CharField(max_length=LONGEST_DIGEST, blank=True)
    # Digest of what the box held when its page was made: typed over that, and no other text.
    base = models.CharField(max_length=LONGEST_DIGEST, blank=True)
    writer = models.CharField(max_length=LONGEST_DIGEST)
    written_at = models.DateTimeField()
    # The same by the writer's own clock: orders what one device sent, and nothing else.
    stamp = models.BigIntegerField()
    saved_at = models.DateTimeField(db_index=True)
    revision = models.PositiveIntegerField(default=1)
    # What another device typed in the same box and did not win.
    other_text = models.TextField(blank=True)
    other_digest = models.CharField(max_length=LONGEST_DIGEST, blank=True)
    other_written_at = models.DateTimeField(null=True)
    cleared_at = models.DateTimeField(null=True)
    cleared_digest = models.CharField(max_length=LONGEST_DIGEST, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="one_draft_per_box"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.key}"

    @property
    def is_cleared(self) -> bool:
        """Its text was sent, or taken away by its writer."""
        return self.cleared_at is not None
