"""Whom a survey asks, when, and who is reminded."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.jobs.actions import run_later
from sotay.kernel import clock, dates
from sotay.kernel.refusals import Conflict, Invalid, Missing
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.notices.actions import notify
from sotay.org.models import Body, Person, Title, Unit
from sotay.org.queries import subtree_ids
from sotay.org.queries.audiences import Circle, names_whom_it_means
from sotay.policy import Right, require
from sotay.surveys.models import Audience, Reminder, Step, Survey
from sotay.surveys.queries import audience as queries
from sotay.surveys.rules import periods

# People told in one transaction: pages have their turn between.
AT_ONCE = 200


@dataclass(frozen=True)
class Terms:
    """How a survey asks.

    Attributes:
        opens_at: empty: somebody opens it by hand.
        reminders: days before the closing hour.
    """

    anonymous: bool
    may_change: bool
    opens_at: datetime | None
    closes_at: datetime
    reminders: Collection[int] = ()


@one_act()
def add_audience(
    *,
    by: Person,
    survey: Survey,
    unit: Unit,
    reach: str,
    who: str,
    body: Body | None = None,
    title: Title | None = None,
) -> Audience:
    """Ask these people too: members, officers, those of a body, or whoever holds a title.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Conflict: it is open already: whom it asks stands since then.
        Invalid: the unit or the body is not of the subtree, or ``who`` means nobody.
    """
    held = _draft(by, survey)
    circle = Circle(who, body, title)
    if who not in Audience.Who.values or not names_whom_it_means(circle):
        raise Invalid(_("Chọn hỏi ai."), field="who")
    if body is not None:
        unit, reach = body.unit, Audience.Reach.UNIT
    if unit.pk != held.unit_id and unit.pk not in subtree_ids(held.unit):
        raise Invalid(_("Chỉ hỏi được người của đơn vị mình và đơn vị trực thuộc."), field="unit")
    audience, _new = Audience.objects.get_or_create(
        survey=held, unit=unit, reach=reach, who=who, body=body, title=title
    )
    record(by=by, act="surveys.audience_changed", about=held, unit=held.unit)
    return audience


@one_act()
def remove_audience(*, by: Person, survey: Survey, audience: int) -> None:
    """Ask these people not, after all.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Conflict: it is open already.
        Missing: they were not asked.
    """
    held = _draft(by, survey)
    if not Audience.objects.filter(survey=held, pk=audience).delete()[0]:
        raise Missing(_("Nhóm này đã được bỏ rồi."))
    record(by=by, act="surveys.audience_changed", about=held, unit=held.unit)


@one_act()
def set_terms(*, by: Person, survey: Survey, terms: Terms) -> Survey:
    """When it asks, whether names are kept, who is reminded.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Conflict: it is open already: what was promised to whoever answers stands.
        Invalid: the period is none.
    """
    held = _draft(by, survey)
    field, fault = periods.fault_of_period(terms.opens_at, terms.closes_at, clock.now())
    if fault:
        raise Invalid(fault, field=field)
    # Nobody finds an anonymous sheet again, its writer included.
    held.anonymous, held.may_change = terms.anonymous, terms.may_change and not terms.anonymous
    held.opens_at, held.closes_at = terms.opens_at, terms.closes_at
    if held.opens_at is None:
        held.announced_by = None  # without an hour it does not open by itself
    held.save(update_fields=["anonymous", "may_change", "opens_at", "closes_at", "announced_by"])
    Reminder.objects.filter(survey=held).exclude(days__in=terms.reminders).delete()
    for days in terms.reminders:
        Reminder.objects.get_or_create(survey=held, days=days)
    record(by=by, act="surveys.terms_set", about=held, unit=held.unit)
    return held


@one_act()
def call_off_opening(*, by: Person, survey: Survey) -> Survey:
    """It does not open by itself after all; everything else stays as it is.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Conflict: it is open already, or no opening was announced.
    """
    held = _draft(by, survey)
    if held.announced_by_id is None:
        raise Conflict(_("Khảo sát này chưa được hẹn giờ mở."))
    held.announced_by = None
    held.save(update_fields=["announced_by"])
    record(by=by, act="surveys.opening_called_off", about=held, unit=held.unit)
    return held


@one_act()
def extend_survey(*, by: Person, survey: Survey, closes_at: datetime) -> Survey:
    """Close it later; whoever has not answered is told.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Conflict: it is not open.
        Invalid: that is no later hour.
    """
    held = _held(by, survey)
    if held.state != Survey.State.OPEN:
        raise Conflict(_("Chỉ gia hạn được khảo sát đang mở."))
    if held.closes_at is not None and closes_at <= held.closes_at:
        raise Invalid(
            _("Giờ đóng mới phải sau giờ đóng cũ (%(old)s).")
            % {"old": dates.moment(held.closes_at)},
            field="closes_on",
        )
    field, fault = periods.fault_of_period(None, closes_at, clock.now())
    if fault:
        raise Invalid(fault, field=field)
    Step.objects.create(
        survey=held,
        what=Step.What.EXTENDED,
        by=by,
        at=clock.now(),
        was=held.closes_at,
        until=closes_at,
    )
    held.closes_at = closes_at
    held.save(update_fields=["closes_at"])
    # What was reminded of was the old hour.
    Reminder.objects.filter(survey=held).update(done_at=None)
    record(by=by, act="surveys.extended", about=held, unit=held.unit)
    run_later("surveys.tell_unanswered", survey_id=held.pk, what="extended")
    return held


@one_act()
def remind_due() -> int:
    """Ask for the reminders whose hour has come; returns of how many surveys.

    An hour that was missed because the worker rested is made up, once.
    """
    asked: set[int] = set()
    for reminder in queries.due_reminders(clock.now()):
        Reminder.objects.filter(pk=reminder.pk).update(done_at=clock.now())
        Step.objects.create(survey_id=reminder.survey_id, what=Step.What.REMINDED, at=clock.now())
        if reminder.survey_id not in asked:
            run_later(
                "surveys.tell_unanswered", survey_id=reminder.survey_id, what=str(reminder.days)
            )
        asked.add(reminder.survey_id)
    return len(asked)


@one_act()
def tell_unanswered(*, survey_id: int, what: str, after: int = 0) -> None:
    """Tell the next few who have not answered; then the job asks for the rest.

    Of an anonymous survey everybody is told, whoever has answered too.

    Args:
        survey_id: the survey; nothing is told once it is closed.
        what: ``extended``, or the days before the closing hour.
        after: the id of the last person who was told.
    """
    survey = Survey.objects.filter(pk=survey_id, state=Survey.State.OPEN).first()
    if survey is None or survey.closes_at is None:
        return
    people = queries.to_remind(survey, after, AT_ONCE)
    closes = dates.moment(survey.closes_at)
    notify(
        by=None,
        people=people,
        kind="surveys.extended" if what == "extended" else "surveys.reminder",
        about=f"survey:{survey.pk}:{what}:{survey.closes_at:%Y%m%d%H%M}",
        words=_reminder(survey, what) % {"title": survey.title, "at": closes},
        address=reverse("surveys:answer", args=[survey.pk]),
    )
    if len(people) == AT_ONCE:
        run_later("surveys.tell_unanswered", survey_id=survey_id, what=what, after=people[-1].pk)


def _reminder(survey: Survey, what: str) -> str:
    if what == "extended":
        return _("Khảo sát “%(title)s” được gia hạn đến %(at)s.")
    if survey.anonymous:
        return _(
            "Khảo sát ẩn danh “%(title)s” đóng lúc %(at)s. Lời nhắc gửi đến mọi người được hỏi; "
            "đồng chí đã trả lời thì bỏ qua."
        )
    return _("Đồng chí chưa trả lời khảo sát “%(title)s”; khảo sát đóng lúc %(at)s.")


def _held(by: Person, survey: Survey) -> Survey:
    require(by, Right.SURVEYS_KEEP, survey.unit)
    return Survey.objects.select_for_update(of=("self",)).select_related("unit").get(pk=survey.pk)


def _draft(by: Person, survey: Survey) -> Survey:
    held = _held(by, survey)
    if held.state != Survey.State.DRAFT:
        raise Conflict(
            _(
                "Khảo sát đã mở: hỏi ai, ghi tên hay không thì giữ như đã báo với người trả lời. "
                "Đồng chí vẫn gia hạn được giờ đóng."
            )
        )
    return held
