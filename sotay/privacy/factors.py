"""What an account has besides its password: shown to its owner, named in the ledger."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.accounts.factors import What
from sotay.accounts.queries import safety_page
from sotay.org.models import Person
from sotay.privacy.registry import Fact, Item, Section, item

ACTS = {
    f"accounts.{what}": name
    for what, name in {
        What.PASSKEY_ADDED: gettext_lazy("Thêm khóa đăng nhập"),
        What.PASSKEY_REMOVED: gettext_lazy("Bỏ khóa đăng nhập"),
        What.APP_ADDED: gettext_lazy("Thêm ứng dụng tạo mã"),
        What.APP_REMOVED: gettext_lazy("Bỏ ứng dụng tạo mã"),
        What.CODES_MADE: gettext_lazy("Lập tờ mã dự phòng"),
        What.CODE_USED: gettext_lazy("Đăng nhập bằng mã dự phòng"),
        What.CODE_GIVEN: gettext_lazy("Cấp mã đăng nhập dùng một lần"),
        What.GIVEN_CODE_USED: gettext_lazy("Đăng nhập bằng mã được cấp"),
        What.DEVICE_TRUSTED: gettext_lazy("Tin một máy 30 ngày"),
        What.TRUST_ENDED: gettext_lazy("Thôi tin một máy"),
        What.ALL_REMOVED: gettext_lazy("Gỡ lớp bảo vệ thứ hai giúp đảng viên"),
    }.items()
}


def _collect(person: Person) -> Iterator[Item]:
    if person.account is None:
        return
    page = safety_page(person.account)
    for key in page.passkeys:
        yield item(
            _("Khóa đăng nhập “%(name)s”") % {"name": key.name},
            Fact("added_at", _("Thêm lúc"), key.added_at),
            Fact("used_at", _("Dùng lần cuối"), key.used_at),
        )
    if page.app is not None:
        yield item(
            _("Ứng dụng tạo mã"),
            Fact("added_at", _("Thêm lúc"), page.app.added_at),
            Fact("used_at", _("Dùng lần cuối"), page.app.used_at),
        )
    if page.codes_made_at is not None:
        yield item(
            _("Tờ mã dự phòng, còn %(num)s mã") % {"num": page.codes_left},
            Fact("made_at", _("Lập lúc"), page.codes_made_at),
        )
    for device in page.devices:
        yield item(
            _("Máy đã tin: %(name)s") % {"name": device.name},
            Fact("trusted_at", _("Tin từ"), device.trusted_at),
            Fact("until", _("Đến"), device.until),
        )


SECTION = Section(
    "factors",
    gettext_lazy("Lớp bảo vệ thứ hai khi đăng nhập"),
    gettext_lazy("Để người biết mật khẩu cũng không vào thay được. Khóa và mã không đọc lại được."),
    gettext_lazy("Đến khi đồng chí bỏ; máy đã tin tự hết sau 30 ngày"),
    frozenset(
        f"accounts.{kind}.account"
        for kind in ("Passkey", "AuthenticatorApp", "RecoveryCode", "TrustedDevice")
    ),
    _collect,
    order=31,
)
