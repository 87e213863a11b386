"""A forgotten password: a new one after a code."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.accounts.actions import set_password
from sotay.accounts.actions.codes import redeem_code
from sotay.activation.actions.coming_in import Proof
from sotay.kernel import clock, dates
from sotay.kernel.refusals import Forbidden
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.notices.actions import notify
from sotay.org.models import Person


@one_act()
def set_forgotten_password(*, by: Person, proof: Proof, password: str) -> None:
    """Give the person's account a new password; everybody who is signed in to it is out.

    The same browser twice is one act: the second tap sets the same password again.

    Raises:
        Invalid: the password is too weak; the code is not used up.
        Conflict: the code was used, or another took its place.
        Forbidden: the account is closed.
    """
    account = by.account
    if account is None or not account.is_active:
        raise Forbidden(
            _("Tài khoản này đã ngừng hoạt động. Hãy liên hệ người quản trị của đơn vị.")
        )
    redeem_code(code_id=proof.code_id, holder=proof.holder)
    set_password(by=account, account=account, password=password)
    record(by=by, act="activation.password_set_anew", about=by, details={"way": proof.way.value})
    now = clock.now()
    notify(
        by=None,
        people=[by],
        kind="activation.password_set_anew",
        about=f"code:{proof.code_id}",
        words=_(
            "Mật khẩu của đồng chí được đặt lại lúc %(hour)s ngày %(day)s. Nếu không phải đồng "
            "chí làm, hãy báo ngay người quản trị đơn vị."
        )
        % {"hour": dates.hour(now), "day": dates.short(now.date())},
        address=reverse("org:me"),
    )
