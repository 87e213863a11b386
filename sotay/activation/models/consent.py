"""What people agree to when they come in, and who agreed to which version."""

from django.db import models

from sotay.org.models import Person


class ConsentText(models.Model):
    """What is kept about a member and what for, in plain words; a changed text is a new version.

    Blocks are parted by an empty line; a block that begins with ``# `` is a heading.
    """

    version = models.PositiveIntegerField(unique=True)
    words = models.TextField()
    starts = models.DateField()

    class Meta:
        ordering = ["version"]

    def __str__(self) -> str:
        return f"{self.version}"


class Consent(models.Model):
    """A person agreed to one version. Kept as long as the person's data are."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="consents")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "text"], name="one_consent_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.text_id}"
