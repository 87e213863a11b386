"""What somebody shows besides a password, or instead of it."""

from django.db import models
from django.db.models import Q

from sotay.accounts.models.account import Account


class Passkey(models.Model):
    """A key on a phone, a computer or a stick, of which only the public half is here.

    Deleted by its owner, or by an administrator in person; never exported.

    Attributes:
        handle: what the device knows the account by; it says nothing, and is the same for all
            passkeys of an account, so that a device replaces its own key and adds none.
        credential: the public key as the device handed it over (WebAuthn's attested credential
            data).
        sign_count: how often the device says it has signed; zero for ever with most phones.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    handle = models.CharField(max_length=64)
    credential_id = models.CharField(max_length=1400, unique=True)
    credential = models.BinaryField()
    sign_count = models.PositiveBigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.name


class AuthenticatorApp(models.Model):
    """An app that shows a six-digit code every thirty seconds (RFC 6238), one per account.

    The secret is under seal. ``last_step`` is the thirty seconds of the last code that was
    taken: no code is taken twice, nor one from before it.
    """

    account = models.OneToOneField(
        Account, on_delete=models.CASCADE, related_name="authenticator_app"
    )
    secret = models.CharField(max_length=400)
    last_step = models.PositiveBigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account_id}"


class RecoveryCode(models.Model):
    """One of ten codes on a sheet of paper; good once, and only until the next sheet.

    ``mark`` are its first signs, which find the row; the rest is hashed like a password.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="recovery_codes")
    mark = models.CharField(max_length=2)
    code_hash = models.CharField(max_length=128)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "mark"], name="one_recovery_code_per_mark"),
        ]

    def __str__(self) -> str:
        return self.mark


class TrustedDevice(models.Model):
    """A browser that is asked for the password only, until a day.

    Bound to the browser's own cookie (``devices``), to the account, and by ``password_mark`` to
    the password: with a new password nothing is trusted any more.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="trusted_devices")
    device_key = models.CharField(max_length=16)
    password_mark = models.CharField(max_length=64)
    name = models.CharField(max_length=60)
    trusted_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        ordering = ["-trusted_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["account", "device_key"], name="one_trust_per_device"),
            models.CheckConstraint(condition=~Q(device_key=""), name="trust_names_its_device"),
        ]

    def __str__(self) -> str:
        return self.name


class SpentChallenge(models.Model):
    """A challenge that a passkey has answered: it is answered once. Forgotten when too old."""

    digest = models.CharField(max_length=64, primary_key=True)
    spent_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest
