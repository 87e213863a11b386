"""Proposed amendments of the minutes."""

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.meetings.models import Amendment, Record


def amendments_of(record: Record) -> tuple[Amendment, ...]:
    """Everything that was proposed, oldest first."""
    return tuple(record.amendments.select_related("person", "answered_by", "version"))


def takes_amendments(record: Record) -> bool:
    """Whether the deadline for amendments lies ahead; only minutes have one."""
    return record.amendments_until is not None and clock.now() <= record.amendments_until


def amendment_for(record: Record, amendment_id: int) -> Amendment:
    """One amendment of this record.

    Raises:
        Missing: it has no such amendment.
    """
    found = record.amendments.filter(pk=amendment_id).first()
    if found is None:
        raise Missing(_("Không tìm thấy đề nghị sửa này."))
    found.record = record
    return found
