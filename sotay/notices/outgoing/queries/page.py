"""The page of an administrator: by which ways messages go, and how the last ones fared."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.kernel.refusals import Forbidden
from sotay.notices.outgoing.models import Dispatch
from sotay.notices.outgoing.providers import Misconfigured, provider_for
from sotay.notices.outgoing.queries.log import spent_on
from sotay.org.models import Person, SystemRole, Unit
from sotay.org.queries import person_of, subtree_ids
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import holdings_of

SHOWN = 30
_PURPOSES = {
    "code": gettext_lazy("mã một lần"),
    "notice": gettext_lazy("báo có thông báo mới"),
    "test": gettext_lazy("tin thử"),
}
_Problem = Dispatch.Problem
_TO_DO = {
    _Problem.CONFIGURATION: gettext_lazy("Báo người quản trị máy chủ xem lại cấu hình nơi gửi."),
    _Problem.CREDENTIALS: gettext_lazy("Báo người quản trị máy chủ đổi khóa của nơi gửi."),
    _Problem.INSECURE: gettext_lazy("Báo người quản trị máy chủ xem chứng thư của nơi gửi."),
    _Problem.REDIRECT: gettext_lazy("Báo người quản trị máy chủ ghi lại địa chỉ của nơi gửi."),
    _Problem.UNREADABLE: gettext_lazy("Báo người quản trị máy chủ xem lại cách đọc trả lời."),
    _Problem.SAID_NO: gettext_lazy("Xem lại số hoặc địa chỉ của đồng chí ấy, rồi gửi mã mới."),
    _Problem.TOO_OFTEN: gettext_lazy("Chờ ít phút, hoặc trao mã in."),
}
_WAIT = gettext_lazy("Chờ ít phút rồi gửi lại; nếu gấp, trao mã in.")


@dataclass(frozen=True)
class Way:
    """One way out of the house: how it stands, and what was spent of today's budget."""

    channel: str
    name: str
    state: str
    kind: str
    spent: int


@dataclass(frozen=True)
class DispatchLine:
    """One message of the log."""

    at: datetime
    masked: str
    purpose: str
    channel: str
    state: str
    kind: str
    problem: str
    to_do: str
    tries: int


@dataclass(frozen=True)
class SendingPage:
    """Everything on the page."""

    unit: Unit
    ways: list[Way]
    budget: int
    lines: list[DispatchLine]


def is_keeper(account: Account) -> bool:
    """Whether the account is an administrator's."""
    person = person_of(account)
    if person is None:
        return False
    # Every page asks this for its menu; what a person holds was asked once already.
    roles = holdings_of(person, clock.today()).roles
    return any(role == SystemRole.Role.ADMINISTRATOR for _unit, role in roles)


def unit_kept_by(person: Person) -> Unit:
    """The unit whose administrator this person is; of several, the highest.

    Raises:
        Forbidden: of none.
    """
    unit = _units_kept_by(person).order_by("code").first()
    if unit is None:
        raise Forbidden(_("Trang này dành cho quản trị đơn vị."))
    return unit


def sending_page(unit: Unit) -> SendingPage:
    """The page of the unit and of what stands under it."""
    rows = Dispatch.objects.filter(unit__in=subtree_ids(unit))
    return SendingPage(
        unit=unit,
        ways=[_way(unit, channel) for channel in Dispatch.Channel],
        budget=settings.SENDING["budget"],
        lines=[_line(row) for row in rows[:SHOWN]],
    )


def _units_kept_by(person: Person) -> QuerySet[Unit]:
    role = SystemRole.Role.ADMINISTRATOR
    held = SystemRole.objects.filter(holds_on(clock.today()), person=person, role=role)
    return Unit.objects.filter(pk__in=held.values("unit"))


def _way(unit: Unit, channel: Dispatch.Channel) -> Way:
    midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    state, kind = _state_of(channel)
    return Way(
        channel.value, _capital(str(channel.label)), state, kind, spent_on(unit, channel, midnight)
    )


def _state_of(channel: Dispatch.Channel) -> tuple[str, str]:
    try:
        provider = provider_for(channel)
    except Misconfigured:
        return _("cấu hình chưa đúng, chưa gửi được"), "warn"
    if provider is None:
        return _("chưa nối, dùng mã in"), "plain"
    if provider.name == "console":
        return _("chỉ in ra màn hình máy chủ"), "warn"
    return _("đã nối"), "ok"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _line(row: Dispatch) -> DispatchLine:
    kinds = {"sent": "ok", "queued": "info", "failed": "warn", "given_up": "warn"}
    return DispatchLine(
        at=row.at,
        masked=row.masked,
        purpose=str(_PURPOSES.get(row.about.partition(":")[0], "")),
        channel=row.get_channel_display(),
        state=row.get_state_display(),
        kind=kinds[row.state],
        problem=_capital(row.get_problem_display()),
        to_do=str(_TO_DO.get(_Problem(row.problem), _WAIT)) if row.problem else "",
        tries=row.tries,
    )
