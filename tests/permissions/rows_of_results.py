"""Who may see what came of a survey of the cell: its committee and its clerk, and nobody above.

The columns are those of ``matrix.Row``: method, place, who is let in, who at least sees it.
"""

_ASKED = frozenset({"an", "binh", "phuc", "dung", "dat"})
# The report is put together by those who keep surveys; the committee reads.
_KEEPERS = frozenset({"binh", "phuc", "hoa"})
_READERS = _KEEPERS | {"dung"}

RowValues = tuple[str, str, frozenset[str], frozenset[str]]


def _kept(method: str) -> RowValues:
    return method, "results", _KEEPERS, _READERS


RESULTS_OF_SURVEYS: dict[str, RowValues] = {
    "surveys:results": ("get", "results", _READERS, _READERS),
    "surveys:report_file": ("get", "results", _READERS, _READERS),
    "surveys:opinions": _kept("get"),
    "surveys:point_new": _kept("get"),
    "surveys:point": _kept("get"),
    "surveys:point_place": _kept("post"),
    "surveys:point_removal": _kept("post"),
    "surveys:report": _kept("get"),
    "surveys:publication": _kept("post"),
    # Whoever was asked sees what was published.
    "surveys:published": ("get", "results", _ASKED | _READERS, _ASKED | _READERS),
    "surveys:published_file": ("get", "results", _ASKED | _READERS, _ASKED | _READERS),
}
