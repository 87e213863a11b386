"""Who is active since when, who is not and why, and what devices people have."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sotay.activation.models.consent import Consent
from sotay.org.models import Person


class Activation(models.Model):
    """A person has a password or key of their own and has come in once. There is one each."""

    class Way(models.TextChoices):
        """What proved that it was this person."""

        SMS = "sms", _("mã qua tin nhắn")
        EMAIL = "email", _("mã qua thư điện tử")
        SHEET = "sheet", _("mã in trên giấy")
        ASSISTED = "assisted", _("có người hỗ trợ")
        SETUP = "setup", _("khi cài đặt hệ thống")

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="activation")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(db_index=True)
    way = models.CharField(max_length=10, choices=Way.choices)
    # Signs in with a passkey: nobody knows a password, because there is none.
    with_passkey = models.BooleanField(default=False)
    helped_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="activations_helped"
    )
    # None: the account was made before anybody was asked.
    consent = models.ForeignKey(Consent, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(way="assisted") | Q(helped_by__isnull=False),
                name="whoever_was_assisted_had_a_helper",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.way}"


class ReasonNotActive(models.Model):
    """Why a person is not active, from ``since`` until before ``until``; one at a time.

    Reading it tells of health or absence: only those who look after the cell do.
    """

    class Reason(models.TextChoices):
        """The reasons that a report counts; each person has one."""

        NO_PHONE = "no_phone", _("không có điện thoại thông minh")
        OLD_ILL = "old_ill", _("tuổi cao, sức yếu")
        ABROAD = "abroad", _("đang ở nước ngoài")
        NEW_TRANSFER = "new_transfer", _("mới chuyển sinh hoạt đến")
        TECHNICAL = "technical", _("vướng kỹ thuật")
        OTHER = "other", _("lý do khác")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reasons_not_active")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    note = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until__isnull=True), name="one_reason_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="a_reason_lasts_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(note=""), name="another_reason_is_written_out"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.reason}"


class DeviceDeclared(models.Model):
    """What a person has to open the handbook with, as told on a day; the latest holds."""

    class Kind(models.TextChoices):
        """Declared, never measured."""

        SMARTPHONE = "smartphone", _("có điện thoại thông minh")
        COMPUTER = "computer", _("chỉ có máy tính hoặc máy tính bảng")
        SHARED = "shared", _("dùng chung máy với người nhà")
        NONE = "none", _("không có máy nào")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices_declared")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "on"], name="one_device_told_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"
