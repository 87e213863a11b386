"""Everything a page of a meeting shows. Doors first: they decide who gets in."""

from sotay.meetings.queries.doors import meeting_for, motion_for, relations_to_meeting
from sotay.meetings.queries.opinions import (
    OpinionLine,
    item_choices,
    item_of,
    opinion_for,
    opinions_of,
)
from sotay.meetings.queries.panels import (
    agenda_panel,
    hall_panel,
    hall_versions,
    item_for,
    item_on_now,
    outcome_panel,
    roll_panel,
    speaking_panel,
    votes_panel,
)
from sotay.meetings.queries.people import (
    excuses,
    guest_for,
    may_speak_now,
    note_of,
    on_roll,
    people_choices,
    person_in,
    speaking_request_for,
)
from sotay.meetings.queries.votes import own_choices, question_choices, way_choices

__all__ = [
    "OpinionLine",
    "agenda_panel",
    "excuses",
    "guest_for",
    "hall_panel",
    "hall_versions",
    "item_choices",
    "item_for",
    "item_of",
    "item_on_now",
    "may_speak_now",
    "meeting_for",
    "motion_for",
    "note_of",
    "on_roll",
    "opinion_for",
    "opinions_of",
    "outcome_panel",
    "own_choices",
    "people_choices",
    "person_in",
    "question_choices",
    "relations_to_meeting",
    "roll_panel",
    "speaking_panel",
    "speaking_request_for",
    "votes_panel",
    "way_choices",
]
