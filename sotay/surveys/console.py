"""The report of a survey as a file for the console, where whoever keeps the system asks for it."""

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Missing
from sotay.org.models import Unit
from sotay.surveys import press
from sotay.surveys.models import Survey
from sotay.surveys.queries import report, results


def report_file(
    survey_id: int, form: str, *, code: str | None = None
) -> tuple[bytes, tuple[str, ...]]:
    """The report in one of ``press.FORMS``, and every difference where it does not add up.

    Args:
        survey_id: of the survey.
        form: which.
        code: of the unit whose page it is; without it everybody's.

    Raises:
        Missing: no such survey or unit, or the unit's figures are not shown.
        Conflict: the figures of the survey are not shown yet.
    """
    survey = Survey.objects.select_related("unit").filter(pk=survey_id).first()
    if survey is None:
        raise Missing(_("Không tìm thấy khảo sát này."))
    found = results.shown_results_of(survey)
    if code is None:
        printed = report.report_of(found)
    else:
        unit = Unit.objects.filter(code=code).values_list("pk", flat=True).first()
        printed = report.report_of_unit(found, unit or 0)
    charts = report.plan_of(survey).charts
    data = press.rendered(form, printed, found, charts=charts)
    return data, tuple(report.what_does_not_add_up(found))
