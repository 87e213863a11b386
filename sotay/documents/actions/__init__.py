"""Every write of the library."""

from sotay.documents.actions.attachments import attach, detach
from sotay.documents.actions.collections import (
    describe_collection,
    make_collection,
    move_in_collection,
    put_in,
    remove_collection,
    take_out,
)
from sotay.documents.actions.keeping import (
    Particulars,
    add_version,
    describe,
    take_in,
    withdraw,
)
from sotay.documents.actions.own import (
    acknowledge,
    bookmark,
    drop_passage,
    mark_in_document,
    mark_passage,
    mark_place,
    note_opening,
    note_visit,
)
from sotay.documents.actions.publishing import AT_ONCE, publish, take_back, tell_readers

__all__ = [
    "AT_ONCE",
    "Particulars",
    "acknowledge",
    "add_version",
    "attach",
    "bookmark",
    "describe",
    "describe_collection",
    "detach",
    "drop_passage",
    "make_collection",
    "mark_in_document",
    "mark_passage",
    "mark_place",
    "move_in_collection",
    "note_opening",
    "note_visit",
    "publish",
    "put_in",
    "remove_collection",
    "take_back",
    "take_in",
    "take_out",
    "tell_readers",
    "withdraw",
]
