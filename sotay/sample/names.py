"""Names of people who do not exist, the same ones every time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sotay.kernel import text

# As often as they stand here: about a third of the people are called Nguyễn.
_FAMILIES = (
    "Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Trần Lê Lê Lê Phạm Phạm Phạm "
    "Huỳnh Huỳnh Phan Phan Võ Võ Đặng Đặng Bùi Bùi Đỗ Đỗ Hồ Ngô Dương Lý Đinh Mai Trịnh Đoàn "
    "Lương Tạ Châu Thái Cao Tô Hà Vũ Hoàng Lâm Từ La Kiều"
)
_MEN_MIDDLE = {
    1930: "Văn Văn Văn Hữu Đình Công Xuân Ngọc",
    1965: "Văn Văn Hữu Đình Quang Xuân Đức Thanh Ngọc",
    1985: "Văn Minh Quốc Anh Hoàng Thanh Tuấn Trung Đức",
}
_MEN_GIVEN = {
    1930: "Bảy Chín Lượng Nghĩa Thuận Tấn Thưởng Khiêm Lập Nhẫn Đệ Hoàng Quyền Tựu",
    1965: "Hùng Hải Dũng Thắng Bình Long Tiến Lợi Phương Sáng Vinh Lộc Thành Hậu Nhân",
    1985: "Tuấn Kiên Nam Hiếu Duy Khang Phong Huy Đạt Bảo Khánh Thịnh Quân Tài Vũ",
}
_WOMEN_MIDDLE = {
    1930: "Thị Thị Thị Thị Ngọc",
    1965: "Thị Thị Thị Ngọc Kim Thanh Minh",
    1985: "Thị Ngọc Thùy Phương Bích Hồng Quỳnh",
}
_WOMEN_GIVEN = {
    1930: "Ba Liễu Cúc Huệ Mận Nụ Thơm Gái Lựu Xuyến Đào Tư",
    1965: "Hoa Hương Thủy Nga Loan Lan Hằng Phượng Yến Oanh Tuyết Hiền Thu Mai",
    1985: "Trang Linh Thảo Vy Ngân Dung Duyên My Hân Trâm Châu Giang Uyên Nhi",
}
# What chance may put together and history has already.
_TAKEN = frozenset(
    {
        *("Nguyễn Văn Linh", "Nguyễn Xuân Phúc", "Trần Đức Lương", "Lê Đức Anh", "Phan Văn Khải"),
        *("Phạm Văn Đồng", "Nguyễn Hữu Thọ", "Võ Thị Sáu", "Nguyễn Thị Bình", "Nguyễn Thị Định"),
        *("Lê Văn Dũng", "Nguyễn Văn Trỗi", "Hoàng Văn Thái", "Phạm Ngọc Thạch", "Phan Văn Giang"),
        *("Nguyễn Văn Bình", "Trần Quốc Vượng", "Nguyễn Thị Kim Ngân", "Lê Văn Thành"),
    }
)


@dataclass(frozen=True)
class Somebody:
    """Who the roster says a person is."""

    full_name: str
    is_woman: bool
    born_on: date


def strangers(
    seed: int, *, taken: set[str], youngest: int, oldest: int, women: float
) -> Iterator[Somebody]:
    """People without end, born between the years ``oldest`` and ``youngest``.

    Args:
        seed: the same people for the same number.
        taken: names that are given already; those given here are added.
        youngest: latest year of birth.
        oldest: earliest year of birth.
        women: their share, of one.
    """
    chance, seen = Random(seed), taken
    seen |= _TAKEN
    while True:
        is_woman = chance.random() < women
        born_on = date(chance.randint(oldest, youngest), 1, 1) + timedelta(chance.randrange(365))
        name = _name(chance, is_woman=is_woman, year=born_on.year)
        if name not in seen:
            seen.add(name)
            yield Somebody(text.nfc(name), is_woman, born_on)


def _name(chance: Random, *, is_woman: bool, year: int) -> str:
    """Names have their generations: nobody born in 1950 is called Quỳnh Trâm."""
    middles, givens = (_WOMEN_MIDDLE, _WOMEN_GIVEN) if is_woman else (_MEN_MIDDLE, _MEN_GIVEN)
    generation = max(begun for begun in givens if begun <= year)
    middle, given = _pick(chance, middles[generation]), _pick(chance, givens[generation])
    if middle == given:
        middle = "Thị" if is_woman else "Văn"
    return f"{_pick(chance, _FAMILIES)} {middle} {given}"


def _pick(chance: Random, words: str) -> str:
    return chance.choice(words.split())
