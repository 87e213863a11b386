"""Who can sign in. Nothing here says who the person is: ``org.Person`` points here."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from sotay.accounts import rules


class Accounts(BaseUserManager["Account"]):
    """The way Django's own sign-in finds an account."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account meant by a typed name, however it is typed.

        Raises:
            Account.DoesNotExist: nobody has that name.
        """
        return self.get(name_key=rules.name_key(username or ""))


class Account(AbstractBaseUser):
    """A name and a password. Kept as long as the person's record; never exported."""

    username = models.CharField(max_length=150, unique=True)
    name_key = models.CharField(max_length=150, unique=True, editable=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def set_password(self, raw_password: str | None) -> None:
        """Keep the hash of the normalised password; ``None`` makes it unusable."""
        normal = None if raw_password is None else rules.normal_password(raw_password)
        super().set_password(normal)

    def check_password(self, raw_password: str) -> bool:
        """Whether this is the password, normalised the same way as when it was set."""
        return super().check_password(rules.normal_password(raw_password))


class Session(AbstractBaseSession):
    """A browser that is signed in, as Django keeps it, and to which account.

    Deleted by signing out, by a new password, or a month after it was begun.
    """

    account = models.ForeignKey(
        Account, null=True, on_delete=models.CASCADE, related_name="sessions", editable=False
    )

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """Where Django reads and writes them."""
        from sotay.accounts.sessions import SessionStore

        return SessionStore


class SignInWait(models.Model):
    """Wrong passwords in a row for one typed name, whether or not an account has it.

    Keyed by the name and never by the address: a hall shares one address, and nobody in it
    should wait for another's mistakes. ``bucket`` is a device that has signed in to the name
    before; all others are strangers and counted together, so that whoever guesses at the
    secretary's name does not make her wait. Deleted by a right password or after an hour.
    """

    name_key = models.CharField(max_length=150)
    bucket = models.CharField(max_length=16, default="", blank=True)
    failures = models.PositiveIntegerField(default=0)
    last_failed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name_key", "bucket"], name="one_count_per_bucket"),
        ]

    def __str__(self) -> str:
        return f"{self.name_key}: {self.failures}"
