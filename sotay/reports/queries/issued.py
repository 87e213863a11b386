"""What the book of outgoing papers is told of reports that were issued."""

from collections.abc import Collection

from sotay.registers.issued import Issued
from sotay.reports.models import IssuedReport


def issued_reports(number_ids: Collection[int]) -> dict[int, Issued]:
    """The day on each report and who signed it; one query."""
    rows = IssuedReport.objects.filter(number__in=number_ids)
    told = rows.values_list("number", "issued_on", "signer__full_name")
    return {number_id: Issued(day=day, signer=signer) for number_id, day, signer in told}
