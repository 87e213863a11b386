"""On which days an account signed in."""

from django.db import models

from sotay.accounts.models.account import Account


class SignInDay(models.Model):
    """That an account signed in on a day, however often.

    The day and no hour, no device, no address: a report counts how many came in a period
    (figure B4), and nothing else is ever made of it. Forgotten by the timer ``sign_in_days``.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sign_in_days")
    day = models.DateField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "day"], name="signed_in_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.day}"
