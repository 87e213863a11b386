"""What reports keep about a person: nothing but who wrote, signed and issued them."""

from django.utils.translation import gettext_lazy as _

from sotay.privacy.acts import name_acts
from sotay.privacy.registry import DUTY, leave_out


def offer_all() -> None:
    """Called once, when the product starts."""
    leave_out(
        DUTY,
        "reports.ReportWords.changed_by",
        "reports.IssuedReport.signer",
        "reports.IssuedReport.issued_by",
    )
    name_acts(
        {
            "reports.words_written": _("Sửa lời văn báo cáo kích hoạt"),
            "reports.report_issued": _("Ban hành báo cáo kích hoạt"),
        }
    )
