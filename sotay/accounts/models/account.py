"""Who can sign in. Nothing here says who the person is: ``org.Person`` points here."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from sotay.accounts import rules


class Accounts(BaseUserManager["Account"]):
    """The way Django's own sign-in finds an account."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account meant by a typed name of any kind, however it is typed.

        Raises:
            Account.DoesNotExist: nobody has that name, or it would open two accounts.
        """
        found = list(self.named(username or "")[:2])
        if len(found) != 1:
            raise Account.DoesNotExist
        return found[0]

    def named(self, typed: str) -> "models.QuerySet[Account]":
        """Who has this name; never more than one, as long as names are given by actions.

        The user name is found by itself: it must open the account even when the server's key,
        with which the other names are hashed, was lost.
        """
        from sotay.accounts.models.names import SignInName, hash_of

        by_hash = SignInName.objects.filter(key_hash=hash_of(typed)).values("account")
        return self.filter(Q(name_key=rules.name_key(typed)) | Q(pk__in=by_hash))


class Account(AbstractBaseUser):
    """A name and a password. Kept as long as the person's record; never exported."""

    username = models.CharField(max_length=150, unique=True)
    name_key = models.CharField(max_length=150, unique=True, editable=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    # Somebody else set the password: its owner sets his own before he does anything.
    must_change_password = models.BooleanField(default=False)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def set_password(self, raw_password: str | None) -> None:
        """Keep the hash of the password without outer blanks; ``None`` makes it unusable."""
        normal = None if raw_password is None else rules.trimmed_password(raw_password)
        super().set_password(normal)

    def check_password(self, raw_password: str) -> bool:
        """Whether this is the password, blanks at its ends included: older ones may have some."""
        return super().check_password(rules.normal_password(raw_password))
