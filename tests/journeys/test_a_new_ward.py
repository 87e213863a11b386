"""A ward begins with nothing: from the link on the server's screen to its first meeting.

Everything by browser, as people would who have never seen it. The terminal stands in for the
SMS gateway.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sotay.kernel import clock
from tests.journeys import new_ward as ward
from tests.journeys.evening import SCREENS
from tests.journeys.new_ward import AN, ANOTHER, BINH, DUNG, OWN, QUY, TAM, a_screen
from tests.journeys.people import Someone
from tests.journeys.stage import House, open_an_empty_house

OPINION = "Đề nghị mở lớp hướng dẫn dùng Sổ Tay cho các đồng chí cao tuổi."
CONCLUSION = "Thống nhất mở lớp hướng dẫn trong tháng."


@dataclass
class NewWard:
    """The server, the screens, and the codes of the printed sheets once there are any."""

    house: House
    browser: Browser
    codes: dict[str, str] = field(default_factory=dict)
    screens: list[Someone] = field(default_factory=list)
    pictures: int = 0

    def screen(self, *, desk: bool = False) -> Someone:
        """Somebody sits down at a desk, or takes out a phone."""
        self.screens.append(a_screen(self.browser, self.house, desk=desk))
        return self.screens[-1]

    def picture(self, who: Someone, words: str) -> None:
        """Keep what somebody sees, when asked for pictures."""
        if SCREENS:
            self.pictures += 1
            name = f"{self.pictures:02d} {words}.png"
            who.page.screenshot(path=Path(SCREENS) / name, full_page=True)


@pytest.fixture
def new(tmp_path: Path, browser: Browser) -> Iterator[NewWard]:
    house = open_an_empty_house(tmp_path / "data", SOTAY_SMS="console")
    opened = NewWard(house, browser)
    yield opened
    for number, screen in enumerate(opened.screens):
        opened.picture(screen, f"end {number}")
        screen.page.context.close()
    house.stop()
    assert house.stumbled() == ""


def test_a_new_ward(new: NewWard) -> None:
    khanh = new.screen(desk=True)
    set_up(new, khanh)
    found_cells(new, khanh)
    bring_the_list(new, khanh)
    appoint(new, khanh)
    print_sheets(new, khanh)
    binh, dung, an = new.screen(), new.screen(desk=True), new.screen()
    come_in_by_a_message(new, binh)
    come_in_by_a_sheet(new, dung)
    come_in_with_a_finger(new, an)
    help_somebody_in(new, dung, an)
    forget_a_password(new)
    hold_the_meeting(new, dung, [binh, an])


def set_up(new: NewWard, khanh: Someone) -> None:
    khanh.open(ward.setup_link(new.house))
    expect(khanh.page.get_by_label("Mã thiết lập")).not_to_have_value("")
    new.picture(khanh, "set-up")
    khanh.page.get_by_label("Đảng bộ xã, phường").or_(
        khanh.page.get_by_label(re.compile("phường"))
    ).first.check()
    khanh.write("Tên đầy đủ của đơn vị", ward.WARD)
    khanh.write("Địa danh ghi trên văn bản", "Hòa An")
    khanh.write("Tên cấp trên trực tiếp", "Đảng bộ tỉnh Minh Hà")
    khanh.write("Đơn vị hoạt động từ ngày", "2025-07-01")
    khanh.write("Họ và tên người quản trị đầu tiên", ward.KHANH)
    khanh.write("Số thẻ đảng viên của người quản trị", ward.KHANHS_CARD)
    khanh.write("Tên đăng nhập", "khanh")
    khanh.page.locator("input[name=password]").fill(ward.PASSWORD)
    ward.give_a_finger(khanh.page)
    khanh.send("Thiết lập")
    new.picture(khanh, "second factor")
    khanh.follow("Dùng vân tay, khuôn mặt hoặc mã mở máy")
    khanh.send("Tạo khóa trên máy này")
    new.picture(khanh, "recovery codes")
    khanh.send("Lập tờ mã để in")
    khanh.follow("Đã in hoặc đã chép xong")
    khanh.sees("Cần làm để có buổi sinh hoạt đầu tiên")
    new.picture(khanh, "first steps")


def next_step(khanh: Someone, words: str) -> None:
    """From wherever: the administrator's page, and the step there."""
    khanh.open("/org/keeping/")
    khanh.follow(words, khanh.page.locator("ol.first-steps"))


def found_cells(new: NewWard, khanh: Someone) -> None:
    khanh.follow("Lập các chi bộ", khanh.page.locator("ol.first-steps"))
    khanh.write("Tên các chi bộ", f"{ward.STREET}\n{ward.SCHOOL}")
    khanh.write("Có hiệu lực từ ngày", "2025-07-01")  # as the decision of old has it
    khanh.tap("Lập chi bộ")
    khanh.sees("có từ ngày 26/07/2026")
    khanh.write("Có hiệu lực từ ngày", "2026-07-26")
    new.picture(khanh, "cells")
    khanh.send("Lập chi bộ")
    khanh.sees("Đã có 2 chi bộ")
    new.picture(khanh, "ward")


def bring_the_list(new: NewWard, khanh: Someone) -> None:
    khanh.follow("Đưa đảng viên vào danh sách", khanh.page.locator("ol.first-steps"))
    with khanh.page.expect_download() as waiting:
        khanh.tap("Tải mẫu danh sách", "link")
    workbook = ward.filled_in(Path(waiting.value.path()).read_bytes())
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    chosen = {"name": "Đảng viên Hòa An.xlsx", "mimeType": kind, "buffer": workbook}
    khanh.page.get_by_label("Tệp danh sách").set_input_files(chosen)  # type: ignore[arg-type]
    new.picture(khanh, "import")
    khanh.send("Đọc tệp và xem trước")
    khanh.sees("Có phải là")  # the mistaken cell, and the one that is meant
    new.picture(khanh, "preview")
    khanh.send("Nhập 9 dòng hợp lệ")
    khanh.sees("Đã nhập: 8 đảng viên mới, 1 hồ sơ thay đổi")
    new.picture(khanh, "imported")


def appoint(new: NewWard, khanh: Someone) -> None:
    for cell, people in ((ward.STREET, [BINH, DUNG]), (ward.SCHOOL, ["Đỗ Thị Hạnh"])):
        next_step(khanh, "Ghi bí thư")
        khanh.sees(cell)
        khanh.write("Nhiệm kỳ mới", "2025–2027")
        khanh.write("Có hiệu lực từ ngày", "2026-08-01")
        for number, (name, title) in enumerate(zip(people, ("Bí thư", "Phó"), strict=False), 1):
            khanh.write(f"Họ và tên, dòng {number}", name)
            khanh.choose(f"Chức danh, dòng {number}", title)
        new.picture(khanh, "congress")
        khanh.send("Xem trước")
        new.picture(khanh, "congress preview")
        khanh.send("Ghi cấp ủy mới")
        khanh.sees("Đã ghi nhiệm kỳ mới")


def print_sheets(new: NewWard, khanh: Someone) -> None:
    next_step(khanh, "In tờ mã")
    new.picture(khanh, "board")
    khanh.follow("In tờ mã")
    new.picture(khanh, "whose sheets")
    khanh.send("Làm tờ mã")
    khanh.sees("Đã làm 8 tờ mã")  # nobody prints one for who is in already
    new.picture(khanh, "sheets")
    file = khanh.page.request.get(f"{khanh.page.url}pages.pdf")
    new.codes = ward.codes_on(file.body())
    khanh.open("/org/keeping/")
    new.picture(khanh, "steps left")


def enter_code(someone: Someone, number: str, code: str) -> None:
    someone.write("Số điện thoại hoặc số thẻ", number)
    someone.write("Mã dùng một lần", code)
    someone.send("Tiếp tục")


def agree(someone: Someone) -> None:
    someone.page.get_by_label("Tôi đã đọc và đồng ý").check()
    someone.send("Tiếp tục")


def set_password(someone: Someone, password: str, button: str = "Xong, vào Sổ Tay") -> None:
    someone.page.locator("input[name=password]").fill(password)
    someone.send(button)


def come_in_by_a_message(new: NewWard, binh: Someone) -> None:
    binh.open("/")
    new.picture(binh, "sign-in")
    binh.follow("Lần đầu dùng Sổ Tay")
    binh.write("Số điện thoại hoặc số thẻ", "0912 345 602")
    new.picture(binh, "number")
    binh.send("Gửi mã vào điện thoại")
    binh.write("Mã dùng một lần", ward.message_to(new.house, "+84912345602"))
    new.picture(binh, "code")
    binh.send("Tiếp tục")
    new.picture(binh, "consent")
    agree(binh)
    new.picture(binh, "password")
    set_password(binh, OWN)
    binh.sees(f"Chào đồng chí {BINH}")
    new.picture(binh, "secretary's first page")


def come_in_by_a_sheet(new: NewWard, dung: Someone) -> None:
    dung.open(f"/activate/code/#{new.codes[DUNG]}")
    expect(dung.page.locator("[data-code]")).not_to_have_value("")
    dung.write("Số điện thoại hoặc số thẻ", "0912345603")
    dung.send("Tiếp tục")
    agree(dung)
    set_password(dung, OWN)
    dung.sees(f"Chào đồng chí {DUNG}")
    new.picture(dung, "deputy's first page")


def come_in_with_a_finger(new: NewWard, an: Someone) -> None:
    ward.give_a_finger(an.page)
    an.open("/")
    an.follow("Lần đầu dùng Sổ Tay")
    an.follow("Tôi có mã in trên giấy")
    enter_code(an, "31.000004", new.codes[AN])
    agree(an)
    an.sees("Hoặc không cần mật khẩu")
    new.picture(an, "password or finger")
    an.send("Dùng vân tay, khuôn mặt hoặc mã mở máy")
    an.sees(f"Chào đồng chí {AN}")
    an.open("/sign-out/")
    an.page.get_by_role("button", name="Đăng xuất").last.click()
    an.page.wait_for_url(f"{an.address}/")  # the finger is always there
    an.sees("Hôm nay")


def help_somebody_in(new: NewWard, dung: Someone, an: Someone) -> None:
    dung.open("/activate/units/")
    dung.follow("Người hỗ trợ")
    dung.choose("Người hỗ trợ", AN)
    dung.tap("Phân công")
    dung.sees("đến hết")
    new.picture(dung, "helpers")
    an.open("/")
    an.follow("Mở danh sách")
    new.picture(an, "helping")
    an.follow(TAM)
    an.write("Mã dùng một lần", new.codes[TAM])
    new.picture(an, "assisting")
    an.send("Tiếp tục")
    new.picture(an, "hand over")
    an.follow("Tôi đã cầm máy")
    agree(an)
    new.picture(an, "her password")
    set_password(an, "cánh cò trắng 2026", "Xong, kích hoạt")
    an.sees("Đã kích hoạt")
    new.picture(an, "helped")
    an.follow("Người tiếp theo")


def forget_a_password(new: NewWard) -> None:
    quy = new.screen()
    quy.open("/activate/code/")
    enter_code(quy, "0912345605", new.codes[QUY])
    agree(quy)
    set_password(quy, OWN)
    quy.open("/sign-out/")
    with quy.page.expect_navigation():
        quy.page.get_by_role("button", name="Đăng xuất").last.click()
    quy.write("Số điện thoại, số thẻ hoặc tên đăng nhập", "0912 345 605")
    quy.page.locator("input[name=password]").fill("quên mất rồi")
    quy.tap("Đăng nhập")
    expect(quy.page.locator(".error, .error-summary, [role=alert]").first).to_be_visible()
    new.picture(quy, "wrong password")
    quy.follow("Quên mật khẩu?")
    quy.write("Số điện thoại, số thẻ hoặc tên đăng nhập", "0912 345 605")
    quy.send("Gửi mã vào điện thoại")
    quy.write("Mã dùng một lần", ward.message_to(new.house, "+84912345605"))
    quy.send("Tiếp tục")
    new.picture(quy, "new password")
    set_password(quy, ANOTHER, "Đặt mật khẩu mới")
    quy.write("Số điện thoại, số thẻ hoặc tên đăng nhập", "0912 345 605")
    quy.page.locator("input[name=password]").fill(ANOTHER)
    quy.tap("Đăng nhập")
    quy.page.wait_for_url(f"{quy.address}/")


def hold_the_meeting(new: NewWard, dung: Someone, phones: list[Someone]) -> None:
    path = call_it(new, dung)
    for phone in phones:
        phone.open("/")
        phone.follow("Trả lời giấy mời")
        phone.send("Tôi sẽ dự")
        phone.sees("đồng chí: dự họp")
        phone.open("/")
    dung.open(f"{path}desk/")
    dung.send("Khai mạc")
    code = dung.page.locator(".code-line .code").inner_text()
    for phone in phones:
        phone.open("/")
        phone.follow("Vào họp")
        phone.follow("Điểm danh có mặt")
        phone.write("Mã điểm danh", code)
        phone.send("Có mặt")
        phone.sees("Đồng chí đã điểm danh có mặt")
    dung.tap("Còn lại có mặt đủ")
    dung.sees("6/6")
    an = phones[-1]
    an.open(f"{path}opinions/")
    an.write("Ý kiến của đồng chí", OPINION)
    an.tap("Gửi ý kiến")
    dung.sees(OPINION)
    new.picture(dung, "desk")
    dung.unfold("Ghi kết luận")
    dung.write("Kết luận của chủ trì", CONCLUSION)
    dung.tap("Ghi kết luận")
    an.open(f"{path}agenda/")
    an.sees(CONCLUSION)
    new.picture(an, "conclusion")


def call_it(new: NewWard, dung: Someone) -> str:
    """Dung writes the invitation; returns the meeting's address."""
    dung.open("/")
    dung.follow("Sinh hoạt")
    new.picture(dung, "no meetings yet")
    dung.follow("Buổi họp mới")
    new.picture(dung, "new meeting")
    dung.page.get_by_label(re.compile("thường kỳ")).first.check()
    dung.send("Lập chương trình theo mẫu")
    path = re.sub(r"prepare/.*$", "", dung.page.url.removeprefix(dung.address))
    new.picture(dung, "steps")
    dung.follow("Thông tin buổi họp")
    tonight = clock.now().astimezone(clock.VIETNAM) + timedelta(hours=1)
    dung.write("Ngày họp", f"{tonight:%Y-%m-%d}")
    dung.write("Giờ bắt đầu", f"{tonight:%H:%M}")
    dung.write("Địa điểm", "Nhà văn hóa tổ dân phố 1")
    new.picture(dung, "details")
    dung.send("Lưu và sang bước sau")
    dung.open(f"{path}prepare/check/")
    new.picture(dung, "check")
    dung.send("Gửi giấy mời")
    return path
