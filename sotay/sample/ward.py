"""Đảng bộ phường Yên Sa: a ward that does not exist, in the shape of one that does.

Eight cells (four street groups, two schools, the military, the police), seven of them with
a committee, 129 members of whom seven are exempt. A place on a cell's list is a person's
handle: ``("tdp3", 0)`` is the first one, its secretary.
"""

from dataclasses import dataclass, field

FOUNDED = "2025-07-01"
PROVINCE = ("31", "Đảng bộ tỉnh Minh Hà", "Tỉnh Minh Hà")
WARD = ("31.205", "Đảng bộ phường Yên Sa", "Phường Yên Sa")
PLACE = "Yên Sa"
TERM = "2025–2030"

Handle = tuple[str, int]


@dataclass(frozen=True)
class Known:
    """Somebody with a name of their own on the list of a cell.

    ``role`` is the name to sign in with and, in the demo, the role that one tries.
    """

    name: str
    born: str
    woman: bool = False
    workplace: str = "Nghỉ hưu"
    posts: str = ""
    role: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell and its list: the first is the secretary, the second the deputy.

    Attributes:
        seats: how many at the head of the list sit in its committee; 0 for none.
        works: where the members without a name of their own work.
        exempt_age, exempt_other, probationary: places on the list.
        in_charge: handle of the ward's committee member who follows the cell.
    """

    key: str
    code: str
    name: str
    short_name: str
    cell_type: str
    size: int
    seats: int
    hall: str
    hour: str
    known: dict[int, Known]
    works: tuple[str, ...]
    in_charge: Handle
    youngest: int = 2001
    oldest: int = 1950
    women: float = 0.47
    exempt_age: tuple[int, ...] = ()
    exempt_other: tuple[int, ...] = ()
    probationary: tuple[int, ...] = ()
    made_of: tuple[tuple[str, str, str], ...] = field(default_factory=tuple)


_RETIRED = ("Nghỉ hưu", "Nghỉ hưu", "Nghỉ hưu", "Nghỉ hưu", "Kinh doanh tại nhà")
_AT_WORK = (
    "Công ty Cổ phần May Minh Hà",
    "UBND phường Yên Sa",
    "Trạm Y tế phường Yên Sa",
    "Lao động tự do",
    "Điện lực Minh Hà",
    "Hợp tác xã dịch vụ nông nghiệp Yên Sa",
)

CELLS = (
    Cell(
        key="tdp1",
        code="31.205.001",
        name="Chi bộ Tổ dân phố 1",
        short_name="Tổ dân phố 1",
        cell_type="residential",
        size=22,
        seats=5,
        hall="Nhà văn hóa Tổ dân phố 1",
        hour="19:30",
        works=_RETIRED + _AT_WORK,
        in_charge=("tdp2", 3),
        exempt_age=(9, 15),
        probationary=(20,),
        known={
            0: Known(
                "Lương Thị Hạnh", "1958-04-11", woman=True, posts="Trưởng Ban công tác Mặt trận"
            ),
            1: Known("Tô Văn Nhẫn", "1961-09-02"),
            5: Known(
                "Đoàn Quang Sơn",
                "1971-02-18",
                workplace="Đảng ủy phường Yên Sa",
                posts="Chủ tịch HĐND phường",
                role="bithudanguy",
            ),
            6: Known(
                "Kiều Đức Anh Khoa",
                "1994-07-07",
                workplace="Đoàn TNCS Hồ Chí Minh phường Yên Sa",
                posts="Bí thư Đoàn phường",
            ),
            9: Known("Hoàng Ngọc Lượng", "1938-12-12"),
            15: Known("Kiều Thị Mận", "1944-06-30", woman=True),
            20: Known("Trần Gia Hân", "2001-10-26", woman=True,
                workplace="Trạm Y tế phường Yên Sa"),
        },
    ),
    Cell(
        key="tdp2",
        code="31.205.002",
        name="Chi bộ Tổ dân phố 2",
        short_name="Tổ dân phố 2",
        cell_type="residential",
        size=20,
        seats=4,
        hall="Nhà văn hóa Tổ dân phố 2",
        hour="19:30",
        works=_RETIRED + _AT_WORK,
        in_charge=("tdp1", 5),
        exempt_age=(11,),
        known={
            0: Known(
                "Trịnh Hữu Phước",
                "1975-11-30",
                workplace="Đảng ủy phường Yên Sa",
                role="nhieuchucdanh",
            ),
            1: Known("Từ Thị Cúc", "1963-01-25", woman=True),
            3: Known(
                "Ngô Thị Thu Hà", "1978-08-20", woman=True, workplace="Đảng ủy phường Yên Sa"
            ),
            5: Known(
                "La Văn Thuận",
                "1969-05-14",
                workplace="Ủy ban MTTQ Việt Nam phường Yên Sa",
                posts="Chủ tịch Ủy ban MTTQ Việt Nam phường",
            ),
            11: Known("Từ Văn Quyền", "1942-01-08"),
            14: Known("Phan Thanh Huy", "1993-07-16", workplace="Lao động tự do"),
        },
    ),
    Cell(
        key="tdp3",
        code="31.205.003",
        name="Chi bộ Tổ dân phố 3",
        short_name="Tổ dân phố 3",
        cell_type="residential",
        size=24,
        seats=5,
        hall="Nhà văn hóa Tổ dân phố 3, số 12 đường Bến Sậy",
        hour="19:30",
        works=_RETIRED + _AT_WORK,
        in_charge=("tdp4", 6),
        exempt_age=(7,),
        exempt_other=(19,),
        probationary=(6,),
        known={
            0: Known(
                "Phạm Đình Tường",
                "1954-03-09",
                workplace="Cán bộ hưu trí",
                posts="Tổ trưởng Tổ dân phố 3",
                role="bithu",
            ),
            1: Known("Hồ Xuân Dũng", "1968-10-22", workplace="Trạm Y tế phường Yên Sa"),
            2: Known(
                "Bùi Thị Ngọc Lan",
                "1983-12-01",
                woman=True,
                workplace="Trường Mầm non Hoa Sen",
                role="thuky",
            ),
            5: Known(
                "Võ Minh Khôi", "1995-06-15", workplace="Công ty TNHH Phần mềm Bến Sậy",
                role="dangvien",
            ),
            6: Known(
                "Đặng Thị Mai Chi", "1999-02-03", woman=True, workplace="UBND phường Yên Sa",
                posts="Phó Bí thư Chi đoàn Tổ dân phố 3", role="dubi",
            ),
            7: Known("Trần Thị Sương", "1941-05-05", woman=True, role="mien"),
            8: Known(
                "Lê Quốc Toản", "1980-01-17", workplace="UBND phường Yên Sa",
                posts="Chủ tịch UBND phường",
            ),
            19: Known(
                "Ngô Thùy Duyên", "1994-09-14", woman=True, workplace="Điện lực Minh Hà",
            ),
        },
    ),
    Cell(
        key="tdp4",
        code="31.205.004",
        name="Chi bộ Tổ dân phố 4",
        short_name="Tổ dân phố 4",
        cell_type="residential",
        size=19,
        seats=4,
        hall="Nhà văn hóa Tổ dân phố 4",
        hour="19:00",
        works=_RETIRED + _AT_WORK,
        in_charge=("tdp2", 0),
        exempt_age=(10,),
        known={
            0: Known("Thái Công Nghĩa", "1960-07-19", posts="Tổ trưởng Tổ dân phố 4"),
            1: Known("Châu Thị Loan", "1972-03-28", woman=True, workplace="Kinh doanh tại nhà"),
            4: Known(
                "Dương Văn Thịnh", "1982-09-09", workplace="Văn phòng Đảng ủy phường Yên Sa"
            ),
            5: Known(
                "Mai Thị Kim Ngân", "1990-04-30", woman=True,
                workplace="Văn phòng Đảng ủy phường Yên Sa", role="vanthu",
            ),
            6: Known(
                "Huỳnh Thị Bích Liên", "1979-06-21", woman=True,
                workplace="Ban Xây dựng Đảng Đảng ủy phường Yên Sa", role="phutrach",
            ),
            7: Known(
                "Lâm Thị Phượng", "1984-10-20", woman=True,
                workplace="Hội Liên hiệp Phụ nữ phường Yên Sa", posts="Chủ tịch Hội LHPN phường",
            ),
            10: Known("Đỗ Thị Xuyến", "1943-02-02", woman=True),
            12: Known("Tô Kim Oanh", "1959-11-15", woman=True),
        },
        made_of=(
            ("31.205.104", "Chi bộ khu phố Bàu Sen", "Khu phố Bàu Sen"),
            ("31.205.105", "Chi bộ khu phố Gò Đình", "Khu phố Gò Đình"),
        ),
    ),
    Cell(
        key="primary",
        code="31.205.005",
        name="Chi bộ Trường Tiểu học Yên Sa",
        short_name="Trường Tiểu học Yên Sa",
        cell_type="school",
        size=7,
        seats=0,
        hall="Phòng Hội đồng Trường Tiểu học Yên Sa",
        hour="16:45",
        works=("Trường Tiểu học Yên Sa",),
        in_charge=("tdp2", 3),
        youngest=1998,
        oldest=1970,
        known={
            0: Known(
                "Cao Thị Thanh Vân", "1974-11-20", woman=True, workplace="Trường Tiểu học Yên Sa",
                posts="Hiệu trưởng",
            ),
            1: Known(
                "Hà Minh Sáng", "1981-08-08", workplace="Trường Tiểu học Yên Sa",
                posts="Phó Hiệu trưởng",
            ),
            2: Known(
                "Tạ Thị Hồng Nhung", "1988-03-08", woman=True,
                workplace="Trường Tiểu học Yên Sa", posts="Chủ tịch Công đoàn cơ sở",
                role="chibokhac",
            ),
        },
    ),
    Cell(
        key="secondary",
        code="31.205.006",
        name="Chi bộ Trường Trung học cơ sở và Trung học phổ thông bán trú "
        "chất lượng cao Nguyễn Khoa Yên Sa",
        short_name="Trường THCS và THPT Nguyễn Khoa",
        cell_type="school",
        size=15,
        seats=3,
        hall="Phòng Hội đồng, tầng 2, Trường THCS và THPT Nguyễn Khoa",
        hour="17:00",
        works=("Trường THCS và THPT Nguyễn Khoa",),
        in_charge=("tdp3", 8),
        youngest=1999,
        oldest=1968,
        exempt_other=(9,),
        probationary=(12, 13),
        known={
            0: Known(
                "Nguyễn Hữu Trí", "1970-10-10", workplace="Trường THCS và THPT Nguyễn Khoa",
                posts="Hiệu trưởng",
            ),
            3: Known(
                "Lý Tuấn Kiệt", "1991-01-31", workplace="Trường THCS và THPT Nguyễn Khoa",
                posts="Giáo viên Tin học", role="quantri",
            ),
            9: Known(
                "Đặng Bích Thảo", "1993-05-27", woman=True,
                workplace="Trường THCS và THPT Nguyễn Khoa", posts="Giáo viên Ngữ văn",
            ),
            12: Known(
                "Bùi Minh Kiên", "1997-03-12",
                workplace="Trường THCS và THPT Nguyễn Khoa", posts="Giáo viên Toán",
            ),
            13: Known(
                "Phan Thùy Trâm", "1999-12-24", woman=True,
                workplace="Trường THCS và THPT Nguyễn Khoa", posts="Giáo viên Tiếng Anh",
            ),
        },
    ),
    Cell(
        key="military",
        code="31.205.007",
        name="Chi bộ Quân sự phường Yên Sa",
        short_name="Quân sự phường",
        cell_type="armed_forces",
        size=10,
        seats=3,
        hall="Ban Chỉ huy Quân sự phường Yên Sa",
        hour="07:30",
        works=("Ban Chỉ huy Quân sự phường Yên Sa", "Dân quân thường trực phường Yên Sa"),
        in_charge=("tdp1", 5),
        youngest=2003,
        oldest=1978,
        women=0.12,
        probationary=(9,),
        known={
            0: Known(
                "Đinh Công Lực", "1981-12-22", workplace="Ban Chỉ huy Quân sự phường Yên Sa",
                posts="Chỉ huy trưởng",
            ),
        },
    ),
    Cell(
        key="police",
        code="31.205.008",
        name="Chi bộ Công an phường Yên Sa",
        short_name="Công an phường",
        cell_type="armed_forces",
        size=12,
        seats=3,
        hall="Trụ sở Công an phường Yên Sa",
        hour="14:00",
        works=("Công an phường Yên Sa",),
        in_charge=("tdp1", 5),
        youngest=2000,
        oldest=1975,
        women=0.25,
        probationary=(11,),
        known={
            0: Known("Vũ Đình Khải", "1977-08-19", workplace="Công an phường Yên Sa",
                     posts="Trưởng Công an phường"),
        },
    ),
)  # fmt: skip

# Title and holder, the highest first. Fifteen sit in the committee, five in its standing board.
WARD_POSTS: tuple[tuple[str, Handle], ...] = (
    ("secretary", ("tdp1", 5)),
    ("standing_deputy", ("tdp2", 3)),
    ("deputy", ("tdp3", 8)),
    ("standing_member", ("tdp2", 0)),
    ("standing_member", ("tdp4", 6)),
    ("committee_member", ("tdp1", 0)),
    ("committee_member", ("tdp1", 6)),
    ("committee_member", ("tdp2", 5)),
    ("committee_member", ("tdp4", 0)),
    ("committee_member", ("tdp4", 4)),
    ("committee_member", ("tdp4", 7)),
    ("committee_member", ("primary", 0)),
    ("committee_member", ("secondary", 0)),
    ("committee_member", ("military", 0)),
    ("committee_member", ("police", 0)),
    ("inspection_head", ("tdp2", 0)),
    ("inspection_deputy", ("tdp4", 7)),
    ("inspection_member", ("tdp1", 1)),
    ("inspection_member", ("tdp3", 1)),
    ("inspection_member", ("secondary", 1)),
    ("building_board_head", ("tdp4", 6)),
    ("office_head", ("tdp4", 4)),
)
WARD_BODIES = (
    ("committee", "Ban Chấp hành Đảng bộ phường Yên Sa"),
    ("standing_board", "Ban Thường vụ Đảng ủy phường Yên Sa"),
    ("permanent_members", "Thường trực Đảng ủy phường Yên Sa"),
    ("inspection", "Ủy ban Kiểm tra Đảng ủy phường Yên Sa"),
    ("building_board", "Ban Xây dựng Đảng Đảng ủy phường Yên Sa"),
    ("office", "Văn phòng Đảng ủy phường Yên Sa"),
)
# An administrator keeps rosters and reads nothing; the clerk keeps numbers.
CLERK: Handle = ("tdp4", 5)
ADMINISTRATORS: tuple[Handle, ...] = (("secondary", 3), ("tdp4", 4))
# Without a smartphone, hence without an account: one in the whole ward.
WITHOUT_ACCOUNT: Handle = ("tdp1", 9)
AWAY: tuple[Handle, str] = (("tdp2", 14), "Đảng ủy phường Tân Cảng, tỉnh Nam Hải")
# At home in one cell, received by another for a time.
RECEIVED: tuple[Handle, str] = (("tdp4", 12), "tdp1")
WHY_RECEIVED = "Chăm cháu nhỏ tại nhà người thân"


def cell(key: str) -> Cell:
    """The cell of this key."""
    return next(cell for cell in CELLS if cell.key == key)
