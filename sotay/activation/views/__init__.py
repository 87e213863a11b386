"""Pages of coming in."""

from sotay.activation.views.boards import board, ending, helpers, units
from sotay.activation.views.helping import (
    assist,
    assist_device,
    assist_reason,
    assisted_consent,
    assisted_password,
    hand_over,
    helping,
)
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
    "member",
    "password",
    "reason",
    "sheets",
    "start",
    "units",
]
