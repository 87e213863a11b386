"""Names and words of a meeting's papers: who issues, who receives, what a file is called."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CELL, COMMITTEE, STANDING_BOARD = "cell", "committee", "standing_board"

# By whose meeting it is, see ``Meeting.circle``; a whole cell has its own words.
_MEMBERS: dict[str, str | Promise] = {
    "cell_committee": gettext_lazy("chi ủy viên"),
    "cell_leaders": gettext_lazy("bí thư, phó bí thư"),
    "committee": gettext_lazy("đảng ủy viên"),
    "standing_board": gettext_lazy("ủy viên ban thường vụ"),
}
_TASK_STATES: dict[str, str | Promise] = {
    "": gettext_lazy("chưa có báo cáo"),
    "given": gettext_lazy("mới giao"),
    "received": gettext_lazy("đã nhận"),
    "doing": gettext_lazy("đang làm"),
    "done": gettext_lazy("đã xong"),
    "not_done": gettext_lazy("không làm được"),
    "cancelled": gettext_lazy("thôi giao"),
}
# "Đảng bộ phường X" is led by "Đảng ủy phường X"; provinces and cities have their own word.
_COMMITTEES = (
    ("Đảng bộ tỉnh ", "Tỉnh ủy "),  # not interface: parts of the units' own names
    ("Đảng bộ thành phố ", "Thành ủy "),  # not interface: likewise
    ("Đảng bộ ", "Đảng ủy "),  # not interface: likewise
)
# Two names of a cell's term: a name of a file is kept well under what disks take.
LONGEST_FILE_NAME = 120


def issuer_kind(circle: str, *, is_cell: bool) -> str:
    """The kind of body that issues the papers of a meeting, as the layouts name it.

    Papers of a cell's committee go out in the name of the cell: it issues none of its own.
    In any other unit the standing board issues what it decided, and the committee the rest.

    Args:
        circle: whose meeting it is, ``Meeting.circle``.
        is_cell: whether the unit is a cell.
    """
    if is_cell:
        return CELL
    return STANDING_BOARD if circle == STANDING_BOARD else COMMITTEE


def members_word(circle: str) -> str:
    """Whom the figures of the roll count."""
    return str(_MEMBERS.get(circle, _("đại biểu") if circle else _("đảng viên")))


def voters_word(circle: str) -> str:
    """Whom a vote counts: only official members vote in a cell (Điều lệ Đảng, Điều 3)."""
    return members_word(circle) if circle else _("đảng viên chính thức")


def task_state(code: str) -> str:
    """The state of a task in words; a word that is no code stays as it is."""
    return str(_TASK_STATES.get(code, code))


def committee_name(unit_name: str) -> str:
    """The committee that leads a unit: "Đảng bộ phường Hòa An" → "Đảng ủy phường Hòa An"."""
    for organisation, committee in _COMMITTEES:
        if unit_name.startswith(organisation):
            return committee + unit_name.removeprefix(organisation)
    return unit_name


def issuer_name(unit_name: str, issuer: str) -> str:
    """The name in the heading: the cell's own, or the committee's of an organisation."""
    return unit_name if issuer == CELL else committee_name(unit_name)


def recipients(issuer: str, superior: str) -> tuple[str, ...]:
    """Who gets a resolution or a conclusion, the copy to be kept last."""
    above = (_("%s (b/c)") % committee_name(superior),) if superior else ()
    if issuer == CELL:
        return (
            *above,
            _("Đồng chí cấp ủy viên phụ trách chi bộ"),
            _("Đảng viên chi bộ"),
            _("Lưu Chi bộ"),
        )
    return (*above, _("Các chi bộ, đảng bộ trực thuộc"), _("Lưu Đảng ủy"))


def file_name(number_line: str, type_name: str, title: str, extension: str) -> str:
    """``Số 05-BB-CB biên bản sinh hoạt chi bộ tháng 11 năm 2026.pdf``.

    Signs that some disks refuse become a hyphen, and a long title is cut at a word.
    """
    told = " ".join(f"{number_line} {type_name.lower()} {title[:1].lower()}{title[1:]}".split())
    safe = "".join("-" if sign in '/\\:*?"<>|' else sign for sign in told)
    if len(safe) > LONGEST_FILE_NAME:
        safe = safe[:LONGEST_FILE_NAME].rsplit(" ", 1)[0]
    return f"{safe.rstrip(' .')}.{extension}"
