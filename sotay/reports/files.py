"""A report as a file for the console, where whoever keeps the system asks for it."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sotay.reports import press
from sotay.reports.queries import doors, organisation, papers
from sotay.reports.queries.activation import activation_report, to_call
from sotay.reports.rules.report import first_day


def activation_file(
    form: str, *, code: str | None = None, day: date | None = None, since: date | None = None
) -> tuple[bytes, tuple[str, ...]]:
    """The activation report in one of ``press.FORMS``, and what its reader should know.

    Papers are drafts with blanks for number and day, in the words that the unit has kept.

    Args:
        code: the unit's; without it the root unit.
        day: the closing day; without it today.
        since: first day of the period; without it 1 January of that year.

    Raises:
        Missing: there is no such unit, or there was none that day.
        Invalid: the days are no period, or no unit is named and there are several tops.
    """
    unit = organisation.unit_of_code(code) if code else organisation.root_unit(day)
    closing = day or doors.last_day(unit)
    report = activation_report(unit, since=since or first_day(closing), day=closing)
    data = press.rendered(
        form,
        report,
        paper=lambda: papers.paper_of(unit, report, papers.texts_of(unit)),
        people=lambda: to_call(report),
    )
    return data, _warnings(report.total.unexplained)


def _warnings(unexplained: int) -> tuple[str, ...]:
    if not unexplained:
        return ()
    told = ngettext(
        "%(num)s đồng chí chưa kích hoạt mà chưa ghi lý do, số liệu chưa khớp.",
        "%(num)s đồng chí chưa kích hoạt mà chưa ghi lý do, số liệu chưa khớp.",
        unexplained,
    )
    return (told % {"num": unexplained}, _("Hãy ghi lý do cho từng đồng chí trước khi ban hành."))
