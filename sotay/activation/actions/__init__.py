"""Everything that writes about coming in."""

from sotay.activation.actions.consent import load_consent_texts
from sotay.activation.actions.facts import activate, declare_device, note_reason, take_back_reason

__all__ = [
    "activate",
    "declare_device",
    "load_consent_texts",
    "note_reason",
    "take_back_reason",
]
