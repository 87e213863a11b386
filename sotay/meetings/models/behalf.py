"""What a member says of acts that somebody else entered for the member."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sotay.org.models import Person


class Correction(models.Model):
    """A member says that what was entered in the member's name is wrong. Kept for good.

    The act itself stays as it is: whoever entered it is told, and corrects it by a further act.
    """

    class Kind(models.TextChoices):
        """What was entered."""

        OPINION = "opinion", _("ý kiến")
        ROLL = "roll", _("điểm danh")
        TASK = "task", _("báo cáo nhiệm vụ")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="entries_found_wrong")
    what = models.CharField(max_length=10, choices=Kind.choices)
    about_id = models.PositiveBigIntegerField()
    # Whoever entered it, and has to look at it again.
    asked = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["person", "what", "about_id"])]


class CorrectionAnswer(models.Model):
    """Whoever entered it has looked again: what was done, or why it stays. There is one each."""

    correction = models.OneToOneField(Correction, on_delete=models.CASCADE, related_name="answer")
    put_right = models.BooleanField()
    words = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["at", "id"]
