"""Appointing who helps, and ending it."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.activation.models import Helping
from sotay.activation.queries.people import members_among
from sotay.activation.rules import LONGEST_HELP
from sotay.kernel import clock, dates
from sotay.kernel.refusals import Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.notices.actions import notify
from sotay.org.models import Person, Unit
from sotay.policy import Right, require


@one_act()
def appoint_helper(*, by: Person, unit: Unit, person: int, until: date) -> Helping:
    """Let a member help the cell's people to come in, from today to ``until``, that day too.

    Somebody who helps already goes on until that day.

    Raises:
        Forbidden: ``by`` may not appoint helpers here.
        Invalid: not a member of the unit, a day that has passed, or one too far away.
    """
    require(by, Right.ACTIVATION_APPOINT_HELPER, unit)
    found = members_among(unit, [person])
    if not found:
        raise Invalid(_("Hãy chọn một đảng viên của đơn vị này."), field="person")
    today, last = clock.today(), clock.today() + LONGEST_HELP
    if not today <= until <= last:
        raise Invalid(_("Ngày cuối phải từ hôm nay đến 60 ngày sau."), field="until")
    ends = date.fromordinal(until.toordinal() + 1)
    helping, _is_new = Helping.objects.select_for_update().get_or_create(
        person=found[0],
        unit=unit,
        ends__gt=today,
        defaults={"starts": today, "ends": ends, "appointed_by": by},
    )
    if helping.ends != ends:
        helping.ends = ends
        helping.save(update_fields=["ends"])
    record(by=by, act="activation.helper_appointed", about=found[0], unit=unit)
    notify(
        by=by,
        people=found,
        kind="activation.helper_appointed",
        about=f"helping:{helping.pk}:{ends}",
        words=_("Đồng chí được phân công hỗ trợ kích hoạt Sổ Tay ở %(unit)s đến hết %(day)s.")
        % {"unit": unit.short_name, "day": dates.short(until)},
        address=reverse("activation:helping", args=[helping.pk]),
    )
    return helping


@one_act()
def end_helping(*, by: Person, helping: Helping) -> None:
    """The helper helps no more, from now on. Twice is once.

    Raises:
        Forbidden: ``by`` may not appoint helpers here.
    """
    require(by, Right.ACTIVATION_APPOINT_HELPER, helping.unit)
    if helping.ends <= clock.today():
        return
    helping.ends = clock.today()
    helping.save(update_fields=["ends"])
    record(by=by, act="activation.helping_ended", about=helping.person, unit=helping.unit)
