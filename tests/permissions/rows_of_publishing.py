"""What goes to a body or to a title is for whoever sits there, and for its keepers.

The columns are those of ``matrix.Row``: method, place, who is let in, who at least sees it.
"""

KEEPERS = frozenset({"binh", "phuc", "hoa"})
COMMITTEE = frozenset({"binh", "phuc", "dung"})

RowValues = tuple[str, str, frozenset[str], frozenset[str]]

PUBLISHING: dict[str, RowValues] = {
    "documents:publication_removal": ("post", "circle", KEEPERS, KEEPERS | COMMITTEE),
}
