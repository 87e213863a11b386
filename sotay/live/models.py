"""Topics that pages listen to, and the tail of what changed in each."""

from django.db import models


class Topic(models.Model):
    """Something that open pages follow, e.g. the opinions of one meeting.

    ``version`` counts its changes without a gap: the row is locked while it is raised,
    so the order of commits is the order of versions.
    """

    name = models.CharField(max_length=120, unique=True)
    version = models.PositiveBigIntegerField(default=0)
    # Of a topic that few pages show: until when one of them may be open. Null: never asked for.
    wanted_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"


class Change(models.Model):
    """One change as it was sent: for pages that missed it. Old ones are pruned."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveBigIntegerField()
    frame = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "version"], name="one_change_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}@{self.version}"
