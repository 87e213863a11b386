"""Rows of the meeting: preparation, room, votes, outcome, records."""

from sotay.meetings.models.agenda import AgendaItem, MeetingPaper, PackEdition
from sotay.meetings.models.behalf import Correction, CorrectionAnswer
from sotay.meetings.models.meeting import Attendance, Guest, Invitation, Meeting, Transition
from sotay.meetings.models.outcome import AssignedTask, CarriedTask, Conclusion, ScoreLine
from sotay.meetings.models.records import (
    Amendment,
    Approval,
    Record,
    RecordPaper,
    RecordScan,
    RecordVersion,
)
from sotay.meetings.models.talk import (
    Opinion,
    OpinionReply,
    PrivateNote,
    ReadingMark,
    SpeakingRequest,
)
from sotay.meetings.models.votes import (
    Ballot,
    Motion,
    PaperCount,
    PaperCountLine,
    ReservedOpinion,
)

__all__ = [
    "AgendaItem",
    "Amendment",
    "Approval",
    "AssignedTask",
    "Attendance",
    "Ballot",
    "CarriedTask",
    "Conclusion",
    "Correction",
    "CorrectionAnswer",
    "Guest",
    "Invitation",
    "Meeting",
    "MeetingPaper",
    "Motion",
    "Opinion",
    "OpinionReply",
    "PackEdition",
    "PaperCount",
    "PaperCountLine",
    "PrivateNote",
    "ReadingMark",
    "Record",
    "RecordPaper",
    "RecordScan",
    "RecordVersion",
    "ReservedOpinion",
    "ScoreLine",
    "SpeakingRequest",
    "Transition",
]
