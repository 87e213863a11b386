"""Everything that may be done to a meeting: one verb, one function, one transaction."""

from sotay.meetings.actions.announcing import announce_meeting
from sotay.meetings.actions.conclusions import assign_task, conclude
from sotay.meetings.actions.notes import keep_note
from sotay.meetings.actions.opinions import (
    keep_out_of_minutes,
    post_opinion,
    record_spoken_opinion,
    reply_to_opinion,
)
from sotay.meetings.actions.roll import check_in, mark, mark_guest, mark_left, mark_rest_present
from sotay.meetings.actions.running import close_meeting, go_to_item, open_meeting
from sotay.meetings.actions.speaking import (
    ask_to_speak,
    call_to_speak,
    finish_speaking,
    withdraw_request,
)
from sotay.meetings.actions.votes import (
    cast_ballot,
    close_phone_vote,
    count_hands,
    count_paper,
    open_motion,
    reserve_opinion,
)

__all__ = [
    "announce_meeting",
    "ask_to_speak",
    "assign_task",
    "call_to_speak",
    "cast_ballot",
    "check_in",
    "close_meeting",
    "close_phone_vote",
    "conclude",
    "count_hands",
    "count_paper",
    "finish_speaking",
    "go_to_item",
    "keep_note",
    "keep_out_of_minutes",
    "mark",
    "mark_guest",
    "mark_left",
    "mark_rest_present",
    "open_meeting",
    "open_motion",
    "post_opinion",
    "record_spoken_opinion",
    "reply_to_opinion",
    "reserve_opinion",
    "withdraw_request",
]
