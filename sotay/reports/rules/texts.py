"""The words of a report that people write; the figures are never among them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

# Blanks that somebody fills in by hand on a print of a draft.
BLANK = "…………"


@dataclass(frozen=True)
class Texts:
    """What a report says besides its figures, as it was typed.

    Attributes:
        summary: stands under the word BÁO CÁO, and in the last sentence.
        legal_basis: on whose papers it reports: "Công văn số 1373-CV/TU ngày 29/8/2023 của
            Ban Thường vụ Thị ủy về …"; a line each.
        superior_plan: "Kế hoạch số 129-KH/TU ngày 20/6/2023 của Ban Thường vụ Thị ủy".
        own_plan: "Kế hoạch số 60-KH/ĐU ngày 31/7/2023 về triển khai …".
        organised: how it was organised, in the middle of a sentence.
        difficulties, recommendations, recipients: a line each, without dashes.
    """

    summary: str = ""
    legal_basis: str = ""
    superior_plan: str = ""
    own_plan: str = ""
    organised: str = ""
    difficulties: str = ""
    recommendations: str = ""
    recipients: str = ""

    def as_json(self) -> dict[str, str]:
        """Plain values, to be kept."""
        return asdict(self)


NAMES = tuple(one.name for one in fields(Texts))


def from_json(kept: Mapping[str, Any]) -> Texts:
    """The texts of ``as_json``, also of an older edition that lacks some."""
    return Texts(**{name: str(kept.get(name, "")) for name in NAMES})


def items(text: str) -> tuple[str, ...]:
    """The lines of a text without the dashes that people put before them."""
    bare = (line.strip().lstrip("-–—•").strip() for line in text.splitlines())
    return tuple(line for line in bare if line)


def clause(text: str) -> str:
    """A text that goes on inside a sentence: one line, no full stop at its end."""
    return " ".join(text.split()).rstrip(" .,;")
