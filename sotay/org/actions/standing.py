"""What a member is: probationary, official, exempt, suspended; each from a day."""

from datetime import date

from django.utils.translation import gettext as _

from sotay.kernel import dates, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.actions.facts import end_facts, lasting, locked_person
from sotay.org.connections import connections_changed
from sotay.org.models import Person, StagePeriod, StatusPeriod

PROBATION_MONTHS = 12
# Exempt for another reason than age: under twelve months, then asked for anew
# (HD 38-HD/BTCTW, 29/9/2025).
EXEMPT_MONTHS_BELOW = 12


@one_act()
def make_official(
    *, by: Person | None, person: Person, on: date, decision: str = ""
) -> StagePeriod:
    """Recognise a probationary member as official from ``on``.

    However late the cell decides, the day is that on which twelve months were over
    (Điều lệ Đảng, Điều 5), so an earlier day is refused and a longer probation allowed.

    Raises:
        Conflict: the person is not probationary.
        Invalid: twelve months are not over by that day.
    """
    person = locked_person(person)
    stage = lasting(StagePeriod.objects.filter(person=person), on).first()
    if stage is None or stage.stage != StagePeriod.Stage.PROBATIONARY:
        raise Conflict(_("Đồng chí này không phải là đảng viên dự bị."))
    over = dates.add_months(stage.starts, PROBATION_MONTHS)
    if on < over:
        raise Invalid(
            _("Thời gian dự bị 12 tháng đến hết ngày %(day)s mới đủ.") % {"day": dates.short(over)},
            field="on",
        )
    end_facts(StagePeriod.objects.filter(pk=stage.pk), on)
    official = StagePeriod.objects.create(
        person=person,
        stage=StagePeriod.Stage.OFFICIAL,
        starts=on,
        decision=text.tidy(decision),
    )
    record(by=by, act="org.member_made_official", about=person)
    return official


@one_act()
def begin_exemption(
    *,
    by: Person | None,
    person: Person,
    status: StatusPeriod.Status,
    on: date,
    until: date | None = None,
    decision: str = "",
) -> StatusPeriod:
    """Exempt a member from work and meetings (miễn công tác và sinh hoạt đảng).

    Raises:
        Invalid: not a sort of exemption, or one for another reason than age that does not
            end within twelve months.
        Conflict: the member is exempt or suspended for part of that time.
    """
    if status == StatusPeriod.Status.SUSPENDED:
        raise Invalid(_("Hãy chọn lý do miễn."), field="status")
    limit = dates.add_months(on, EXEMPT_MONTHS_BELOW)
    if status == StatusPeriod.Status.EXEMPT_OTHER and (until is None or until >= limit):
        raise Invalid(
            _("Miễn vì lý do khác phải dưới 12 tháng; hết hạn thì xét lại."), field="until"
        )
    period = _open_status(person, status, on, until, decision)
    record(by=by, act="org.exemption_begun", about=person)
    connections_changed([person.account_id])
    return period


@one_act()
def end_exemption(*, by: Person | None, person: Person, on: date) -> None:
    """Let an exempt member take part again from ``on``.

    Raises:
        Conflict: the member is not exempt on that day.
    """
    exempt = StatusPeriod.objects.filter(person=locked_person(person)).exclude(
        status=StatusPeriod.Status.SUSPENDED
    )
    if not end_facts(exempt, on):
        raise Conflict(_("Đồng chí này không được miễn sinh hoạt trong ngày đó."))
    record(by=by, act="org.exemption_ended", about=person)
    connections_changed([person.account_id])


@one_act()
def suspend_member(
    *,
    by: Person | None,
    person: Person,
    on: date,
    until: date | None = None,
    decision: str = "",
) -> StatusPeriod:
    """Suspend a member from meetings (đình chỉ sinh hoạt đảng).

    Raises:
        Conflict: the member is exempt or suspended for part of that time.
    """
    period = _open_status(person, StatusPeriod.Status.SUSPENDED, on, until, decision)
    record(by=by, act="org.suspension_begun", about=person)
    connections_changed([person.account_id])
    return period


@one_act()
def end_suspension(*, by: Person | None, person: Person, on: date) -> None:
    """Let a suspended member take part again from ``on``.

    Raises:
        Conflict: the member is not suspended on that day.
    """
    suspended = StatusPeriod.objects.filter(
        person=locked_person(person), status=StatusPeriod.Status.SUSPENDED
    )
    if not end_facts(suspended, on):
        raise Conflict(_("Đồng chí này không bị đình chỉ sinh hoạt trong ngày đó."))
    record(by=by, act="org.suspension_ended", about=person)
    connections_changed([person.account_id])


def _open_status(
    person: Person, status: StatusPeriod.Status, on: date, until: date | None, decision: str
) -> StatusPeriod:
    if until is not None and until <= on:
        raise Invalid(_("Ngày kết thúc phải sau ngày bắt đầu."), field="until")
    person = locked_person(person)
    others = lasting(StatusPeriod.objects.filter(person=person), on)
    if until is not None:
        others = others.filter(starts__lt=until)
    other = others.first()
    if other is not None:
        raise Conflict(
            _("Trong thời gian này đã ghi: %(status)s, từ ngày %(day)s.")
            % {"status": other.get_status_display(), "day": dates.short(other.starts)}
        )
    return StatusPeriod.objects.create(
        person=person, status=status, starts=on, ends=until, decision=text.tidy(decision)
    )
