"""An old phone that runs no scripts: everything a member does is a plain form."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.people import DESKTOP, PHONE, Someone, arrive
from tests.journeys.set_the_stage import COMING
from tests.journeys.stage import House

MEETING = f"/meetings/{COMING}/"
WORDS = "Trường còn thiếu hai phòng học bộ môn.\nĐề nghị phường quan tâm."


@pytest.fixture
def cuong(house: House, browser: Browser) -> Iterator[Someone]:
    someone = arrive(browser, house.address, "cuong", PHONE, java_script_enabled=False)
    yield someone
    someone.page.context.close()


@pytest.fixture
def lan(house: House, browser: Browser) -> Iterator[Someone]:
    someone = arrive(browser, house.address, "lan", DESKTOP, java_script_enabled=False)
    yield someone
    someone.page.context.close()


def test_a_member_answers_checks_in_speaks_and_votes(cuong: Someone, lan: Someone) -> None:
    cuong.open(MEETING)
    cuong.send("Tôi sẽ dự")
    cuong.sees("đồng chí: dự họp")
    lan.open(f"{MEETING}desk/")
    lan.send("Khai mạc")
    code = lan.page.locator(".code-line .code").inner_text()
    cuong.open(MEETING)
    cuong.follow("Vào họp")
    cuong.follow("Điểm danh có mặt")
    cuong.write("Mã điểm danh", "SAI123")
    cuong.send("Có mặt")
    cuong.sees("Mã điểm danh chưa đúng")
    cuong.write("Mã điểm danh", code)
    cuong.send("Có mặt")
    cuong.sees("Đồng chí đã điểm danh có mặt")
    cuong.tab("Ý kiến")
    cuong.write("Ý kiến của đồng chí", WORDS)
    cuong.send("Gửi ý kiến")
    expect(cuong.page.locator("#opinions .said").filter(has_text=WORDS)).to_have_count(1)
    put_to_the_vote(lan)
    cuong.tab("Biểu quyết")
    cuong.send("Không tán thành")
    cuong.sees("Đồng chí đã biểu quyết: Không tán thành")
    lan.open(f"{MEETING}motions/")
    lan.sees("Đã có 1 trên 1 đồng chí biểu quyết.")


def put_to_the_vote(lan: Someone) -> None:
    lan.open(f"{MEETING}motions/")
    lan.unfold("Đưa nội dung ra biểu quyết")
    lan.write("Nội dung biểu quyết", "Thông qua chương trình")
    lan.choose("Loại nội dung", "Nội dung khác")
    lan.choose("Hình thức", "Biểu quyết")
    lan.send("Bắt đầu biểu quyết")
    lan.sees("đang biểu quyết")
