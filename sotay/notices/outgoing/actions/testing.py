"""Trying the ways out."""

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Invalid
from sotay.ledger.acts import one_act
from sotay.notices.outgoing.actions.posting import post
from sotay.notices.outgoing.models import Dispatch
from sotay.org.models import Person, Unit
from sotay.policy import Right, require


@one_act()
def send_test(*, by: Person, unit: Unit, channel: str) -> Dispatch:
    """An administrator sends a test to the own phone or mailbox, to nobody else's.

    Raises:
        Forbidden: ``by`` does not keep this unit.
        Invalid: the own record holds no number or address.
        NotConnected, TooOften: as ``post`` says.
    """
    require(by, Right.NOTICES_KEEP_SENDING, unit)
    to = by.phone if channel == Dispatch.Channel.SMS else by.email
    if not to:
        raise Invalid(
            _("Hồ sơ của đồng chí chưa có số điện thoại hoặc địa chỉ thư này, nên chưa gửi thử."),
            field="channel",
        )
    return post(
        by=by,
        channel=channel,
        to=to,
        words=_("Sổ Tay: đây là tin thử, đồng chí không cần làm gì."),
        about="test:self",
        unit=unit,
    )
