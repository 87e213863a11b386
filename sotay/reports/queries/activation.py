"""The activation report of a unit, and the list of whom to call."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sotay.activation import queries as activation
from sotay.kernel import clock
from sotay.kernel.refusals import Invalid
from sotay.news.queries import timeliness_in
from sotay.org.models import Person, Unit
from sotay.org.privacy import masked_phone
from sotay.reports.queries.organisation import (
    counted,
    end_of,
    home_memberships,
    logins_are_known,
    node_of,
)
from sotay.reports.queries.use import use_of
from sotay.reports.rules import tree
from sotay.reports.rules.report import ActivationReport
from sotay.reports.rules.tallies import UNNOTED
from sotay.reports.rules.wording import REASON_WORDS

# The Party is that old; what asks for a day before has made a mistake.
EARLIEST = 1930


@dataclass(frozen=True)
class ToCall:
    """Somebody who has not activated, for those who look after the cell."""

    person: Person
    name: str
    unit: str
    phone: str
    reason: str


def activation_report(unit: Unit, *, since: date, day: date) -> ActivationReport:
    """Every figure of ``unit`` and of what was under it on ``day``.

    The number of queries is the same for one cell and for a province.

    Raises:
        Missing: the unit did not exist that day.
        Invalid: the period ends before it begins, or has not ended yet.
    """
    if day > clock.today():
        raise Invalid(_("Ngày chốt số liệu không được sau hôm nay."), field="on")
    if since.year < EARLIEST:
        raise Invalid(_("Kỳ báo cáo bắt đầu sớm nhất từ năm %d.") % EARLIEST, field="since")
    if since > day:
        raise Invalid(_("Kỳ báo cáo phải bắt đầu trước ngày chốt số liệu."), field="since")
    node = node_of(unit, day)
    ids = {one.id for one in tree.everything_in([node])}
    people = counted(ids, since=since, day=day)
    used = use_of(ids, since=since, until=day)
    return ActivationReport(
        day=day,
        since=since,
        made_at=clock.now(),
        lines=tree.roll_up(node, people.own, used, people.committees),
        with_logins=logins_are_known(since),
        news=timeliness_in(unit.pk, since=since, until=day + timedelta(days=1)),
    )


def to_call(report: ActivationReport) -> tuple[ToCall, ...]:
    """Who has not activated, cell by cell as in the report; two queries.

    Their reasons tell of health and absence, and their phones are masked: whoever shows this
    asks first whether the reader may see the roster.
    """
    units = {line.node.id: (place, line.node.name) for place, line in enumerate(report.lines)}
    home = home_memberships(units, report.day)
    members = Person.objects.filter(pk__in=home.values("person"))
    reasons = activation.reasons(members, report.day)
    # The database leaves out the active ones: of forty thousand people few are to be called.
    waiting = home.exclude(person__activation__at__lt=end_of(report.day))
    rows = list(waiting.select_related("person"))
    rows.sort(key=lambda row: (units[row.unit_id][0], bytes(row.person.name_key), row.person_id))
    return tuple(
        ToCall(
            person=row.person,
            name=row.person.full_name,
            unit=units[row.unit_id][1],
            phone=masked_phone(row.person.phone),
            reason=str(REASON_WORDS[reasons.get(row.person_id, UNNOTED)]),
        )
        for row in rows
    )
