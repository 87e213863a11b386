"""Telling people what became of the ways of signing in to their account."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.accounts.factors import Change, What
from sotay.kernel import clock
from sotay.notices.actions import notify
from sotay.org.queries.people import person_of


def tell_of_factors(change: Change) -> None:
    """Tell the owner what another did, and what a stranger in their name might have done.

    Also whoever did it themselves is told of a new key: if they did not, they should know.
    """
    words = _words().get(change.what)
    person = person_of(change.account)
    if words is None or person is None:
        return
    notify(
        by=None,
        people=[person],
        kind=f"accounts.{change.what}",
        about=f"account:{change.account.pk}:{clock.now().timestamp()}",
        words=words,
        address=reverse("accounts:safety"),
    )


def _words() -> dict[What, str]:
    return {
        What.PASSKEY_ADDED: _(
            "Tài khoản của đồng chí có thêm một khóa đăng nhập. Nếu không phải đồng chí làm, hãy "
            "bỏ khóa ấy và đổi mật khẩu ngay."
        ),
        What.APP_ADDED: _(
            "Tài khoản của đồng chí có thêm ứng dụng tạo mã. Nếu không phải đồng chí làm, hãy bỏ "
            "ứng dụng ấy và đổi mật khẩu ngay."
        ),
        What.CODE_USED: _(
            "Một mã dự phòng của đồng chí vừa được dùng. Nếu không phải đồng chí dùng, hãy đổi "
            "mật khẩu và lập tờ mã mới ngay."
        ),
        What.CODE_GIVEN: _(
            "Người quản trị vừa cấp cho đồng chí một mã đăng nhập dùng một lần. Nếu đồng chí "
            "không yêu cầu, hãy báo bí thư."
        ),
        What.ALL_REMOVED: _(
            "Người quản trị vừa gỡ lớp bảo vệ thứ hai của đồng chí. Nếu đồng chí không yêu cầu, "
            "hãy đổi mật khẩu ngay và báo bí thư."
        ),
    }
