"""Taking files in, and making what people read of them."""

from sotay.files.actions.previews import (
    complete_previews,
    make_preview,
    read_scans,
    sweep_waiting,
)
from sotay.files.actions.purging import purge
from sotay.files.actions.sending import Gathered, begin_sending, drop_sending, take_piece
from sotay.files.actions.storing import (
    SecretMarked,
    Upload,
    store_and_read,
    store_bytes,
    store_file,
)
from sotay.files.actions.unused import forget_unused

__all__ = [
    "Gathered",
    "SecretMarked",
    "Upload",
    "begin_sending",
    "complete_previews",
    "drop_sending",
    "forget_unused",
    "make_preview",
    "purge",
    "read_scans",
    "store_and_read",
    "store_bytes",
    "store_file",
    "sweep_waiting",
    "take_piece",
]
