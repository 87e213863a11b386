"""The app with the six digits: setting up, taking a code, removing."""

import logging

import pyotp
from django.db import transaction
from django.utils.translation import gettext as _
from pyotp.exceptions import OTPVerificationError

from sotay.accounts import codes, factor_rules, factors, sealing
from sotay.accounts.actions.factors import forget_what_hangs_on, lock_factors, refuse_the_last
from sotay.accounts.factors import What
from sotay.accounts.models import Account, AuthenticatorApp
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid, Missing

logger = logging.getLogger(__name__)

WINDOW = 1
"""Codes before and after the present one that count too: clocks of phones differ."""


@transaction.atomic
def add_app(*, by: Account, account: Account, secret: str, code: str) -> None:
    """Keep the secret of an app that has shown a right code.

    Raises:
        Invalid: the code is not the app's.
        Conflict: the account has an app.
    """
    lock_factors(account)
    if AuthenticatorApp.objects.filter(account=account).exists():
        raise Conflict(
            _(
                "Đã có một ứng dụng tạo mã. Muốn chuyển sang điện thoại khác, đồng chí bỏ cái "
                "cũ trước."
            )
        )
    step = step_of(secret, code)
    if step is None:
        raise Invalid(
            _(
                "Mã chưa đúng. Mã đổi sau mỗi 30 giây: đồng chí xem lại ứng dụng và nhập mã đang "
                "hiện. Nếu vẫn sai, hãy bật giờ tự động trên điện thoại."
            ),
            field="code",
        )
    AuthenticatorApp.objects.create(
        account=account, secret=sealing.close(secret), last_step=step, added_at=clock.now()
    )
    factors.changed(account, What.APP_ADDED, by=by)


@transaction.atomic
def take_app_code(*, by: Account, account: Account, code: str) -> bool:
    """Whether the account's app shows this code now; no code is taken twice."""
    del by  # the account itself
    app = AuthenticatorApp.objects.select_for_update().filter(account=account).first()
    if app is None:
        return False
    try:
        step = step_of(sealing.open_sealed(app.secret), code)
    except sealing.Broken:
        # A backup without its keys: the other ways remain, so this one only says no.
        logger.exception("the secret of an app does not open: are the data keys another's?")
        return False
    if step is None or step <= app.last_step:
        return False
    app.last_step, app.used_at = step, clock.now()
    app.save(update_fields=["last_step", "used_at"])
    return True


@transaction.atomic
def remove_app(*, by: Account, account: Account) -> None:
    """Take the app away.

    Raises:
        Missing: there is none.
        Conflict: it is the last second factor of somebody who needs one.
    """
    lock_factors(account)
    found = AuthenticatorApp.objects.filter(account=account)
    if not found.exists():
        raise Missing(_("Tài khoản này chưa có ứng dụng tạo mã."))
    refuse_the_last(account)
    found.delete()
    forget_what_hangs_on(account)
    factors.changed(account, What.APP_REMOVED, by=by)


def step_of(secret: str, code: str) -> int | None:
    """The thirty seconds to which the code belongs, counted from 1970; none when it is wrong."""
    plain = codes.read(code)
    if len(plain) != factor_rules.APP_DIGITS:
        return None
    try:
        return pyotp.TOTP(secret).verify_and_get_timecode(
            plain, for_time=clock.now(), valid_window=WINDOW
        )
    except OTPVerificationError:
        return None
