"""Addresses that can be written to."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from sotay.kernel import phones
from sotay.kernel.refusals import Invalid


def sendable(channel: str, to: str) -> str:
    """The address in its one form: E.164, or an e-mail address with its host in small letters.

    Raises:
        Invalid: nothing can be sent there.
    """
    if channel == "sms":
        return _number(to)
    return _mailbox(to)


def _number(to: str) -> str:
    number = phones.international(to)
    if not number:
        raise Invalid(_("Số điện thoại chưa đúng. Đồng chí xem lại số rồi thử lại."), field="phone")
    return number


def _mailbox(to: str) -> str:
    name, _at, host = to.strip().rpartition("@")
    address = f"{name}@{host.lower()}"
    try:
        validate_email(address)
    except ValidationError:
        raise Invalid(
            _("Địa chỉ thư điện tử chưa đúng. Đồng chí xem lại rồi thử lại."), field="email"
        ) from None
    return address
