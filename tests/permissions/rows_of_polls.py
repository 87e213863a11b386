"""Quick polls of a meeting: chair and secretary ask, whoever was there answers, the room sees.

The columns are those of ``matrix.Row``: method, place, who is let in, who at least sees it.
"""

_SUMMONED = frozenset({"an", "binh", "phuc", "dung", "dat", "oanh"})
_ROOM = _SUMMONED | {"em", "nga", "giang"}
_RUNNERS = frozenset({"binh", "dung"})

RowValues = tuple[str, str, frozenset[str], frozenset[str]]

POLLS: dict[str, RowValues] = {
    "meetings:polls": ("get", "open", _ROOM, _ROOM),
    "meetings:poll_answer": ("post", "open", _SUMMONED, _ROOM),
    "meetings:poll_closure": ("post", "open", _RUNNERS, _ROOM),
}
