"""A lost phone is signed out from another device: its page and its stream end."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.people import DESKTOP, PHONE, Someone, arrive
from tests.journeys.set_the_stage import CROWDED
from tests.journeys.stage import House

SOON = 5000  # ms


@pytest.fixture
def devices(house: House, browser: Browser) -> Iterator[tuple[Someone, Someone]]:
    both = tuple(arrive(browser, house.address, "lan", screen) for screen in (PHONE, DESKTOP))
    yield both[0], both[1]
    for someone in both:
        someone.page.context.close()


def test_its_page_says_so_and_its_stream_ends(devices: tuple[Someone, Someone]) -> None:
    lost, desk = devices
    with lost.page.expect_request(re.compile("/wire/")):
        lost.open(f"/meetings/{CROWDED}/opinions/")
    desk.open("/account/devices/")
    other = desk.page.locator(".device", has_text="Android").first
    if not other.count():  # Chromium says of itself what machine it runs on
        other = desk.page.locator(".device").nth(1)
    with lost.page.expect_response("**/live/tickets/", timeout=SOON) as asked:
        desk.tap("Đăng xuất máy đó", inside=other)
        desk.tap("Đồng ý")
    assert asked.value.status == 401
    expect(lost.page.locator(".live__status").first).to_contain_text("đăng nhập")
    lost.open("/")
    lost.page.wait_for_url("**/sign-in/**")
    desk.open("/account/devices/")
    desk.sees("Đang dùng")
