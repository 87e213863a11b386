"""A phone that lies open is covered; its owner's words are still there when he comes back."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, expect

from sotay.org.tests.cast import PASSWORD
from tests.journeys.people import PHONE, Someone, arrive
from tests.journeys.set_the_stage import CROWDED
from tests.journeys.stage import House

OPINIONS = f"/meetings/{CROWDED}/opinions/"
# As if nobody had touched the phone for an hour.
AN_HOUR_AGO = (
    "localStorage.setItem(`touched:${document.body.dataset.account}`, Date.now() - 3600e3)"
)
ASK = "fetch('/drafts/', {headers: {Accept: 'application/json'}}).then((answer) => answer.status)"


@pytest.fixture
def cuong(house: House, browser: Browser) -> Iterator[Someone]:
    someone = arrive(browser, house.address, "cuong", PHONE)
    yield someone
    someone.page.context.close()


def leave_it_open(cuong: Someone) -> str:
    """He types and goes away; returns what he typed."""
    words = f"Đề nghị số {uuid4().hex[:8]}"
    cuong.open(OPINIONS)
    cuong.page.locator("#opinion-words").fill(words)
    cuong.page.evaluate(AN_HOUR_AGO)
    with cuong.page.expect_response("**/account/lock/"):
        cuong.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(cuong.page.locator("#cover")).to_be_visible()
    expect(cuong.page.locator("#opinion-words")).to_be_hidden()
    return words


def open_it(cuong: Someone, password: str) -> None:
    cuong.page.locator("#cover-password").fill(password)
    cuong.tap("Mở khoá", inside=cuong.page.locator("#cover"))


def test_the_words_stay_under_the_cover_and_the_server_refuses_meanwhile(cuong: Someone) -> None:
    words = leave_it_open(cuong)
    assert cuong.page.evaluate(ASK) == 423
    open_it(cuong, "sai một chữ")
    cuong.sees("Mật khẩu chưa đúng")
    open_it(cuong, PASSWORD)
    expect(cuong.page.locator("#cover")).to_be_hidden()
    expect(cuong.page.locator("#opinion-words")).to_have_value(words)
    assert cuong.page.evaluate(ASK) != 423
    cuong.page.locator("#opinion-words").fill("")


def test_without_a_network_it_stays_covered_until_there_is_one(cuong: Someone) -> None:
    cuong.open(OPINIONS)
    cuong.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    cuong.page.reload()
    words = leave_it_open(cuong)
    cuong.page.context.set_offline(True)
    open_it(cuong, PASSWORD)
    cuong.sees("Chưa có mạng nên chưa mở khoá được")
    cuong.page.reload()  # the copy that the device keeps is covered too
    expect(cuong.page.locator("#cover")).to_be_visible()
    expect(cuong.page.locator("#opinion-words")).to_be_hidden()
    cuong.page.context.set_offline(False)
    open_it(cuong, PASSWORD)
    expect(cuong.page.locator("#opinion-words")).to_have_value(words)
    cuong.page.locator("#opinion-words").fill("")
