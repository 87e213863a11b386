"""Who answers surveys of the cell, and who runs them and enters sheets for others.

The columns are those of ``matrix.Row``: method, place, who is let in, who at least sees it.
"""

_EVERYBODY = frozenset(
    {"an", "binh", "phuc", "dung", "dat", "em", "nga", "oanh", "minh"}
    | {"cuong", "giang", "son", "hoa", "khanh"}
)
# The suspended Minh is not asked; Oanh is a guest of the cell and asked with it.
_ASKED = frozenset({"an", "binh", "phuc", "dung", "dat", "em", "nga", "oanh"})
_COMMITTEE = frozenset({"binh", "phuc", "dung"})
_KEEPERS = frozenset({"binh", "phuc", "hoa"})
# The committee enters sheets for its own people too, and reads what came of it.
_ENTERING = _KEEPERS | {"dung"}

RowValues = tuple[str, str, frozenset[str], frozenset[str]]


def _for(who: frozenset[str], method: str, where: str = "asking") -> RowValues:
    return method, where, who, who


ANSWERING_SURVEYS: dict[str, RowValues] = {
    "surveys:list": _for(_EVERYBODY, "get", "org"),
    "surveys:answer": _for(_ASKED, "get"),
    # Only whoever was asked has a sheet to take back.
    "surveys:withdrawal": _for(_COMMITTEE, "post", "asking_few"),
    # An's own, and those who see the results read it.
    "surveys:sheet_file": _for(_ENTERING | {"an"}, "get"),
    "surveys:desk": _for(_ENTERING, "get"),
    "surveys:opening": _for(_KEEPERS, "post", "asking_draft"),
    "surveys:closure": _for(_KEEPERS, "post"),
    "surveys:late": _for(_KEEPERS, "post", "asking_over"),
    "surveys:behalf_people": _for(_ENTERING, "get"),
    "surveys:behalf": _for(_ENTERING, "get"),
    "surveys:paper": _for(_ENTERING, "get"),
    "surveys:paper_print": _for(_ENTERING, "get"),
    "surveys:paper_pile": _for(_ENTERING, "get"),
    "surveys:paper_removal": _for(_ENTERING, "post"),
    "surveys:paper_undo": _for(_ENTERING, "post", "asking_handed"),
}
