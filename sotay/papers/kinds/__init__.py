"""The kinds of paper that a meeting makes, each built from plain values."""

from sotay.papers.kinds.attendance import AttendanceContent, RollLine, attendance_sheet
from sotay.papers.kinds.invitation import InvitationContent, invitation
from sotay.papers.kinds.letterhead import Letterhead
from sotay.papers.kinds.programme import ProgrammeContent, ProgrammeLine, programme
from sotay.papers.kinds.records import RecordContent, conclusion, minutes, report, resolution
from sotay.papers.kinds.sections import Section

__all__ = [
    "AttendanceContent",
    "InvitationContent",
    "Letterhead",
    "ProgrammeContent",
    "ProgrammeLine",
    "RecordContent",
    "RollLine",
    "Section",
    "attendance_sheet",
    "conclusion",
    "invitation",
    "minutes",
    "programme",
    "report",
    "resolution",
]
