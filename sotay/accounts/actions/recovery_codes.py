"""The sheet of ten codes for the day the phone is lost."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext as _

from sotay.accounts import codes, factor_rules, factors, hashing, queries
from sotay.accounts.actions.factors import lock_factors
from sotay.accounts.factors import What
from sotay.accounts.models import Account, RecoveryCode
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict


def make_recovery_codes(*, by: Account, account: Account) -> list[str]:
    """Ten new codes, to be shown this once; the sheet from before is worth nothing any more.

    Raises:
        Conflict: there is no second factor that they would stand in for.
        Crowded: many sign in at this moment.
    """
    fresh = factor_rules.new_recovery_codes()
    pool = hashing.pool()
    # Hashed before the transaction: SQLite has one writer, and ten hashes take a while.
    with pool.place(), pool.turn():
        hashes = [make_password(code) for code in fresh]
    _keep(by=by, account=account, fresh=fresh, hashes=hashes)
    return fresh


@transaction.atomic
def _keep(*, by: Account, account: Account, fresh: list[str], hashes: list[str]) -> None:
    lock_factors(account)
    if not queries.standing_of(account).has_any:
        raise Conflict(
            _(
                "Mã dự phòng dùng thay cho khóa đăng nhập hoặc ứng dụng tạo mã. Hãy "
                "thêm một trong hai trước."
            )
        )
    RecoveryCode.objects.filter(account=account).delete()
    now = clock.now()
    RecoveryCode.objects.bulk_create(
        [
            RecoveryCode(
                account=account,
                mark=code[: factor_rules.MARK_DIGITS],
                code_hash=code_hash,
                made_at=now,
            )
            for code, code_hash in zip(fresh, hashes, strict=True)
        ]
    )
    factors.changed(account, What.CODES_MADE, by=by)


def take_recovery_code(*, by: Account, account: Account, code: str) -> bool:
    """Whether the code is on the account's sheet and not crossed out; it is from now on.

    Raises:
        Crowded: many sign in at this moment.
    """
    plain = codes.read(code)
    if len(plain) != factor_rules.RECOVERY_DIGITS:
        return False
    row = RecoveryCode.objects.filter(
        account=account, mark=plain[: factor_rules.MARK_DIGITS], used_at=None
    ).first()
    pool = hashing.pool()
    with pool.place(), pool.turn():
        if row is None:
            make_password(plain)  # so that an unknown mark takes as long
            return False
        if not check_password(plain, row.code_hash):
            return False
    return _cross_out(by=by, account=account, row=row)


@transaction.atomic
def _cross_out(*, by: Account, account: Account, row: RecoveryCode) -> bool:
    """Of two that show it together, one is believed."""
    unused = RecoveryCode.objects.filter(pk=row.pk, used_at=None)
    if not unused.update(used_at=clock.now()):
        return False
    factors.changed(account, What.CODE_USED, by=by)
    return True
