"""On a slow link a meeting opens from the device at once, and then becomes what it is now."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.people import DESKTOP, PHONE, Someone, arrive
from tests.journeys.set_the_stage import COMING, CUT_OFF
from tests.journeys.stage import House
from tools.slow_line import SlowLine

OPINIONS = f"/meetings/{COMING}/opinions/"
NOTE = f"/meetings/{CUT_OFF}/note/"
SLOW = 0.6  # seconds each way
KEPT_AT = re.compile("20")
TYPED = "Đang viết dở thì trang mới về."


@pytest.fixture
def line(house: House) -> Iterator[SlowLine]:
    with SlowLine(house.port) as slow:
        yield slow


@pytest.fixture
def cuong(line: SlowLine, browser: Browser) -> Iterator[Someone]:
    someone = arrive(browser, line.address, "cuong", PHONE)
    yield someone
    someone.page.context.close()


UNTIL = "(async () => {{ while (!({})) await new Promise((go) => setTimeout(go, 50)); }})()"


def _keeps(someone: Someone, path: str) -> None:
    """Open it on a quick line, so that the device has it."""
    someone.page.evaluate(UNTIL.format("navigator.serviceWorker.controller"))
    someone.open(path)
    someone.page.evaluate(UNTIL.format(f"await caches.match('{path}')"))


def test_what_was_said_meanwhile_comes_into_the_copy_and_nothing_typed_goes(
    house: House, line: SlowLine, cuong: Someone, browser: Browser
) -> None:
    _keeps(cuong, OPINIONS)
    hoa = arrive(browser, house.address, "hoa", DESKTOP)
    hoa.open(OPINIONS)
    said = "Góp ý gửi sau khi máy kia đã lưu trang."
    hoa.page.locator("#opinion-words").fill(said)
    hoa.tap("Gửi ý kiến")
    expect(hoa.page.locator("#opinions")).to_contain_text(said)
    hoa.page.context.close()

    line.delay = SLOW
    cuong.page.goto(f"{line.address}{OPINIONS}", wait_until="commit")
    words = cuong.page.locator("#opinion-words")
    words.wait_for()
    expect(cuong.page.locator("body")).to_have_attribute("data-kept-at", KEPT_AT)
    words.fill(TYPED)
    expect(cuong.page.locator("body")).not_to_have_attribute("data-kept-at", KEPT_AT)
    expect(cuong.page.locator("#opinions")).to_contain_text(said)
    expect(words).to_have_value(TYPED)
    expect(cuong.page.locator("#kept-age")).to_have_count(0)


def test_a_copy_says_its_hour_when_nothing_newer_comes(line: SlowLine, cuong: Someone) -> None:
    _keeps(cuong, NOTE)
    line.is_cut = True
    cuong.open(NOTE)
    cuong.sees("bản lưu trên máy lúc")
    line.is_cut = False
    cuong.page.evaluate("dispatchEvent(new Event('online'))")
    expect(cuong.page.locator("#kept-age")).to_have_count(0)


def test_whoever_was_signed_out_is_led_away_from_the_copy(line: SlowLine, cuong: Someone) -> None:
    _keeps(cuong, NOTE)
    cuong.page.context.clear_cookies()
    line.delay = SLOW
    cuong.page.goto(f"{line.address}{NOTE}", wait_until="commit")
    cuong.page.wait_for_url(re.compile("/sign-in/"))


def test_whoever_did_something_waits_for_what_became_of_it(line: SlowLine, cuong: Someone) -> None:
    _keeps(cuong, NOTE)
    line.delay = SLOW
    cuong.page.evaluate("document.dispatchEvent(new Event('sotay:delivered'))")
    cuong.open(NOTE)
    assert cuong.page.locator("body").get_attribute("data-kept-at") is None
