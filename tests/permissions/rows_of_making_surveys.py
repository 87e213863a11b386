"""Who makes surveys of the cell: its secretary, its deputy and its clerk; others find none.

The columns are those of ``matrix.Row``: method, place, who is let in, who at least sees it.
"""

_CELL = frozenset({"an", "binh", "phuc", "dung", "dat", "em", "nga", "oanh", "minh"})
EVERYBODY = _CELL | {"cuong", "giang", "son", "hoa", "khanh"}
MAKERS = frozenset({"binh", "phuc", "hoa"})

RowValues = tuple[str, str, frozenset[str], frozenset[str]]


def _made(method: str, where: str = "making") -> RowValues:
    return method, where, MAKERS, MAKERS


MAKING_SURVEYS: dict[str, RowValues] = {
    "surveys:kept": ("get", "org", EVERYBODY, EVERYBODY),
    # Sơn is an officer of the ward, and makes its own.
    "surveys:new": ("get", "org", MAKERS | {"son"}, EVERYBODY),
    "surveys:template": ("get", "making", EVERYBODY, EVERYBODY),
    "surveys:build": _made("get"),
    "surveys:particulars": _made("get"),
    "surveys:section_new": _made("get"),
    "surveys:section": _made("get"),
    "surveys:question_kinds": _made("get"),
    "surveys:question_new": _made("get"),
    "surveys:question": _made("get"),
    "surveys:condition": _made("get"),
    "surveys:condition_removal": _made("post"),
    "surveys:place": _made("post"),
    "surveys:removal": _made("get"),
    "surveys:preview": _made("get"),
    "surveys:audience": _made("get"),
    "surveys:audiences": _made("post"),
    "surveys:audience_removal": _made("post"),
    "surveys:terms": _made("post"),
    "surveys:opening_removal": _made("post"),
    "surveys:extension": _made("post"),
    "surveys:versions": _made("get"),
    "surveys:changes_removal": _made("post"),
}
