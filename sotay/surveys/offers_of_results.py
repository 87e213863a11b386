"""What the report of a survey keeps about a person: nothing but who wrote and published it."""

from django.utils.translation import gettext_lazy as _

from sotay.privacy.acts import name_acts
from sotay.privacy.registry import DUTY, leave_out


def offer_results() -> None:
    """Called once, when the product starts."""
    leave_out(
        DUTY,
        "surveys.OpinionPoint.changed_by",
        "surveys.ReportPlan.changed_by",
        "surveys.PublishedReport.published_by",
    )
    name_acts(
        {
            "surveys.point_written": _("Viết một ý của báo cáo khảo sát"),
            "surveys.point_moved": _("Đổi chỗ một ý của báo cáo khảo sát"),
            "surveys.point_removed": _("Bỏ một ý khỏi báo cáo khảo sát"),
            "surveys.report_planned": _("Đặt cách in báo cáo khảo sát"),
            "surveys.report_published": _("Công bố kết quả khảo sát"),
        }
    )
