"""The columns of a list of members, by the headings that lists usually have."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sotay.kernel.text import fold

# Above the headings of a real list stand its issuer, its title, its date.
LOOKED_AT = 30
_BRACKETS = re.compile(r"\([^)]*\)")
_BETWEEN = re.compile(r"[\W_]+")


class Field(StrEnum):
    """What a column is for."""

    FULL_NAME = "full_name"
    FAMILY_NAMES = "family_names"
    GIVEN_NAME = "given_name"
    BORN = "born_on"
    BORN_MAN = "born_man"
    BORN_WOMAN = "born_woman"
    SEX = "sex"
    IS_MAN = "is_man"
    IS_WOMAN = "is_woman"
    CARD = "card_number"
    ADMITTED = "admitted_on"
    OFFICIAL = "official_on"
    UNIT = "unit"
    PHONE = "phone"
    CITIZEN = "citizen_number"
    EMAIL = "email"
    PARTY_POST = "party_post"
    OTHER_POSTS = "other_posts"
    WORKPLACE = "workplace"
    EXEMPT = "exempt"
    EXEMPT_UNTIL = "exempt_until"
    # Known and left out: no page needs it, and the law calls some of it sensitive
    # (Nghị định 356/2025/NĐ-CP, Điều 4).
    NOT_KEPT = "not_kept"


# The first of each is the template's and the export's heading.
HEADINGS: Mapping[Field, tuple[str, ...]] = {
    Field.FULL_NAME: (
        "Họ và tên", "Họ tên", "Họ và tên đảng viên", "Họ tên đảng viên", "Tên đảng viên",
        "Họ và tên khai sinh", "Họ tên khai sinh", "Họ tên đồng chí", "Đảng viên",
    ),
    Field.FAMILY_NAMES: ("Họ và tên đệm", "Họ và đệm", "Họ đệm", "Họ và chữ đệm", "Họ", "Họ lót"),
    Field.GIVEN_NAME: ("Tên",),
    Field.BORN: (
        "Ngày sinh", "Ngày tháng năm sinh", "Năm sinh", "Ngày tháng sinh", "Ngày năm sinh",
        "Sinh ngày", "NTNS",
    ),
    Field.BORN_MAN: ("Năm sinh nam", "Ngày sinh nam", "Ngày tháng năm sinh nam"),
    Field.BORN_WOMAN: ("Năm sinh nữ", "Ngày sinh nữ", "Ngày tháng năm sinh nữ"),
    Field.SEX: ("Giới tính", "Giới", "Nam nữ", "Phái"),
    Field.IS_MAN: ("Nam", "Giới tính nam"),
    Field.IS_WOMAN: ("Nữ", "Giới tính nữ"),
    Field.CARD: (
        "Số thẻ đảng viên", "Số thẻ Đảng", "Số thẻ", "Thẻ đảng viên", "Số TĐV", "Số thẻ ĐV",
        "Số thẻ đảng viên đã cấp",
    ),
    Field.ADMITTED: (
        "Ngày vào Đảng", "Ngày kết nạp", "Ngày kết nạp Đảng", "Ngày vào Đảng dự bị", "Vào Đảng",
        "Ngày kết nạp vào Đảng", "Ngày vào ĐCS", "Ngày vào Đảng Cộng sản Việt Nam", "Dự bị",
        "Ngày dự bị", "Kết nạp", "Ngày tháng năm vào Đảng", "Ngày kết nạp dự bị",
    ),
    Field.OFFICIAL: (
        "Ngày chính thức", "Ngày vào Đảng chính thức", "Chính thức", "Ngày công nhận chính thức",
        "Ngày công nhận đảng viên chính thức", "Vào Đảng chính thức", "Ngày vào Đảng CT",
        "Ngày tháng năm chính thức",
    ),
    Field.UNIT: (
        "Chi bộ", "Tên chi bộ", "Chi bộ sinh hoạt", "Nơi sinh hoạt", "Nơi sinh hoạt Đảng",
        "Mã chi bộ", "Thuộc chi bộ", "Chi bộ đang sinh hoạt", "Đơn vị", "Đơn vị sinh hoạt",
        "Tổ chức đảng", "Sinh hoạt tại chi bộ", "Mã đơn vị",
    ),
    Field.PHONE: (
        "Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Di động", "Số di động", "Số ĐT", "ĐTDĐ",
        "Điện thoại di động", "Điện thoại liên hệ", "Số điện thoại liên hệ", "Mobile", "Phone",
        "Số máy",
    ),
    Field.CITIZEN: (
        "CCCD", "Số CCCD", "Căn cước công dân", "Số căn cước công dân", "Số căn cước", "Căn cước",
        "CMND", "Số CMND", "CMND CCCD", "CCCD CMND", "Số CMND CCCD", "Số CCCD CMND", "CMT",
        "Số định danh", "Số định danh cá nhân", "Mã định danh",
    ),
    Field.EMAIL: ("Thư điện tử", "Email", "E-mail", "Địa chỉ thư điện tử", "Địa chỉ email"),
    Field.PARTY_POST: (
        "Chức vụ Đảng", "Chức vụ trong Đảng", "Chức vụ", "Chức danh", "Chức danh Đảng",
        "Chức vụ cấp ủy", "Chức danh trong Đảng",
    ),
    Field.OTHER_POSTS: (
        "Chức vụ chính quyền, đoàn thể", "Chức vụ chính quyền", "Chức vụ đoàn thể",
        "Chức vụ chuyên môn", "Chức vụ công tác",
    ),
    Field.WORKPLACE: (
        "Nơi công tác", "Đơn vị công tác", "Cơ quan công tác", "Nơi làm việc", "Cơ quan",
        "Nghề nghiệp", "Nghề nghiệp, nơi công tác", "Nghề nghiệp hiện nay",
    ),
    Field.EXEMPT: (
        "Miễn sinh hoạt", "Miễn sinh hoạt Đảng", "Miễn công tác và sinh hoạt",
        "Miễn công tác và sinh hoạt Đảng", "Miễn công tác, sinh hoạt Đảng", "Diện miễn",
        "Đảng viên miễn sinh hoạt", "Đảng viên được miễn sinh hoạt", "Miễn SH",
    ),
    Field.EXEMPT_UNTIL: ("Miễn đến ngày", "Miễn sinh hoạt đến ngày", "Miễn đến"),
    Field.NOT_KEPT: ("Dân tộc", "Tôn giáo"),
}  # fmt: skip

# What the template and the export hold, in this order.
OWN_COLUMNS = (
    Field.FULL_NAME,
    Field.BORN,
    Field.SEX,
    Field.CARD,
    Field.ADMITTED,
    Field.OFFICIAL,
    Field.UNIT,
    Field.PHONE,
    Field.CITIZEN,
    Field.EMAIL,
    Field.PARTY_POST,
    Field.OTHER_POSTS,
    Field.WORKPLACE,
    Field.EXEMPT,
    Field.EXEMPT_UNTIL,
)


def _plain(heading: str) -> str:
    """A heading without case, marks, brackets and signs: ``Số CMND/CCCD (*)`` → so cmnd cccd."""
    bare = _BETWEEN.sub(" ", fold(_BRACKETS.sub(" ", heading))).strip()
    return bare or _BETWEEN.sub(" ", fold(heading)).strip()


_BY_HEADING = {_plain(text): field for field, texts in HEADINGS.items() for text in texts}
# Of a merged heading these alone say nothing, or something else than together.
_NEEDS_PARENT = frozenset({"nam", "nu", "du bi", "chinh thuc"})


@dataclass(frozen=True)
class Layout:
    """Where a list keeps what.

    Attributes:
        first_row: how many rows stand above the first member.
        headings: every column's heading, as it is written.
        columns: the place of each field that was recognised.
        unused: headings that are not read, or stand twice.
    """

    first_row: int
    headings: tuple[str, ...]
    columns: Mapping[Field, int]
    unused: tuple[str, ...]


def layout_of(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Find the headings among the first rows of a list; None when no row looks like them.

    Headings may take two rows, the upper of them merged ("Ngày vào Đảng" over "Dự bị" and
    "Chính thức"); then the name stands in the upper row alone.
    """
    best: Layout | None = None
    for index in range(min(len(rows), LOOKED_AT)):
        for found in (_one_row(rows, index), _two_rows(rows, index)):
            if found is not None and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def _one_row(rows: Sequence[Sequence[str]], index: int) -> Layout | None:
    return _layout(index + 1, [("", heading) for heading in rows[index]])


def _two_rows(rows: Sequence[Sequence[str]], index: int) -> Layout | None:
    if index + 1 >= len(rows):
        return None
    upper, lower = rows[index], rows[index + 1]
    width = max(len(upper), len(lower))
    parents = [*upper, *[""] * (width - len(upper))]
    children = [*lower, *[""] * (width - len(lower))]
    names = [place for place, text in enumerate(parents) if _field("", text) in _NAMES]
    # A member's own row has a name under the heading of names.
    if not any(children) or not names or any(children[place] for place in names):
        return None
    paths, parent = [], ""
    for above, below in zip(parents, children, strict=True):
        parent = above or (parent if below else "")
        paths.append((parent, below) if below else ("", above))
    return _layout(index + 2, paths)


_NAMES = frozenset({Field.FULL_NAME, Field.FAMILY_NAMES, Field.GIVEN_NAME})


def _layout(first_row: int, paths: Sequence[tuple[str, str]]) -> Layout | None:
    columns: dict[Field, int] = {}
    unused = []
    for place, (parent, own) in enumerate(paths):
        field = _field(parent, own)
        if field is not None and field is not Field.NOT_KEPT and field not in columns:
            columns[field] = place
        elif own:
            unused.append(own)
    named = Field.FULL_NAME in columns or {Field.FAMILY_NAMES, Field.GIVEN_NAME} <= columns.keys()
    if not named or len(columns) < 2:
        return None
    headings = tuple(own or parent for parent, own in paths)
    return Layout(first_row, headings, columns, tuple(unused))


def _field(parent: str, own: str) -> Field | None:
    alone, together = _plain(own), f"{_plain(parent)} {_plain(own)}".strip()
    if parent and alone in _NEEDS_PARENT:
        return _BY_HEADING.get(together) or _BY_HEADING.get(alone)
    return _BY_HEADING.get(alone) or _BY_HEADING.get(together)
