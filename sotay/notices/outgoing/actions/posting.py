"""Asking for a message to be sent."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from sotay.jobs.actions import run_later
from sotay.kernel import clock, text
from sotay.kernel.refusals import Invalid
from sotay.ledger.acts import one_act
from sotay.notices.outgoing import envelopes, queries
from sotay.notices.outgoing.addresses import sendable
from sotay.notices.outgoing.models import Dispatch
from sotay.notices.outgoing.refusals import NotConnected, TooOften
from sotay.notices.outgoing.rules import limits, masks, retrying, segments
from sotay.org.models import Person, Unit
from sotay.org.queries import home_of

# Longer is no notice any more, and every part of an SMS is paid for.
LONGEST = {"sms": 3, "email": 20_000}


@one_act()
def post(
    *,
    by: Person | None,
    channel: str,
    to: str,
    words: str,
    about: str,
    unit: Unit | None = None,
    until: datetime | None = None,
) -> Dispatch:
    """Have a message sent by the worker, soon, and again if it fails.

    The words carry no content of the Party's work: a code, or "Đồng chí có thông báo mới".

    Args:
        by: who asks; None for somebody who has not signed in yet.
        channel: ``"sms"`` or ``"email"``.
        to: a phone number as people type it, or an e-mail address.
        words: what is read. SMS without tone marks is this function's business, not yours.
        about: the purpose, then what it is for: ``"code:activation"``, ``"notice:meetings"``.
            A code lives five minutes unless ``until`` says otherwise, a notice a day.
        unit: whose budget pays; else the home cell of ``by``.
        until: the message is never sent after it (a code's own last minute).

    Raises:
        Invalid: no such address, or too long a text.
        NotConnected: this installation has no way to send; ask ``queries.can_send`` before.
        TooOften: the address or the unit had its share; the sentence says when to come again.
    """
    if not queries.can_send(channel):
        raise NotConnected(_no_way(channel))
    now, address = clock.now(), sendable(channel, to)
    address_key = envelopes.key_of(channel, address)
    payer = unit or (home_of(by, now.date()) if by else None)
    letter = _wording(channel, words)
    parts = segments.parts_of(letter).parts if channel == "sms" else 1
    _may_be_written_to(channel, address_key, now)
    _can_pay(payer, channel, parts, now)
    dispatch = Dispatch.objects.create(
        channel=channel,
        masked=masks.masked(channel, address),
        address_key=address_key,
        about=about,
        by=by,
        unit=payer,
        sealed=envelopes.close(address, letter),
        parts=parts,
        at=now,
        until=until or retrying.lives_until(about, now),
        due_at=now,
    )
    run_later("notices.deliver", soon=True, dispatch_id=dispatch.pk)
    return dispatch


def _no_way(channel: str) -> str:
    if channel == "sms":
        return _(
            "Hệ thống chưa được nối với nơi gửi tin nhắn. Đồng chí hãy dùng mã in do "
            "bí thư hoặc quản trị đơn vị trao."
        )
    return _(
        "Hệ thống chưa được nối với nơi gửi thư điện tử. Đồng chí hãy dùng mã in do "
        "bí thư hoặc quản trị đơn vị trao."
    )


def _wording(channel: str, words: str) -> str:
    """As it will be read; an SMS on one line, without tone marks unless they are wanted."""
    if channel == "email":
        letter, size = text.tidy_lines(words), len(words)
    else:
        letter = text.tidy(words)
        letter = letter if settings.SENDING["tone_marks"] else segments.plain(letter)
        size = segments.parts_of(letter).parts
    if not letter:
        raise Invalid(_("Tin chưa có chữ nào. Đồng chí viết rồi gửi lại."), field="words")
    if size > LONGEST[channel]:
        raise Invalid(_("Tin dài quá. Đồng chí viết ngắn lại rồi gửi."), field="words")
    return letter


def _may_be_written_to(channel: str, address_key: str, now: datetime) -> None:
    free = queries.may_ask_at(channel=channel, address_key=address_key, now=now)
    if free > now:
        raise TooOften(
            _(
                "Số hoặc địa chỉ này vừa được gửi nhiều tin. Đồng chí xem lại các tin đã nhận; "
                "nếu vẫn chưa có, thử lại sau %(hour)s."
            )
            % {"hour": _next_minute(free)}
        )


def _next_minute(moment: datetime) -> str:
    """The first full minute that is not before ``moment``, on a Vietnamese clock."""
    full = moment.astimezone(clock.VIETNAM) + timedelta(seconds=59)
    return f"{full:%H:%M}"


def _can_pay(payer: Unit | None, channel: str, parts: int, now: datetime) -> None:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    spent = queries.spent_on(payer, channel, midnight)
    if not limits.within_budget(spent, parts, settings.SENDING["budget"]):
        raise TooOften(
            _(
                "Hôm nay đơn vị đã gửi hết số tin được phép. Đồng chí thử lại vào ngày mai, "
                "hoặc dùng mã in do bí thư hoặc quản trị đơn vị trao."
            )
        )
