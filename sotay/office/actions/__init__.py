"""Everything that the office changes."""

from sotay.office.actions.bringing import (
    ask_to_import,
    bring_list,
    forget_old,
    leave_list,
    look_through,
)
from sotay.office.actions.entering import enter_list, import_file
from sotay.office.actions.exporting import export_members
from sotay.office.actions.undoing import undo_import

__all__ = [
    "ask_to_import",
    "bring_list",
    "enter_list",
    "export_members",
    "forget_old",
    "import_file",
    "leave_list",
    "look_through",
    "undo_import",
]
