"""What holds for all second factors together: never the last of an administrator, nothing left."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sotay.accounts import factor_rules, factors, queries
from sotay.accounts.actions.sessions import end_sessions
from sotay.accounts.factors import What
from sotay.accounts.models import (
    Account,
    AuthenticatorApp,
    Passkey,
    RecoveryCode,
    SpentChallenge,
    TrustedDevice,
)
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict


def lock_factors(account: Account) -> None:
    """Two changes of one account's factors follow each other. Inside a transaction."""
    Account.objects.select_for_update().get(pk=account.pk)


def refuse_the_last(account: Account) -> None:
    """Refuse to take the last factor from an account that needs one; after ``lock_factors``.

    Raises:
        Conflict: it is the last.
    """
    kinds = [
        *Passkey.objects.filter(account=account).values_list("pk"),
        *AuthenticatorApp.objects.filter(account=account).values_list("pk"),
    ]
    if factor_rules.is_last(kinds) and queries.standing_of(account).is_required:
        raise Conflict(
            _(
                "Đây là lớp bảo vệ cuối cùng, mà người quản trị đơn vị thì luôn cần có một. Đồng "
                "chí thêm cách khác trước, rồi bỏ cách này."
            )
        )


def forget_what_hangs_on(account: Account) -> None:
    """Without a second factor there is no sheet of codes and no trust."""
    if not queries.standing_of(account).has_any:
        RecoveryCode.objects.filter(account=account).delete()
        TrustedDevice.objects.filter(account=account).delete()


@transaction.atomic
def remove_all_factors(*, by: Account, account: Account) -> bool:
    """Take everything from ``account`` but its password; its owner stands there and asked for it.

    Its sessions end too: where a phone was lost, it may be signed in.

    Returns:
        Whether there was anything.
    """
    lock_factors(account)
    had_any = queries.standing_of(account).has_any
    for kind in (Passkey, AuthenticatorApp, RecoveryCode, TrustedDevice):
        kind._default_manager.filter(account=account).delete()
    if had_any:
        end_sessions(by=by, account=account)
        factors.changed(account, What.ALL_REMOVED, by=by)
    return had_any


@transaction.atomic
def end_sessions_without_second_factor() -> int:
    """Whoever needs a second factor by now and has none signs in anew, and sets one up then.

    Somebody who was made an administrator, today or from today on. Nobody's act: a rule's.

    Returns:
        How many accounts.
    """
    found = list(queries.factors_lacking())
    for account in found:
        end_sessions(by=account, account=account)
    return len(found)


@transaction.atomic
def forget_old_proofs() -> None:
    """Delete challenges that are too old to be answered, and trust that has run out."""
    now = clock.now()
    # A day and no less: the clocks of two servers may differ.
    SpentChallenge.objects.filter(
        spent_at__lt=now - factor_rules.CHALLENGE_LASTS - timedelta(days=1)
    ).delete()
    TrustedDevice.objects.filter(until__lt=now).delete()
