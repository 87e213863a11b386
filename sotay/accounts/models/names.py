"""The further names under which an account is found."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sotay.accounts import rules
from sotay.accounts.models.account import Account


def hash_of(typed: str) -> str:
    """The name as only this server can tell it; however typed, the same."""
    fingerprint: str = settings.KEY_RING.fingerprint("sign-in name", rules.name_key(typed))
    return fingerprint


class SignInName(models.Model):
    """A name that opens an account: its user name, its person's phone or card number.

    Only the keyed hash stands here: whoever steals the table learns no number by trying all
    of them. One table for all kinds, so that no name opens two accounts.
    """

    class Kind(models.TextChoices):
        """What the name is."""

        USER = "user", _("tên đăng nhập")
        CARD = "card", _("số thẻ đảng viên")
        PHONE = "phone", _("số điện thoại")

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "kind"], name="one_name_of_each_kind"),
        ]

    def __str__(self) -> str:
        return self.kind
