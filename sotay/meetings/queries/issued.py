"""What the book of outgoing papers is told of records that were issued."""

from collections.abc import Collection

from sotay.meetings.models import RecordPaper
from sotay.registers.issued import Issued


def issued_records(number_ids: Collection[int]) -> dict[int, Issued]:
    """The day on each paper, and the chair who signs it; one query."""
    rows = RecordPaper.objects.filter(number__in=number_ids)
    chairs = rows.values_list("number", "issued_on", "record__meeting__chair__full_name")
    return {number_id: Issued(day=day, signer=chair or "") for number_id, day, chair in chairs}
