"""What people were told, until they have read it."""

from django.db import models
from django.db.models import Q

from sotay.org.models import Person


class Notice(models.Model):
    """One person was told one thing: a sentence, and the page where it is looked at.

    ``kind`` and ``about`` name the happening, so that telling it again tells nothing new. Kept
    as long as the person's record; the sentence holds titles and hours, never what was said.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    text = models.CharField(max_length=600)
    address = models.CharField(max_length=200)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "about"], name="told_once"),
        ]
        indexes = [
            models.Index(fields=["person"], name="unread_notices", condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
