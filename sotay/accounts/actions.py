"""Making accounts, changing passwords, and counting the tries to sign in."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sotay.accounts import rules
from sotay.accounts.models import Account, SignInWait
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid


@transaction.atomic
def create_account(*, by: Account | None = None, username: str, password: str | None) -> Account:
    """A new account; without a password nobody can sign in to it until one is set.

    ``by`` is who makes it, none when the program itself does (import, sample ward).

    Raises:
        Invalid: the name holds no letter or digit, or the password is too weak.
        Conflict: the name, read without marks and blanks, is taken.
    """
    del by  # whoever calls writes the ledger; the account itself remembers nobody
    name = text.tidy(username)
    key = rules.name_key(name)
    if not key:
        raise Invalid(_("Tên đăng nhập cần có chữ cái hoặc chữ số."), field="username")
    account = Account(username=name, name_key=key, created_at=clock.now())
    if password is not None:
        _refuse_weak(password, account)
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:
        raise Conflict(
            _("Tên đăng nhập “%(name)s” đã có người dùng. Hãy chọn tên khác.") % {"name": name},
            field="username",
        ) from None
    return account


@transaction.atomic
def set_password(*, by: Account, account: Account, password: str) -> None:
    """Give ``account`` a new password; its other sessions end, its waiting ends too.

    Raises:
        Invalid: the password is too weak.
    """
    del by  # as above
    _refuse_weak(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])
    SignInWait.objects.filter(name_key=account.name_key).delete()


@transaction.atomic
def begin_try(*, name: str) -> datetime | None:
    """Count one try to sign in as ``name``; the moment to wait for, or none: go ahead.

    The try is counted as wrong before the password is looked at, so that many tries sent
    at once do not all slip through; a right password forgets it (``forget_tries``).
    """
    now, key = clock.now(), rules.name_key(name)[:150]
    SignInWait.objects.filter(last_failed_at__lte=now - rules.FORGOTTEN_AFTER).delete()
    SignInWait.objects.get_or_create(name_key=key, defaults={"last_failed_at": now})
    row = SignInWait.objects.select_for_update().get(name_key=key)
    failures = rules.failures_remembered(row.failures, row.last_failed_at, now)
    until = row.last_failed_at + rules.wait_after(failures)
    if now < until:
        return until
    row.failures, row.last_failed_at = failures + 1, now
    row.save()
    return None


@transaction.atomic
def forget_tries(*, name: str) -> None:
    """The password was right: nothing is held against the name any more."""
    SignInWait.objects.filter(name_key=rules.name_key(name)[:150]).delete()


def _refuse_weak(password: str, account: Account) -> None:
    try:
        validate_password(rules.normal_password(password), account)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), field="password") from None
