"""Taking files in, and making what people read of them."""

from sotay.files.actions.previews import complete_previews, make_preview, sweep_waiting
from sotay.files.actions.storing import (
    SecretMarked,
    Upload,
    store_and_read,
    store_bytes,
    store_file,
)

__all__ = [
    "SecretMarked",
    "Upload",
    "complete_previews",
    "make_preview",
    "store_and_read",
    "store_bytes",
    "store_file",
    "sweep_waiting",
]
