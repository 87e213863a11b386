"""What is said and done on the evening, and by whom."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from tests.journeys.people import Someone

PAPER = "Dự thảo NQ? tháng này - sửa 2 + phụ lục #1 (90%).pdf"
LONG = " ".join(f"Việc thứ {n} tôi đề nghị làm ngay." for n in range(1, 251))  # 2 000 words
SAID = [
    ("an", "Đường ngõ 12 ngập khi mưa lớn, đề nghị khơi cống trước mùa mưa."),
    ("quy", "Nhất trí với dự thảo. Đề nghị thêm việc thăm hỏi gia đình chính sách."),
    ("tam", "Nhóm cao tuổi cần được hướng dẫn dùng dịch vụ công trực tuyến."),
    ("an", "Về phí vệ sinh: đã thu 87%, còn 14 hộ; nên nhắc từng nhà."),
    ("quy", LONG),
    ("tam", "Đồng chí An nói đúng, tôi xin nhận cùng làm.\nMỗi tuần một buổi."),
    ("an", "Camera đầu ngõ hỏng đã ba tuần."),
    ("quy", "Bổ sung chỉ tiêu: 100% đảng viên đọc tài liệu trước."),
    ("tam", "Đề nghị họp đúng 19 giờ 30."),
    ("an", "Hết ý kiến, xin cảm ơn."),
]
# Said while the network or the server was away.
WEATHER = [
    "Mạng yếu quá, tôi vẫn xin góp ý: nên mua một máy phát điện nhỏ cho nhà văn hóa.",
    "Trong lúc mạng chập chờn tôi nói thêm: đề nghị sửa mái che sân chơi.",
    "Đang viết dở thì máy tắt, phần này tôi viết trước khi mất mạng.",
    "Hệ thống vừa ngừng, ý kiến này tôi gửi khi chưa ai thấy được.",
    "Tôi cũng gửi lúc đó: đề nghị ghi rõ người phụ trách.",
]
BEFOREHAND = "Xin gửi trước: tổ cần thêm một tủ sách pháp luật."
FOR_COMMITTEE = "Chỉ gửi chi ủy: hoàn cảnh nhà đồng chí Uyên đang khó khăn."
NOTE = "Nhớ hỏi lại số hộ chưa đóng phí."
CONCLUSION = "Thống nhất khơi cống ngõ 12 và mở lớp dịch vụ công cho người cao tuổi."
TASKS = [("Khơi cống ngõ 12", "an"), ("Mở lớp dịch vụ công trực tuyến", "tam")]
EXCUSE = "Đi công tác ở Đà Nẵng"
SCREENS = os.environ.get("JOURNEY_PICTURES")  # a folder, to look at the evening


@dataclass
class Evening:
    """Everybody who is there, and the meeting once it exists."""

    dung: Someone
    binh: Someone
    an: Someone
    quy: Someone
    tam: Someone
    hall: Someone
    path: str = field(default="", init=False)
    pictures: list[str] = field(default_factory=list, init=False)

    @property
    def phones(self) -> list[Someone]:
        return [self.an, self.quy, self.tam]

    @property
    def all(self) -> list[Someone]:
        return [self.dung, self.binh, *self.phones]

    def of(self, key: str) -> Someone:
        found: Someone = getattr(self, key)
        return found

    def picture(self, who: Someone, words: str) -> None:
        """Keep what somebody sees, when asked for pictures."""
        if SCREENS:
            self.pictures.append(words)
            name = f"{len(self.pictures):02d} {who.key} {words}.png"
            who.page.screenshot(path=Path(SCREENS) / name)
