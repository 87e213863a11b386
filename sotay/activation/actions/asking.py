"""A code asked for by somebody who has not signed in, and its way to the phone or mailbox."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sotay.accounts.actions.codes import issue_code
from sotay.accounts.codes import GOOD_FOR, Medium, spaced
from sotay.activation import rules
from sotay.activation.models import CodeGiven
from sotay.activation.queries.meant import is_active, people_meant, subject_of
from sotay.jobs.actions import run_later
from sotay.kernel import clock
from sotay.kernel.refusals import Refusal
from sotay.kernel.sealing import Broken
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.notices.outgoing.actions import post
from sotay.org.models import Person

Purpose = CodeGiven.Purpose
CHANNELS = {Medium.SMS: "phone", Medium.EMAIL: "email"}


@one_act()
def ask_for_code(*, by: None = None, purpose: Purpose | str, typed: str, channel: Medium) -> None:
    """Have a code sent to whoever has this number, if anybody has.

    Only a job is written, the same for whatever is typed: who watches how long the answer
    takes learns nothing of who is on the roll. The number waits under seal.
    """
    del by  # nobody has signed in
    run_later(
        "activation.send_codes",
        soon=True,
        purpose=str(purpose),
        sealed=settings.KEY_RING.close(typed),
        channel=channel.value,
    )


def send_codes(*, by: None = None, purpose: Purpose | str, sealed: str, channel: Medium) -> int:
    """Send what was asked for; how many messages were asked for. Run by the worker."""
    del by  # as above
    try:
        typed = settings.KEY_RING.open(sealed)
    except Broken:
        return 0  # sealed with keys that are gone: whoever asked asks again
    people = people_meant(purpose, typed)
    return sum(
        _send_one(person, Purpose(purpose), channel, by_name=len(people) > 1) for person in people
    )


@one_act()
def _send_one(person: Person, purpose: Purpose, channel: Medium, *, by_name: bool) -> bool:
    to = getattr(person, CHANNELS[channel])
    Person.objects.select_for_update().get(pk=person.pk)
    sent = CodeGiven.objects.filter(person=person, purpose=purpose, medium=channel)
    moments = list(sent.order_by("-at").values_list("at", flat=True)[: rules.CODES_AN_HOUR])
    if not to or not rules.may_be_sent_again(moments, clock.now()):
        return False
    try:
        with transaction.atomic():
            _post(person, purpose, channel, to, by_name=by_name)
    except Refusal:
        # The address had its share, or nothing can be sent: the page has said what to do then.
        return False
    return True


def _post(person: Person, purpose: Purpose, channel: Medium, to: str, *, by_name: bool) -> None:
    now = clock.now()
    until = now + GOOD_FOR[channel]
    if purpose == Purpose.COMING_IN and is_active(person):
        words = _(
            "Sổ Tay: tài khoản của đồng chí đã được kích hoạt từ trước. Nếu quên mật khẩu, "
            "đồng chí bấm “Quên mật khẩu” ở trang đăng nhập."
        )
    else:
        code = issue_code(
            by=None, purpose=purpose.value, subject=subject_of(person), medium=channel
        )
        words = _words(person, purpose, channel, code, by_name=by_name)
    CodeGiven.objects.create(
        person=person, purpose=purpose, medium=channel.value, at=now, expires_at=until
    )
    record(
        by=None,
        act="activation.code_sent",
        about=person,
        details={"purpose": purpose.value, "channel": channel.value},
    )
    about = f"code:{purpose.value}"
    post(by=None, channel=channel.value, to=to, words=words, about=about, until=until)


def _words(person: Person, purpose: Purpose, channel: Medium, code: str, *, by_name: bool) -> str:
    facts = {
        "code": spaced(code),
        "minutes": int(GOOD_FOR[channel].total_seconds() // 60),
        "name": person.full_name if by_name else "",
    }
    if purpose == Purpose.PASSWORD:
        words = _("Sổ Tay: mã đặt lại mật khẩu %(name)s %(code)s, dùng trong %(minutes)d phút.")
    else:
        words = _("Sổ Tay: mã kích hoạt %(name)s %(code)s, dùng trong %(minutes)d phút.")
    return " ".join((words % facts + " " + _("Không đưa mã này cho ai.")).split())
