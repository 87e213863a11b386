"""What is still to be indexed."""

from django.db import models


class Mark(models.Model):
    """Something changed that can be found: the index has to take it in.

    A row for every change, never joined with an earlier one: a worker that is reading a
    thing takes away only the marks that were there before it read.
    """

    source = models.SlugField(max_length=40)
    thing = models.BigIntegerField()
    asked_at = models.DateTimeField()
    # Its words are still being read: not before this moment.
    not_before = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.source}:{self.thing}"
