"""An evening of a cell, as the plain facts that its records are written from."""

from dataclasses import replace
from datetime import date, datetime

from sotay.kernel.clock import VIETNAM
from sotay.meetings.rules.facts import (
    Ballots,
    Duty,
    Facts,
    Named,
    OldDuty,
    Point,
    Reserved,
    Said,
    Score,
    Vote,
)
from sotay.meetings.rules.roll import RollFigures

EVENING = Facts(
    organisation="Chi bộ Tổ dân phố Hiệp An",
    title="Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
    place="Nhà văn hóa tổ dân phố",
    began=datetime(2026, 11, 3, 19, 30, tzinfo=VIETNAM),
    ended=datetime(2026, 11, 3, 21, 5, tzinfo=VIETNAM),
    members_word="đảng viên",
    voters_word="đảng viên chính thức",
    is_cell=True,
    figures=RollFigures(
        total=23,
        official=21,
        probationary=2,
        received=0,
        summoned=19,
        exempt=2,
        away=1,
        suspended=0,
        present=18,
        present_official=16,
        present_probationary=2,
        exempt_present=1,
        late=1,
        excused=1,
        unexcused=1,
        unmarked=0,
        expected=20,
    ),
    chair=Named("Trần Văn Bình", "Bí thư Chi bộ"),
    secretary=Named("Lê Thị Ánh"),
    excused=(Named("Phạm Văn Dũng", "ốm"),),
    unexcused=(Named("Võ Thanh Hải"),),
    late=(Named("Ngô Quang Khải", "19 giờ 50 phút"),),
    upper_guests=(Named("Đỗ Thị Giang", "Ủy viên Ban Thường vụ Đảng ủy phường"),),
    dues_notice="Thu đủ đảng phí tháng 10,\n23 đồng chí đã nộp",
    points=(
        Point(1, "opening", "Khai mạc"),
        Point(2, "main", "Thông tin thời sự", "Lê Thị Ánh", is_report=True),
        Point(3, "main", "Kết quả tháng 10, nhiệm vụ tháng 11"),
    ),
    papers=("Báo cáo tháng 10",),
    opinions=(
        Said(3, "Ngô Quang Khải", "Đề nghị sửa đèn đường.\n2. Dọn kênh", beforehand=True),
        Said(
            3,
            "Phan Thị Hoa",
            "Đồng ý với báo cáo.",
            reply="Chi ủy tiếp thu",
            reply_by="Trần Văn Bình",
        ),
        Said(None, "Ngô Quang Khải", "Xin bổ sung số liệu"),
    ),
    conclusions=("Hoàn thành dọn kênh trước ngày 20", "Mỗi tổ cử một đồng chí phụ trách."),
    votes=(
        Vote(
            "Thông qua nghị quyết tháng 11",
            "resolution",
            "Giơ tay",
            "quá 1/2",
            denominator=20,
            present_voters=16,
            agree=15,
            disagree=1,
            other=0,
            carried=True,
            reserved=(Reserved("Phan Thị Hoa", "Thời hạn quá gấp"),),
        ),
    ),
    duties=(
        Duty("Dọn kênh | đoạn 1", "Ngô Quang Khải", date(2026, 11, 20)),
        Duty("Lập danh sách hộ khó khăn", "Phan Thị Hoa", date(2026, 11, 25)),
    ),
    old_duties=(OldDuty("Vận động quỹ", "đang làm", "đã xong"),),
    score=Score(9250, "Tốt", (("Tỷ lệ đảng viên dự", 450, 500, "nhắc đồng chí vắng"),)),
)

COMBINED = replace(
    EVENING,
    points=(
        *EVENING.points,
        Point(4, "thematic", "Học tập và làm theo Bác", "Phan Thị Hoa", is_report=True),
        Point(5, "thematic", "Thảo luận chuyên đề"),
    ),
    opinions=(*EVENING.opinions, Said(4, "Phan Thị Hoa", "Nêu gương trong khu phố")),
)

ELECTION = Vote(
    "Bầu Phó Bí thư Chi bộ",
    "election",
    "Bỏ phiếu kín (phiếu giấy)",
    "quá 1/2",
    denominator=20,
    present_voters=16,
    agree=None,
    disagree=0,
    other=0,
    carried=True,
    ballots=Ballots(16, 16, 15, 1, "Lê Thị Ánh, Phan Thị Hoa", (("Phan Thị Hoa", 14),)),
)
