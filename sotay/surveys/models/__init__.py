"""Surveys: what is asked, who is asked, and what came back."""

from sotay.surveys.models.answers import Circle, Invitation, PaperEntry, Sheet, SheetFile
from sotay.surveys.models.making import Reminder, WorkingCopy
from sotay.surveys.models.reporting import OpinionPoint, PublishedReport, ReportPlan
from sotay.surveys.models.survey import Audience, Form, Step, Survey

__all__ = [
    "Audience",
    "Circle",
    "Form",
    "Invitation",
    "OpinionPoint",
    "PaperEntry",
    "PublishedReport",
    "Reminder",
    "ReportPlan",
    "Sheet",
    "SheetFile",
    "Step",
    "Survey",
    "WorkingCopy",
]
