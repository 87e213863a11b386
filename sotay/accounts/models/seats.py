"""Who shares a device."""

from django.db import models

from sotay.accounts.models.account import Account


class Seat(models.Model):
    """A person has put himself on a device that serves several ("đổi người").

    Taken with the password, good for some hours; then the short number lets him take his turn.
    Ended by leaving the device, by a new password, or by its hour.
    """

    device = models.CharField(max_length=64)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="seats")
    session_key = models.CharField(max_length=40, blank=True)
    taken_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device", "account"], name="one_seat_each"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}"
