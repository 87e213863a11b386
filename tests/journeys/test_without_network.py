"""The papers open in a hall without a network, and a whole meeting is run without one."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from sotay.org.tests.cast import NAMES
from tests.journeys.people import DESKTOP, PHONE, Someone, arrive
from tests.journeys.set_the_stage import CUT_OFF
from tests.journeys.stage import House

MEETING = f"/meetings/{CUT_OFF}/"
SEEN = "(image) => image.complete && image.naturalWidth > 100"
WHAT_WAS_SAID = "Đề nghị sửa cổng trường trước mùa mưa."
CONCLUSION = "Giao đồng chí Cường khảo sát cổng trường."


@pytest.fixture
def cuong(house: House, browser: Browser) -> Iterator[Someone]:
    someone = arrive(browser, house.address, "cuong", PHONE)
    yield someone
    someone.page.context.close()


@pytest.fixture
def hoa(house: House, browser: Browser) -> Iterator[Someone]:
    someone = arrive(browser, house.address, "hoa", DESKTOP)
    yield someone
    someone.page.context.close()


def test_the_papers_open_from_the_device_and_go_with_their_reader(cuong: Someone) -> None:
    cuong.open(f"{MEETING}papers/")
    cuong.sees("Đã có trên máy này, bản lúc")
    cuong.page.context.set_offline(True)
    cuong.open(f"{MEETING}papers/")
    cuong.follow("Báo cáo", cuong.page.locator("#main"))
    cuong.sees("bản lưu trên máy")
    first = cuong.page.locator("#page-1 img")
    expect(first).to_be_visible()
    assert first.evaluate(SEEN)
    cuong.page.context.set_offline(False)
    cuong.open("/sign-out/")
    cuong.tap("Đăng xuất")
    cuong.page.wait_for_url(re.compile("/sign-in/"))
    assert cuong.page.evaluate("caches.has('pictures')") is False
    cuong.page.context.set_offline(True)
    cuong.open(f"{MEETING}papers/")
    cuong.sees("Chưa có mạng")
    cuong.never_saw("Báo cáo")


def test_a_whole_meeting_is_run_on_one_device_and_sent_afterwards(hoa: Someone) -> None:
    hoa.open(f"{MEETING}desk/")
    hoa.follow("Điều hành không cần mạng")
    hoa.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    hoa.page.reload()  # from now on the device has it
    hoa.page.context.set_offline(True)
    hoa.page.reload()
    hoa.sees("bản lưu trên máy")
    hoa.tap("Khai mạc")
    hoa.tap("Còn lại có mặt đủ")
    absent = hoa.page.locator(".field-row", has_text=NAMES["lan"])
    hoa.tap("Có phép", inside=absent)
    expect(absent.get_by_role("button", pressed=True)).to_have_text("Có phép")
    hoa.unfold("Ghi ý kiến phát biểu")
    hoa.choose("Người phát biểu", "Phạm Quang Cường")
    hoa.write("Nội dung đã phát biểu", WHAT_WAS_SAID)
    hoa.tap("Ghi ý kiến")
    hoa.unfold("Biểu quyết giơ tay")
    hoa.write("Nội dung biểu quyết", "Thông qua kế hoạch")
    hoa.page.get_by_label("Tán thành", exact=True).fill("1")
    hoa.tap("Ghi kết quả")
    hoa.unfold("Ghi kết luận")
    hoa.write("Kết luận của chủ trì", CONCLUSION)
    hoa.tap("Ghi kết luận")
    hoa.tap("Kết thúc buổi sinh hoạt")
    hoa.tap("Đồng ý")
    hoa.sees("7 việc chờ gửi")
    hoa.page.reload()
    expect(hoa.page.locator("#field-log > li")).to_have_count(7)
    hoa.page.context.set_offline(False)
    expect(hoa.page.locator("#outbox-bar")).to_be_hidden()
    # The meeting is over: the page turns by itself.
    expect(hoa.page.locator("#main:not(.running)")).to_contain_text("Điều hành không cần mạng")
    expect(hoa.page.locator("#panel-now")).to_have_attribute("data-state", "closed")
    hoa.page.reload()
    expect(hoa.page.locator("#field-log", has_text="chưa được nhận")).to_have_count(0)
    hoa.open(f"{MEETING}records/minutes/")
    text = hoa.page.locator(".record-text").inner_text()
    assert WHAT_WAS_SAID.rstrip(".") in text
    assert CONCLUSION.rstrip(".") in text
