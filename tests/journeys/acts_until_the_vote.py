"""The evening from its preparation to the vote."""

import io
import re
from datetime import timedelta

from playwright.sync_api import Browser, expect
from pypdf import PdfWriter

from sotay.kernel import clock
from tests.journeys.evening import BEFOREHAND, EXCUSE, FOR_COMMITTEE, NOTE, PAPER, SAID, Evening
from tests.journeys.people import (
    PHONE,
    Someone,
    arrive,
    did_not_reload,
    fits_the_wall,
    opinions_on,
    stand_still,
)


def prepare_like_last_month(evening: Evening) -> None:
    dung = evening.dung
    dung.open("/meetings/")
    evening.picture(dung, "list")
    dung.send("Như tháng trước")
    evening.path = re.sub(r"prepare/$", "", dung.page.url.removeprefix(dung.address))
    evening.picture(dung, "steps")
    dung.follow("Thông tin buổi họp")
    tonight = clock.now().astimezone(clock.VIETNAM) + timedelta(hours=1)
    dung.write("Tên buổi họp", f"Sinh hoạt chi bộ thường kỳ tháng {tonight:%m/%Y}")
    dung.write("Ngày họp", f"{tonight:%Y-%m-%d}")
    dung.write("Giờ bắt đầu", f"{tonight:%H:%M}")
    evening.picture(dung, "details")
    dung.send("Lưu và sang bước sau")
    dung.follow("Tiếp: Tài liệu")
    attach(dung, PAPER)
    dung.sees(PAPER.removesuffix(".pdf"))
    evening.picture(dung, "papers")
    dung.follow("Các bước", dung.page.locator("#main"))
    dung.follow("Kiểm tra và gửi giấy mời", dung.page.locator("p.actions"))
    evening.picture(dung, "check")
    dung.send("Gửi giấy mời")
    assert dung.taps <= 12


def attach(dung: Someone, name: str) -> None:
    """Choose a file of one page and send it: two taps, the dialog of the system and the button."""
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=595, height=842)
    writer.write(made)
    chosen = {"name": name, "mimeType": "application/pdf", "buffer": made.getvalue()}
    dung.taps += 1
    dung.page.get_by_label("Chọn tệp").set_input_files(chosen)  # type: ignore[arg-type]
    dung.send("Đưa tài liệu vào")


def answer_and_write_beforehand(evening: Evening, browser: Browser) -> None:
    an = evening.an
    for member in evening.phones:
        member.open("/")
        evening.picture(member, "today")
        member.follow("Trả lời giấy mời")
        member.send("Tôi sẽ dự")
        member.sees("đồng chí: dự họp")
    vinh = arrive(browser, an.address, "vinh", PHONE)
    vinh.follow("Trả lời giấy mời")
    vinh.unfold("Xin vắng")
    vinh.write("Lý do xin vắng", EXCUSE)
    vinh.send("Gửi lý do xin vắng")
    vinh.sees("đồng chí: xin vắng")
    evening.picture(vinh, "excused")
    vinh.page.context.close()
    an.follow("Góp ý trước")
    say(an, BEFOREHAND)
    an.sees(BEFOREHAND, an.page.locator("#opinions"))
    evening.picture(an, "beforehand")


def open_and_call_the_roll(evening: Evening) -> None:
    dung, hall = evening.dung, evening.hall
    dung.open(f"{evening.path}desk/")
    evening.picture(dung, "desk before")
    dung.send("Khai mạc")
    dung.sees("Mã điểm danh")
    hall.open(f"{evening.path}projector/")
    expect(hall.page.locator(".projector-side img")).to_be_visible()
    code = hall.page.locator(".projector-side .code").inner_text()
    fits_the_wall(hall)
    evening.picture(hall, "code")
    for phone in evening.phones:
        phone.open("/")
        phone.follow("Vào họp")
        phone.follow("Điểm danh có mặt")
        phone.write("Mã điểm danh", code.lower())
        evening.picture(phone, "check in")
        phone.send("Có mặt")
        phone.sees("Đồng chí đã điểm danh có mặt")
        hall.sees("đồng chí có mặt")
    hall.sees("3/")
    evening.picture(evening.an, "checked in")
    dung.sees("3/")
    stand_still(dung)
    dung.tap("Còn lại có mặt đủ")
    expect(dung.page.locator("#panel-roll li", has_text="Đinh Quang Vinh")).to_contain_text(
        "chưa điểm danh"
    )
    vinh = dung.page.locator("#panel-roll li", has_text="Đinh Quang Vinh")
    dung.unfold("Ghi", vinh)
    dung.tap("Vắng có lý do", inside=vinh)
    expect(vinh.locator(".chip").first).to_have_text(re.compile("vắng có lý do"))
    assert did_not_reload(dung)
    evening.picture(dung, "roll")


def move_along_the_agenda(evening: Evening) -> None:
    for phone in evening.phones:
        phone.open(f"{evening.path}opinions/")
        stand_still(phone)
    evening.binh.open(f"{evening.path}desk/")
    stand_still(evening.hall)
    for number in (1, 2):
        evening.dung.tap(f"Sang nội dung {number}")
        for someone in [*evening.phones, evening.binh]:
            someone.sees(f"Nội dung {number}/")
        expect(evening.hall.page.locator("#panel-hall")).to_contain_text(f"Nội dung {number}/")
    assert all(did_not_reload(someone) for someone in [*evening.phones, evening.hall])


def say(someone: Someone, words: str, *, to: str = "gửi cả chi bộ") -> None:
    """Write an opinion and send it."""
    someone.write("Ý kiến của đồng chí", words)
    someone.choose("Gửi tới", to)
    someone.tap("Gửi ý kiến")
    someone.sees("Đã gửi lúc")


def talk(evening: Evening) -> None:
    wanted = [BEFOREHAND]
    for number, (key, words) in enumerate(SAID):
        say(evening.of(key), words)
        wanted.append(words)
        for someone in evening.all:
            lines = someone.page.locator("#opinions > li")
            expect(lines).to_have_count(len(wanted))
        if number == 1:
            evening.picture(evening.tam, "opinions")
    say(evening.tam, FOR_COMMITTEE, to="chỉ gửi chi ủy")
    for officer in (evening.dung, evening.binh):
        officer.sees(FOR_COMMITTEE)
    evening.tam.sees(FOR_COMMITTEE)  # her own
    for someone in evening.phones:
        own = [FOR_COMMITTEE] if someone is evening.tam else []
        assert opinions_on(someone) == [*wanted, *own]
        assert did_not_reload(someone)
    for someone in (evening.an, evening.quy, evening.hall):
        someone.never_saw(FOR_COMMITTEE)
        someone.page.reload()
        someone.never_saw(FOR_COMMITTEE)
    assert opinions_on(evening.dung) == [*wanted, FOR_COMMITTEE]
    about = evening.an.page.locator("#opinions > li", has_text=SAID[0][1])
    expect(about).to_contain_text("Thảo luận dự thảo nghị quyết")
    evening.picture(evening.an, "talk")
    evening.picture(evening.dung, "desk in the talk")


def put_up_a_hand(evening: Evening) -> None:
    tam, binh, hall = evening.tam, evening.binh, evening.hall
    tam.tab("Phát biểu")
    tam.tap("Xin phát biểu")
    hands = binh.page.locator("#panel-speaking")
    binh.sees(tam.name, hands)
    evening.picture(tam, "hand up")
    binh.tap("Mời phát biểu", inside=hands)
    for someone in (tam, hall):
        someone.sees("Đang phát biểu")
        someone.sees(tam.name)
    fits_the_wall(hall)
    evening.picture(hall, "floor")
    binh.tap("Xong", inside=hands)
    expect(hall.page.get_by_text("Đang phát biểu")).to_have_count(0)


def keep_a_private_note(evening: Evening) -> None:
    an = evening.an
    an.tab("Ghi chép")
    an.write("Ghi chép riêng", NOTE)
    an.tap("Lưu ghi chép")
    an.sees("Đã lưu lúc")
    an.page.reload()
    expect(an.page.locator("#note-words")).to_have_value(NOTE)
    evening.picture(an, "note")
    for someone in (evening.dung, evening.quy):
        someone.open(f"{evening.path}note/")
        someone.never_saw(NOTE)


def vote(evening: Evening) -> None:
    dung, hall = evening.dung, evening.hall
    for someone in (evening.binh, *evening.phones):
        someone.open(f"{evening.path}motions/")
        stand_still(someone)
    put_to_the_vote(dung, evening, "Mở lớp cho người cao tuổi", "Nội dung khác", "Biểu quyết")
    for number, someone in enumerate(evening.all, start=1):
        someone.press(someone.page.locator("button[name=choice][value=agree]"))
        expect(hall.page.locator("#panel-hall")).to_contain_text(f"Đã biểu quyết {number}/")
    evening.picture(evening.an, "vote")
    fits_the_wall(hall)
    evening.picture(hall, "vote")
    expect(evening.an.page.get_by_role("button", pressed=True)).to_have_text("Tán thành")
    dung.tap("Chốt kết quả")
    dung.tap("Đồng ý")
    expect(hall.page.locator("#panel-hall")).to_contain_text("thông qua")
    fits_the_wall(hall)
    evening.picture(hall, "result")
    for phone in evening.phones:
        expect(phone.page.locator("#panel-votes .motion").first).to_contain_text("thông qua")
        assert did_not_reload(phone)
    put_to_the_vote(dung, evening, "Thông qua nghị quyết tháng này", "Nghị quyết", "Giơ tay")
    dung.write("Tán thành", "8", dung.page.locator("#panel-votes"))
    evening.picture(dung, "hands")
    dung.tap("Ghi kết quả", inside=dung.page.locator("#panel-votes"))
    for phone in evening.phones:
        expect(phone.page.locator("#panel-votes .motion").first).to_contain_text("được thông qua")
    evening.picture(evening.an, "result")


def put_to_the_vote(dung: Someone, evening: Evening, words: str, question: str, way: str) -> None:
    dung.open(f"{evening.path}desk/")
    dung.unfold("Đưa nội dung ra biểu quyết")
    form = dung.page.locator("form", has=dung.page.get_by_text("Bắt đầu biểu quyết"))
    dung.write("Nội dung biểu quyết", words, form)
    evening.picture(dung, "motion")
    dung.choose("Loại nội dung", question, form)
    dung.choose("Hình thức", way, form)
    dung.tap("Bắt đầu biểu quyết", inside=form)
    expect(evening.hall.page.locator("#panel-hall")).to_contain_text(words)
