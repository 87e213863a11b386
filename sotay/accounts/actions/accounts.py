"""Making accounts, changing passwords, closing accounts."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sotay.accounts import passwords, rules
from sotay.accounts.actions.names import give_names
from sotay.accounts.actions.sessions import end_sessions, renew
from sotay.accounts.models import Account, SignInName, SignInWait
from sotay.accounts.queries.factors import standing_of
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid


@transaction.atomic
def create_account(*, by: Account | None = None, username: str, password: str | None) -> Account:
    """A new account; without a password nobody can sign in to it until one is set.

    ``by`` is who makes it, none when the program itself does (import, sample ward); whoever
    calls writes the ledger, the account itself remembers nobody.

    Raises:
        Invalid: the name holds no letter or digit, or the password is too weak.
        Conflict: the name, read without marks and blanks, is taken.
    """
    name = text.tidy(username)
    key = rules.name_key(name)
    if not key:
        raise Invalid(_("Tên đăng nhập cần có chữ cái hoặc chữ số."), field="username")
    account = Account(username=name, name_key=key, created_at=clock.now())
    if password is not None:
        _refuse_weak(password, account, has_second_factor=False)
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
            give_names(by=by, account=account, names={SignInName.Kind.USER: name})
    except (IntegrityError, Conflict):
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

    ``except_key`` is the session in which the password is changed; it goes on. Whoever gets
    the password from somebody else must choose his own before he does anything.

    Raises:
        Invalid: the password is too weak.
    """
    _refuse_weak(password, account, has_second_factor=standing_of(account).has_any)
    account.set_password(password)
    account.must_change_password = by.pk != account.pk
    account.save(update_fields=["password", "must_change_password"])
    SignInWait.objects.filter(name_key=account.name_key).delete()
    end_sessions(by=by, account=account, except_key=except_key)
    if except_key is not None:
        renew(except_key, account)


@transaction.atomic
def deactivate(*, by: Account, account: Account) -> None:
    """Nobody signs in to ``account`` any more, and whoever is signed in to it is out."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(by=by, account=account)


def _refuse_weak(password: str, account: Account, *, has_second_factor: bool) -> None:
    weak = passwords.weakness(
        password, username=account.username, has_second_factor=has_second_factor
    )
    if weak:
        raise Invalid(weak, field="password")
    try:
        validate_password(rules.trimmed_password(password), account)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), field="password") from None
