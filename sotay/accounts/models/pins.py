"""Short numbers that open what is signed in already, and how often they were tried."""

from django.db import models

from sotay.accounts.models.account import Account


class Pin(models.Model):
    """Four to six digits of their owner's choice; they open only what knows him already."""

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.CASCADE, related_name="pin"
    )
    digits_hash = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account_id}"


class PinCount(models.Model):
    """Wrong tries of one account's number at one place: a session, or a seat at a shared device.

    Deleted by the right number or by the password.
    """

    place = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.failures}"
