"""Taking a code at the second step, and what a wrong one costs."""

import secrets

from django.db import transaction

from sotay.accounts import codes, factors, rules
from sotay.accounts.actions.authenticator_apps import take_app_code
from sotay.accounts.actions.codes import issue_code, redeem_code, try_code
from sotay.accounts.actions.recovery_codes import take_recovery_code
from sotay.accounts.actions.tries import Try
from sotay.accounts.models import Account, SignInWait
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict

_PURPOSE = "second_step"


@transaction.atomic
def begin_code_try(*, by: Account, bucket: str) -> Try:
    """Look whether a code may be tried now; it counts as wrong until it turns out right.

    Counted in the manner of passwords, per account and device, but always beforehand: there are
    only a million codes, and many sent together must not slip through.
    """
    # A colon stands in no name, so no password is counted here.
    key, now = f"code:{by.pk}", clock.now()
    row, _is_new = SignInWait.objects.select_for_update().get_or_create(
        name_key=key, bucket=bucket, defaults={"last_failed_at": now}
    )
    failures = rules.failures_remembered(row.failures, row.last_failed_at, now)
    until = row.last_failed_at + rules.wait_after(failures)
    if now < until:
        return Try(key, bucket, waits_until=until)
    row.failures, row.last_failed_at = failures + 1, now
    row.save()
    return Try(key, bucket, is_counted=True)


def take_code(*, by: Account, code: str) -> bool:
    """Whether the code is good for the account ``by``, of whichever kind; it is used up.

    The kinds differ in length: six digits from the app, eight from the administrator, twelve
    on the sheet.

    Raises:
        Crowded: many sign in at this moment.
    """
    return (
        take_app_code(by=by, account=by, code=code)
        or take_recovery_code(by=by, account=by, code=code)
        or _take_given_code(by, code)
    )


@transaction.atomic
def give_code(*, by: Account, account: Account) -> str:
    """A code of eight digits that stands in for the second step once, within a day.

    Whoever gives it has the person before him; may he, is for the caller to say.
    """
    code = issue_code(by=by, purpose=_PURPOSE, subject=str(account.pk), medium=codes.Medium.HAND)
    factors.changed(account, factors.What.CODE_GIVEN, by=by)
    return code


@transaction.atomic
def _take_given_code(account: Account, code: str) -> bool:
    if len(codes.read(code)) != codes.DIGITS[codes.Medium.HAND]:
        return False
    subject = str(account.pk)
    tried = try_code(purpose=_PURPOSE, subjects=[subject], typed=code, tried_as=subject)
    if tried.verdict != "right":
        return False
    try:
        redeem_code(code_id=tried.code_id, holder=secrets.token_hex(16))
    except Conflict:
        return False  # another browser was faster
    factors.changed(account, factors.What.GIVEN_CODE_USED, by=account)
    return True
