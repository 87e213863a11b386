"""What a report calls a kind of cell: "04 chi bộ TDP; 02 chi bộ trường; 01 chi bộ Công an"."""

# not interface: words of official papers and parts of the units' own names

from collections.abc import Mapping

from sotay.kernel.text import fold

# Cells of neighbourhoods are called after what the place itself is called.
_PLACES = {
    "to dan pho": "TDP",
    "khu pho": "khu phố",
    "thon": "thôn",
    "ap": "ấp",
    "ban": "bản",
    "buon": "buôn",
    "lang": "làng",
    "khu": "khu dân cư",
}
_FORCES = {"quan su": "Quân sự", "cong an": "Công an", "bien phong": "Biên phòng"}
_TYPES = {
    "residential": "khu dân cư",
    "school": "trường",
    "agency": "cơ quan",
    "state_enterprise": "doanh nghiệp nhà nước",
    "private_enterprise": "doanh nghiệp ngoài nhà nước",
    "students": "học sinh, sinh viên",
    "armed_forces": "lực lượng vũ trang",
}
OTHER = "khác"
# The order in which a report names them.
WORDS = (
    *_PLACES.values(),
    *(word for code, word in _TYPES.items() if code not in {"residential", "armed_forces"}),
    *_FORCES.values(),
    _TYPES["armed_forces"],
    OTHER,
)


def cell_word(cell_type: str, name: str) -> str:
    """The word after "chi bộ" for a cell of this type and name."""
    told = f" {fold(name)} "
    if cell_type == "residential":
        return _named(told, _PLACES) or _TYPES[cell_type]
    if cell_type == "armed_forces":
        return _named(told, _FORCES) or _TYPES[cell_type]
    return _TYPES.get(cell_type, OTHER)


def in_order(words: Mapping[str, int]) -> list[tuple[str, int]]:
    """The words with their counts as a report lists them; words that it does not know last."""
    places = {word: place for place, word in enumerate(WORDS)}
    return sorted(words.items(), key=lambda pair: (places.get(pair[0], len(places)), pair[0]))


def _named(told: str, words: dict[str, str]) -> str:
    """The word whose sign stands first in the name: Tổ dân phố Làng Hạ is no làng."""
    found = [(told.find(f" {sign} "), word) for sign, word in words.items() if f" {sign} " in told]
    return min(found)[1] if found else ""
