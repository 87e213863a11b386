"""Everything a page of a meeting shows. Doors first: they decide who gets in."""

from sotay.meetings.queries.amendments import amendment_for
from sotay.meetings.queries.calling import CallChoice, call_choices, kinds_beside, repeatable
from sotay.meetings.queries.carried import carried_for, carried_lines
from sotay.meetings.queries.changes import changes_since
from sotay.meetings.queries.doors import meeting_for, motion_of, relations_to_meeting
from sotay.meetings.queries.for_all import once_for_all
from sotay.meetings.queries.hall import hall_panel, hall_versions
from sotay.meetings.queries.letterheads import signing_posts
from sotay.meetings.queries.listing import coming_lines, draft_lines, list_page
from sotay.meetings.queries.opinions import (
    OpinionLine,
    item_choices,
    item_of,
    opinion_for,
    opinions_for_all,
    opinions_of,
    reads_what_all_read,
)
from sotay.meetings.queries.overview import calendar_entry, overview_page
from sotay.meetings.queries.packs import pack_for, packs_of
from sotay.meetings.queries.panels import (
    agenda_panel,
    code_of,
    item_for,
    item_on_now,
    outcome_panel,
    polls_panel,
    roll_panel,
    speaking_panel,
    votes_panel,
)
from sotay.meetings.queries.papers import (
    paper_for,
    paper_lines,
    paper_of,
    paper_page,
    papers_page,
    read_marks,
    read_to,
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
from sotay.meetings.queries.polls import answered_polls, asked_in, poll_of
from sotay.meetings.queries.preparation import (
    chair_choices,
    guest_choices,
    paper_in,
    preparation_page,
)
from sotay.meetings.queries.prints import PrintsPage, print_for, prints_page
from sotay.meetings.queries.records import (
    Reader,
    RecordPage,
    RecordStanding,
    compose,
    reader_of,
    record_file,
    record_page,
    records_page,
    standing_of_record,
    usual_issue_day,
)
from sotay.meetings.queries.score import ScoreSheet, score_sheet
from sotay.meetings.queries.versions import record_changes_since, version_page, versions_of
from sotay.meetings.queries.votes import (
    own_choices,
    question_choices,
    question_choices_by,
    way_choices,
)
from sotay.meetings.queries.warnings import full_length_note, record_warnings

__all__ = [
    "CallChoice",
    "OpinionLine",
    "PrintsPage",
    "Reader",
    "RecordPage",
    "RecordStanding",
    "ScoreSheet",
    "agenda_panel",
    "amendment_for",
    "answered_polls",
    "asked_in",
    "calendar_entry",
    "call_choices",
    "carried_for",
    "carried_lines",
    "chair_choices",
    "changes_since",
    "code_of",
    "coming_lines",
    "compose",
    "draft_lines",
    "excuses",
    "full_length_note",
    "guest_choices",
    "guest_for",
    "hall_panel",
    "hall_versions",
    "item_choices",
    "item_for",
    "item_of",
    "item_on_now",
    "kinds_beside",
    "list_page",
    "may_speak_now",
    "meeting_for",
    "motion_of",
    "note_of",
    "on_roll",
    "once_for_all",
    "opinion_for",
    "opinions_for_all",
    "opinions_of",
    "outcome_panel",
    "overview_page",
    "own_choices",
    "pack_for",
    "packs_of",
    "paper_for",
    "paper_in",
    "paper_lines",
    "paper_of",
    "paper_page",
    "papers_page",
    "people_choices",
    "person_in",
    "poll_of",
    "polls_panel",
    "preparation_page",
    "print_for",
    "prints_page",
    "question_choices",
    "question_choices_by",
    "read_marks",
    "read_to",
    "reader_of",
    "reads_what_all_read",
    "record_changes_since",
    "record_file",
    "record_page",
    "record_warnings",
    "records_page",
    "relations_to_meeting",
    "repeatable",
    "roll_panel",
    "score_sheet",
    "signing_posts",
    "speaking_panel",
    "speaking_request_for",
    "standing_of_record",
    "usual_issue_day",
    "version_page",
    "versions_of",
    "votes_panel",
    "way_choices",
]
