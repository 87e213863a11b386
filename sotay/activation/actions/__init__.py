"""Everything that writes about coming in."""

from sotay.activation.actions.asking import ask_for_code, send_codes
from sotay.activation.actions.coming_in import Proof, come_in, renew_names
from sotay.activation.actions.consent import agree, load_consent_texts, set_consent_text
from sotay.activation.actions.facts import activate, declare_device, note_reason, take_back_reason
from sotay.activation.actions.helping import appoint_helper, end_helping
from sotay.activation.actions.issuing import hand_code, issue_sheets
from sotay.activation.actions.passwords import set_forgotten_password

__all__ = [
    "Proof",
    "activate",
    "agree",
    "appoint_helper",
    "ask_for_code",
    "come_in",
    "declare_device",
    "end_helping",
    "hand_code",
    "issue_sheets",
    "load_consent_texts",
    "note_reason",
    "renew_names",
    "send_codes",
    "set_consent_text",
    "set_forgotten_password",
    "take_back_reason",
]
