"""A lost phone is signed out from another device: its page and its stream end."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.people import DESKTOP, PHONE, Someone, arrive
from tests.journeys.set_the_stage import CROWDED
from tests.journeys.stage import House

SOON = 5000  # ms
ANDROID = (
    "Mozilla/5.0 (Linux; Android 9; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/120.0.0.0 Mobile Safari/537.36"
)


@pytest.fixture
def devices(house: House, browser: Browser) -> Iterator[tuple[Someone, Someone]]:
    lost = arrive(browser, house.address, "lan", PHONE, user_agent=ANDROID)
    both = lost, arrive(browser, house.address, "lan", DESKTOP)
    yield both
    for someone in both:
        someone.page.context.close()


def test_its_page_says_so_and_its_stream_ends(devices: tuple[Someone, Someone]) -> None:
    lost, desk = devices
    with lost.page.expect_request(re.compile("/wire/")):
        lost.open(f"/meetings/{CROWDED}/opinions/")
    desk.open("/account/devices/")
    other = desk.page.locator(".device", has_text="Điện thoại Android")
    with lost.page.expect_response("**/live/tickets/", timeout=SOON) as asked:
        desk.tap("Đăng xuất máy đó", inside=other)
        desk.tap("Đồng ý")
    assert asked.value.status == 401
    expect(lost.page.locator(".live__status").first).to_contain_text("đăng nhập")
    lost.open("/")
    lost.page.wait_for_url("**/sign-in/**")
    desk.open("/account/devices/")
    desk.sees("Đang dùng")
