"""The heading of a paper: how its lines break and where its rule stands. Pure."""

from dataclasses import dataclass

from sotay.kernel.text import fold
from sotay.papers.advances import Style, width
from sotay.papers.model import Paper
from sotay.papers.rules import number_line, place_and_day, printable

# Words that a line's end must not part: they are one thing.
TOGETHER = frozenset(
    {
        "ban chap", "ban chi", "ban to", "ban thuong", "ban xay", "chap hanh", "chi bo",
        "chi dao", "chi minh", "co so", "dan pho", "dang bo", "dang uy", "dia phuong", "ho chi",
        "kiem tra", "thanh pho", "thi tran", "thi xa", "thuong vu", "tieu hoc", "to chuc",
        "to dan", "trung hoc", "uy ban", "uy vien", "van phong", "xay dung",
    }
)  # fmt: skip
MM_TO_SPARE = 2.0  # a word processor's own Times may be a hair wider than the standard
LEFT_AT_LEAST = 58.0
# In squared millimetres of a line left empty: one line more is dearer than any raggedness.
LINE_COST = 100_000.0
PARTED_COST = 2_000.0


@dataclass(frozen=True)
class HeadingLines:
    """The heading ready to draw. Widths and indent are millimetres.

    ``rule_indent`` leaves a rule exactly as long as the words above it.
    """

    left_width: float
    right_width: float
    rule_indent: float
    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    place_and_day: str


def heading_lines(paper: Paper) -> HeadingLines:
    """Break the names of ``paper``'s heading and measure its two columns.

    The right column grows, as far as the left one can spare, for a long name of a place.
    """
    layout, sizes = paper.layout, paper.layout.sizes
    text_width = float(layout.page.text_width)
    placed = printable(place_and_day(paper.place, paper.day))
    right = max(
        float(layout.page.heading_right_column),
        min(width(placed, sizes.heading, "italic") + MM_TO_SPARE, text_width - LEFT_AT_LEAST),
    )
    left = text_width - right
    room = left - MM_TO_SPARE
    return HeadingLines(
        left_width=left,
        right_width=right,
        rule_indent=(right - width(layout.wording.motto, sizes.motto, "bold")) / 2,
        superior=broken(_name(paper, paper.superior), sizes.heading, "regular", room),
        issuer=broken(_name(paper, paper.issuer), sizes.heading, "bold", room),
        number=printable(number_line(layout, paper.number, paper.code)) if paper.code else "",
        place_and_day=placed,
    )


def broken(text: str, size: int, style: Style, room: float) -> tuple[str, ...]:
    """``text`` in as few lines as ``room`` millimetres allow, of near equal length.

    Lines end between words that do not belong together: "CHI BỘ TỔ DÂN PHỐ / HIỆP AN".
    A single word that is too wide stays whole.
    """
    words = text.split()
    # best[n]: the cheapest way to set the first n words, by what it costs.
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(words) + 1):
        ways = []
        for start in range(end):
            line = " ".join(words[start:end])
            slack = room - width(line, size, style)
            if slack < 0 and end - start > 1:
                continue
            cost = LINE_COST + slack**2 + (PARTED_COST if _parted(words, end) else 0)
            ways.append((best[start][0] + cost, (*best[start][1], line)))
        best.append(min(ways))
    return best[-1][1]


def _parted(words: list[str], end: int) -> bool:
    return end < len(words) and fold(f"{words[end - 1]} {words[end]}") in TOGETHER


def _name(paper: Paper, name: str) -> str:
    return paper.layout.spelled(printable(name)).upper()
