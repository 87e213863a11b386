"""Everything that writes about people's own rights. Each function is one act."""

from sotay.privacy.actions.corrections import answer_correction, request_correction
from sotay.privacy.actions.openings import note_list_taken, note_opening, note_openings
from sotay.privacy.actions.retention import apply_timers

__all__ = [
    "answer_correction",
    "apply_timers",
    "note_list_taken",
    "note_opening",
    "note_openings",
    "request_correction",
]
