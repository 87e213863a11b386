"""What took a person off the rolls, and what was put right because it was entered wrongly."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sotay.org.models.people import Person


class Departure(models.Model):
    """A person leaves the Party or the rolls that are kept here, by a dated act.

    ``ended`` lists what the act ended, so that it can be taken back: kind of fact, id, and the
    day on which it would have ended by itself. Kept for good; for the person and who keeps
    the roster.
    """

    class Kind(models.TextChoices):
        """The four ends that the Statutes know, and the official transfer to elsewhere."""

        STRUCK_OFF = "struck_off", _("xóa tên")
        EXPELLED = "expelled", _("khai trừ")
        RESIGNED = "resigned", _("xin ra khỏi Đảng")
        DIED = "died", _("từ trần")
        MOVED_OUT = "moved_out", _("chuyển sinh hoạt chính thức đi nơi khác")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="departures")
    kind = models.CharField(max_length=15, choices=Kind.choices)
    on = models.DateField()
    decision = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    ended = models.JSONField(default=list)
    # Taken back: the facts go on as before. The row stays, with the reason.
    revoked_on = models.DateField(null=True, blank=True)
    revoked_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"


class Correction(models.Model):
    """A fact about a person was entered wrongly and put right: what stood, what stands, why.

    ``fact_kind`` and ``fact_id`` name the row; ``before`` and ``after`` hold its days and its
    decision, ``after`` is empty where the row was taken out. Kept for good, like the fact.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="facts_put_right")
    fact_kind = models.CharField(max_length=20)
    fact_id = models.PositiveBigIntegerField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.fact_kind}:{self.fact_id}"
