"""Everything that may be done to a meeting: one verb, one function, one transaction."""

from sotay.meetings.actions.agenda import add_item, edit_item, move_item, remove_item
from sotay.meetings.actions.amendments import answer_amendment, propose_amendment
from sotay.meetings.actions.announcing import (
    agree_on_meeting,
    announce_meeting,
    cancel_meeting,
    postpone_meeting,
    reschedule_meeting,
)
from sotay.meetings.actions.approvals import approve_record
from sotay.meetings.actions.archiving import archive_meeting
from sotay.meetings.actions.calling import call_meeting, repeat_meeting
from sotay.meetings.actions.carrying import carry_tasks, note_result, refresh_carried
from sotay.meetings.actions.conclusions import assign_task, conclude
from sotay.meetings.actions.corrections import answer_correction, ask_for_correction
from sotay.meetings.actions.details import edit_details
from sotay.meetings.actions.guests import invite_guest, remove_guest
from sotay.meetings.actions.invitations import answer_invitation, invite_roll
from sotay.meetings.actions.issuing import (
    attach_signed_scan,
    issue_record,
    take_in_signed_scan,
)
from sotay.meetings.actions.notes import keep_note, mark_paper, mark_reading
from sotay.meetings.actions.opinions import (
    keep_out_of_minutes,
    post_opinion,
    record_spoken_opinion,
    reply_to_opinion,
)
from sotay.meetings.actions.outcomes import drop_outcome, start_outcome
from sotay.meetings.actions.papers import (
    add_from_library,
    add_papers,
    edit_paper,
    freeze_papers,
    move_paper,
    remove_paper,
    replace_paper,
)
from sotay.meetings.actions.polls import answer_poll, ask_room, close_poll
from sotay.meetings.actions.records import edit_record, start_records, write_anew
from sotay.meetings.actions.roll import check_in, mark, mark_guest, mark_left, mark_rest_present
from sotay.meetings.actions.running import (
    close_meeting,
    go_to_item,
    open_meeting,
    resume_meeting,
)
from sotay.meetings.actions.score import confirm_score
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
    record_hand_vote,
    record_paper_vote,
    reserve_opinion,
)

__all__ = [
    "add_from_library",
    "add_item",
    "add_papers",
    "agree_on_meeting",
    "announce_meeting",
    "answer_amendment",
    "answer_correction",
    "answer_invitation",
    "answer_poll",
    "approve_record",
    "archive_meeting",
    "ask_for_correction",
    "ask_room",
    "ask_to_speak",
    "assign_task",
    "attach_signed_scan",
    "call_meeting",
    "call_to_speak",
    "cancel_meeting",
    "carry_tasks",
    "cast_ballot",
    "check_in",
    "close_meeting",
    "close_phone_vote",
    "close_poll",
    "conclude",
    "confirm_score",
    "count_hands",
    "count_paper",
    "drop_outcome",
    "edit_details",
    "edit_item",
    "edit_paper",
    "edit_record",
    "finish_speaking",
    "freeze_papers",
    "go_to_item",
    "invite_guest",
    "invite_roll",
    "issue_record",
    "keep_note",
    "keep_out_of_minutes",
    "mark",
    "mark_guest",
    "mark_left",
    "mark_paper",
    "mark_reading",
    "mark_rest_present",
    "move_item",
    "move_paper",
    "note_result",
    "open_meeting",
    "open_motion",
    "post_opinion",
    "postpone_meeting",
    "propose_amendment",
    "record_hand_vote",
    "record_paper_vote",
    "record_spoken_opinion",
    "refresh_carried",
    "remove_guest",
    "remove_item",
    "remove_paper",
    "repeat_meeting",
    "replace_paper",
    "reply_to_opinion",
    "reschedule_meeting",
    "reserve_opinion",
    "resume_meeting",
    "start_outcome",
    "start_records",
    "take_in_signed_scan",
    "withdraw_request",
    "write_anew",
]
