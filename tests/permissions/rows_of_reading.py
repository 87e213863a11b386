"""The reader and the shelves: everything of a document is for its readers, and for nobody else.

The columns are those of ``matrix.Row``: method, place, who is let in, who at least sees it.
"""

READERS = frozenset({"an", "binh", "phuc", "dung", "dat", "em", "nga", "oanh", "hoa"})
EVERYBODY = READERS | {"minh", "cuong", "giang", "son", "khanh"}
KEEPERS = frozenset({"binh", "phuc", "hoa"})
ROOM = READERS - {"hoa"} | {"giang"}
NOBODY: frozenset[str] = frozenset()

RowValues = tuple[str, str, frozenset[str], frozenset[str]]

READING: dict[str, RowValues] = {
    # one's own way of reading, in a cookie
    "documents:look": ("post", "org", EVERYBODY, EVERYBODY),
    "documents:words": ("get", "org", READERS, READERS),
    "documents:pack": ("get", "org", READERS, READERS),
    "documents:attachments": ("post", "org", KEEPERS, READERS),
    "documents:attachment_removal": ("post", "org", KEEPERS, READERS),
    # one's own: kept for whoever may read it, seen by nobody else
    "documents:bookmark": ("post", "org", READERS, READERS),
    "documents:reading": ("post", "org", READERS, READERS),
    "documents:passages": ("post", "org", READERS, READERS),
    "documents:passage_removal": ("post", "passage", frozenset({"an"}), frozenset({"an"})),
    "meetings:paper_words": ("get", "announced", ROOM, ROOM),
    "meetings:paper_passages": ("post", "open", ROOM, ROOM),
    "meetings:paper_passage_removal": ("post", "open", frozenset({"an"}), frozenset({"an"})),
}
