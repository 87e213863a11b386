"""To whom a one-time code was given, on which way, by whom. The code itself is nowhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sotay.accounts.codes import Medium
from sotay.org.models import Person, Unit


class CodeGiven(models.Model):
    """A person was given a code. Kept as long as the person's data are.

    ``seed`` is the id of the form that asked for it: whoever issued it may print it again as
    long as it is good, because the server's key makes the same code of it (``accounts.codes``).
    """

    class Purpose(models.TextChoices):
        """What it opens."""

        COMING_IN = "activation", _("kích hoạt")
        PASSWORD = "password", _("đặt lại mật khẩu")

    MEDIA = [
        (Medium.SMS.value, _("tin nhắn")),
        (Medium.EMAIL.value, _("thư điện tử")),
        (Medium.PAPER.value, _("giấy")),
        (Medium.HAND.value, _("trao tay")),
    ]

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="codes_given")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    medium = models.CharField(max_length=5, choices=MEDIA)
    # The unit in whose name it was issued; none for what a person asked for.
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    seed = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["person", "purpose", "expires_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["seed", "person", "purpose"], name="one_code_per_form_and_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.purpose} {self.medium}"
