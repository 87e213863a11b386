"""From the first question to the printed report: one answers cut off, one has it entered."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, expect

from sotay.kernel import clock
from sotay.org.tests.cast import NAMES
from tests.journeys.people import DESKTOP, PHONE, Someone, arrive, did_not_reload, stand_still
from tests.journeys.stage import House

TITLE = "Khảo sát sinh hoạt quý IV của chi bộ trường"
WISH = "Gửi tài liệu họp sớm hơn hai ngày"
ATTACHED = "báo cáo số     -BC/ĐU, ngày    /12/2026 của Đảng ủy phường"


@pytest.fixture
def people(house: House, browser: Browser) -> Iterator[dict[str, Someone]]:
    with ExitStack() as leaving:
        found = {}
        for key, screen in (("hoa", DESKTOP), ("cuong", PHONE)):
            found[key] = arrive(browser, house.address, key, screen)
            leaving.callback(found[key].page.context.close)
        yield found


def test_a_survey_goes_from_its_questions_to_the_printed_report(
    people: dict[str, Someone],
) -> None:
    hoa, cuong = people["hoa"], people["cuong"]
    survey = made_and_opened(hoa)

    # One answers in a place without a network; somebody looks at the figures meanwhile.
    hoa.open(f"{survey}results/")
    hoa.sees("0/7 người được mời")
    stand_still(hoa)
    cuong.open("/")
    cuong.follow(TITLE)
    cuong.page.context.set_offline(True)
    fill_in(cuong, step_by_step=True)
    cuong.tap("Gửi phiếu")
    cuong.sees("Phiếu đã được giữ trên máy")
    bar = cuong.page.locator("#outbox-bar")
    expect(bar).to_be_visible()
    cuong.page.context.set_offline(False)
    expect(bar).to_be_hidden()
    hoa.sees("1/7 người được mời")
    assert did_not_reload(hoa)
    cuong.open(survey)
    cuong.sees("đã nhận phiếu")

    # One cannot see well, and says it aloud.
    hoa.open(f"{survey}desk/")
    hoa.follow("Ghi thay", hoa.page.locator("#main"))
    hoa.follow(NAMES["khanh"])
    hoa.page.get_by_label("mắt kém, tay yếu").check()
    fill_in(hoa, step_by_step=False)
    hoa.send("Ghi phiếu")
    hoa.sees("đã có phiếu")

    # The survey is over; what was written becomes a point of the report.
    hoa.open(f"{survey}desk/")
    hoa.tap("Kết thúc ngay")
    agree(hoa)
    hoa.follow("Kết quả, báo cáo")
    hoa.sees("2/7 người được mời, đạt 28,57%")
    hoa.follow("Tổng hợp ý kiến")
    hoa.page.get_by_label(WISH).check()
    hoa.send("Viết thành một ý của báo cáo")
    hoa.page.get_by_label("Kiến nghị, đề xuất").check()
    hoa.send("Lưu vào báo cáo")
    hoa.sees("từ 2 phiếu")
    hoa.follow("Xem báo cáo")
    hoa.write("Kèm theo", ATTACHED)
    hoa.send("Lưu cách in")
    hoa.sees("Đã đếm lại từng phiếu: số liệu khớp.")
    hoa.tap("Công bố kết quả")
    agree(hoa)

    # What is printed is what was answered; whoever was asked sees it.
    is_the_report(printed(hoa, f"{survey}report/pdf/"))
    cuong.open(survey)
    cuong.follow("Xem kết quả đã công bố")
    cuong.sees("2 đồng chí đã tham gia trong 7 đồng chí được mời")
    cuong.sees(WISH)


def made_and_opened(hoa: Someone) -> str:
    """The ward's clerk makes it from a template for the cell of the school; its address."""
    hoa.open("/surveys/new/")
    hoa.choose("Của đơn vị", "Đảng bộ phường")
    hoa.page.get_by_label("Khảo sát chất lượng sinh hoạt chi bộ").first.check()
    hoa.write("Tên khảo sát", TITLE)
    hoa.send("Tạo bản nháp")
    found = re.search(r"/surveys/\d+/", hoa.page.url)
    assert found
    hoa.follow("Tiếp: hỏi ai, khi nào")
    hoa.choose("Đơn vị", "Chi bộ Trường")
    hoa.page.get_by_label("chỉ đơn vị này").check()
    hoa.send("Thêm nhóm này")
    hoa.page.get_by_label("Có ghi tên: ").check()
    hoa.write("Ngày đóng", (clock.today() + timedelta(days=1)).isoformat())
    hoa.write("Giờ đóng", "20:00")
    hoa.send("Lưu thời gian và cách hỏi")
    hoa.open(f"{found[0]}desk/")
    hoa.tap("Mở khảo sát")
    agree(hoa)
    hoa.sees("đang mở")
    return found[0]


def fill_in(someone: Someone, *, step_by_step: bool) -> None:
    """All good, four points of five, and a wish."""

    def go_on() -> None:
        if step_by_step:
            someone.tap("Tiếp theo")

    asked(someone, "du-hop").get_by_label("Đủ ba kỳ").check()
    go_on()
    asked(someone, "cham-diem").get_by_label("4", exact=True).check()
    go_on()
    for row in asked(someone, "tung-viec").get_by_role("group").all():
        row.get_by_label("Tốt").check()
    go_on()
    go_on()
    asked(someone, "can-sua").get_by_role("textbox").fill(WISH)
    go_on()


def asked(someone: Someone, key: str) -> Locator:
    """One question of the sheet."""
    return someone.page.locator(f'[id="q.{key}"]')


def agree(someone: Someone) -> None:
    """Say yes to what the page asks again."""
    with someone.page.expect_navigation():
        someone.tap("Đồng ý")


def printed(someone: Someone, path: str) -> list[str]:
    """The lines of a paper."""
    answer = someone.page.context.request.get(f"{someone.address}{path}")
    assert answer.status == 200
    paper = pypdfium2.PdfDocument(answer.body())
    text = "\n".join(page.get_textpage().get_text_range() for page in paper)
    paper.close()
    return [" ".join(line.split()) for line in text.splitlines()]


def is_the_report(lines: list[str]) -> None:
    assert lines[0] == "BẢNG TỔNG HỢP KẾT QUẢ KHẢO SÁT"
    whole = " ".join(lines)
    for words in (
        "(Kèm theo báo cáo số -BC/ĐU, ngày /12/2026 của Đảng ủy phường)",
        "tổng số có 2 đảng viên tham gia khảo sát trong 7 đồng chí được mời, đạt 28,57%",
        "I- ĐÁNH GIÁ BUỔI SINH HOẠT",
        "a. Đủ ba kỳ 02/2 phiếu = 100,00%",
        "- Không thuộc diện hỏi 02/2 phiếu = 100,00%",
        "Bình quân: 4,00",
        f"1. {WISH}",
    ):
        assert words in whole, words
