"""Pages of coming in."""

from sotay.activation.views.boards import board, ending, helpers, units
from sotay.activation.views.consenting import consent_text, own_consent
from sotay.activation.views.helping import (
    assist,
    assist_device,
    assist_reason,
    assisted_consent,
    assisted_password,
    hand_over,
    helping,
)
from sotay.activation.views.keys import key, key_options
from sotay.activation.views.members import device, handed, handing, member, reason
from sotay.activation.views.sheets import batch, batch_pdf, sheets
from sotay.activation.views.steps import (
    code,
    consent,
    forgot,
    forgot_code,
    forgot_password,
    password,
    start,
)

__all__ = [
    "assist",
    "assist_device",
    "assist_reason",
    "assisted_consent",
    "assisted_password",
    "batch",
    "batch_pdf",
    "board",
    "code",
    "consent",
    "consent_text",
    "device",
    "ending",
    "forgot",
    "forgot_code",
    "forgot_password",
    "hand_over",
    "handed",
    "handing",
    "helpers",
    "helping",
    "key",
    "key_options",
    "member",
    "own_consent",
    "password",
    "reason",
    "sheets",
    "start",
    "units",
]
