"""Telling search that something of a meeting reads otherwise, or is for others now."""

from sotay.meetings.models import Meeting, MeetingPaper, Record
from sotay.meetings.searching import PAPER, RECORD
from sotay.search.actions import mark, mark_all

# After these acts of the preparation the papers are other ones, or for other people.
_OF_PAPERS = frozenset(
    {
        "papers_added",
        "paper_replaced",
        "paper_renamed",
        "paper_removed",
        "guest_invited",
        "guest_removed",
        "details_changed",
    }
)


def after_preparing(meeting: Meeting, act: str) -> None:
    """An act of the preparation was done."""
    if act in _OF_PAPERS:
        find_papers_anew(meeting)


def find_papers_anew(meeting: Meeting) -> None:
    """Its papers, and those that were taken out, which are found no more."""
    papers = MeetingPaper.objects.filter(meeting=meeting).order_by("pk")
    mark_all(source=PAPER, things=papers.values_list("pk", flat=True))


def find_record_anew(record: Record) -> None:
    """One record: its text, or how far it is."""
    mark(source=RECORD, thing=record.pk)
