"""Making accounts, changing passwords, and counting the tries to sign in."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import auth
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sotay.accounts import endings, rules
from sotay.accounts.models import Account, Session, SignInWait
from sotay.accounts.sessions import SessionStore
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid


@dataclass(frozen=True)
class Try:
    """One try to sign in: as which name, counted where.

    Attributes:
        name_key: the name as it is compared, whether or not anybody has it.
        bucket: the device that is counted by itself; empty for all strangers together.
        is_counted: it stands in the count as wrong, until it turns out right.
        waits_until: it is not looked at before.
    """

    name_key: str
    bucket: str = ""
    is_counted: bool = False
    waits_until: datetime | None = None


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
def set_password(
    *, by: Account, account: Account, password: str, except_key: str | None = None
) -> None:
    """Give ``account`` a new password; its other sessions end, its waiting ends too.

    ``except_key`` is the session in which the password is changed; it goes on.

    Raises:
        Invalid: the password is too weak.
    """
    _refuse_weak(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])
    SignInWait.objects.filter(name_key=account.name_key).delete()
    end_sessions(by=by, account=account, except_key=except_key)
    if except_key is not None:
        _renew(except_key, account)


@transaction.atomic
def deactivate(*, by: Account, account: Account) -> None:
    """Nobody signs in to ``account`` any more, and whoever is signed in to it is out."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(by=by, account=account)


@transaction.atomic
def end_sessions(*, by: Account, account: Account, except_key: str | None = None) -> None:
    """End every session of ``account`` but that one, and what hangs on them."""
    del by  # as above
    Session.objects.filter(account=account).exclude(session_key=except_key or "").delete()
    endings.tell_revoked(account.pk)


def begin_try(*, name: str, bucket: str = "") -> Try:
    """Look whether ``name`` may be tried now, by whoever is counted in ``bucket``.

    Where a try went wrong before, this one is counted as wrong at once, so that many sent
    together do not all slip through; a right password forgets it. Where none did, nothing is
    written: then a few may slip through together, never more than the hashing pool has places.
    """
    key = rules.name_key(name)[:150]
    if SignInWait.objects.filter(name_key=key, bucket=bucket).exists():
        return _count_beforehand(key, bucket)
    return Try(key, bucket)


@transaction.atomic
def _count_beforehand(key: str, bucket: str) -> Try:
    now = clock.now()
    row = SignInWait.objects.select_for_update().filter(name_key=key, bucket=bucket).first()
    if row is None:
        return Try(key, bucket)  # a right password came meanwhile
    failures = rules.failures_remembered(row.failures, row.last_failed_at, now)
    until = row.last_failed_at + rules.wait_after(failures)
    if now < until:
        return Try(key, bucket, waits_until=until)
    row.failures, row.last_failed_at = failures + 1, now
    row.save()
    return Try(key, bucket, is_counted=True)


@transaction.atomic
def count_wrong(*, tried: Try) -> None:
    """The password was wrong: count it, unless it is counted already."""
    if tried.is_counted:
        return
    now = clock.now()
    SignInWait.objects.filter(last_failed_at__lte=now - rules.FORGOTTEN_AFTER).delete()
    row, _is_new = SignInWait.objects.select_for_update().get_or_create(
        name_key=tried.name_key, bucket=tried.bucket, defaults={"last_failed_at": now}
    )
    row.failures, row.last_failed_at = row.failures + 1, now
    row.save()


@transaction.atomic
def forget_tries(*, tried: Try) -> None:
    """The password was right: nothing is held against the name in this bucket any more."""
    if tried.is_counted:
        SignInWait.objects.filter(name_key=tried.name_key, bucket=tried.bucket).delete()


@transaction.atomic
def forget_expired(*, by: Account | None = None) -> None:
    """Delete the sessions and the counts of wrong tries whose time is over.

    ``by`` is nobody when a timer asks.
    """
    del by  # nobody's act, and nothing that anybody could still use
    now = clock.now()
    Session.objects.filter(expire_date__lt=now).delete()
    SignInWait.objects.filter(last_failed_at__lte=now - rules.FORGOTTEN_AFTER).delete()


def _renew(session_key: str, account: Account) -> None:
    """Let a session outlive the password it was begun with."""
    session = SessionStore(session_key)
    session[auth.HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()


def _refuse_weak(password: str, account: Account) -> None:
    try:
        validate_password(rules.normal_password(password), account)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), field="password") from None
