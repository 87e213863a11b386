"""The log of deliveries."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sotay.org.models import Person, Unit

# What is written of an answer's own number.
ANSWER_LENGTH = 120


class Dispatch(models.Model):
    """One message to one address: when it was asked for, tried, sent or given up.

    The words and the whole address stay under seal until the message is sent or given up, and
    are gone then: a code never stays readable. What remains is a masked address and its
    fingerprint. Kept half a year (``jobs.forget_dispatches``), for whoever asks what was sent.
    """

    class Channel(models.TextChoices):
        """By which way it goes."""

        SMS = "sms", _("tin nhắn SMS")
        EMAIL = "email", _("thư điện tử")

    class State(models.TextChoices):
        """``FAILED`` is tried again; ``GIVEN_UP`` is not."""

        QUEUED = "queued", _("đang chờ gửi")
        SENT = "sent", _("đã gửi")
        FAILED = "failed", _("chưa gửi được, sẽ thử lại")
        GIVEN_UP = "given_up", _("không gửi được")

    class Problem(models.TextChoices):
        """Why the last try, or the whole, came to nothing."""

        CONFIGURATION = "configuration", _("cấu hình nơi gửi chưa đúng")
        CREDENTIALS = "credentials", _("nơi gửi không nhận tài khoản của ta")
        UNREACHABLE = "unreachable", _("không kết nối được nơi gửi")
        INSECURE = "insecure", _("kết nối tới nơi gửi không an toàn")
        NO_ANSWER = "no_answer", _("nơi gửi không trả lời kịp")
        UNREADABLE = "unreadable", _("không đọc được câu trả lời của nơi gửi")
        BUSY = "busy", _("nơi gửi đang bận hoặc có lỗi")
        SAID_NO = "said_no", _("nơi gửi từ chối tin này")
        REDIRECT = "redirect", _("nơi gửi chỉ sang địa chỉ khác")
        INTERRUPTED = "interrupted", _("đang gửi thì máy chủ dừng, không rõ đã gửi chưa")
        TOO_LATE = "too_late", _("quá hạn, gửi cũng không còn giá trị")
        TOO_OFTEN = "too_often", _("địa chỉ này đã nhận đủ số tin cho phép")

    # Sent along, so that a provider that knows such keys sends nothing twice.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    masked = models.CharField(max_length=120)
    address_key = models.CharField(max_length=64)
    # The purpose, then what it is for: "code:activation", "notice:meetings".
    about = models.CharField(max_length=60)
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Whose budget pays; empty: nobody's in particular.
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="dispatches"
    )
    sealed = models.TextField(blank=True)
    parts = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    problem = models.CharField(max_length=20, choices=Problem.choices, blank=True)
    provider = models.CharField(max_length=40, blank=True)
    answer_id = models.CharField(max_length=ANSWER_LENGTH, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # Tries of which nobody knows how they ended.
    in_doubt = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
    until = models.DateTimeField()
    # When it is tried next; empty when it is over.
    due_at = models.DateTimeField(null=True, blank=True)
    # Set while it is being handed over, so that a death in between is seen.
    trying_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["address_key", "at"], name="dispatches_to_one"),
            models.Index(fields=["unit", "at"], name="dispatches_of_unit"),
            models.Index(fields=["due_at"], name="dispatches_due", condition=~Q(due_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.about} {self.state}"
