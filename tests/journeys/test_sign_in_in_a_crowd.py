"""A hall signs in at the same moment: the page waits for its turn, and nothing is typed twice."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from sotay.org.tests.cast import PASSWORD
from tests.journeys.people import PATIENCE, PHONE
from tests.journeys.stage import House


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN", viewport=PHONE)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


class Crowd:
    """Full for as many tries as it was told, then the server itself answers."""

    def __init__(self, times: int) -> None:
        self.times = times

    def answer(self, route: Route) -> None:
        if route.request.method == "POST" and self.times:
            self.times -= 1
            route.fulfill(status=503, headers={"Retry-After": "1"}, json={"message": "Đông."})
        else:
            route.continue_()


def fill(page: Page, house: House, password: str) -> None:
    page.goto(f"{house.address}/sign-in/?next=/tasks/")
    page.fill("[name=name]", "an")
    page.fill("[name=password]", password)
    page.click("text=Đăng nhập >> visible=true >> nth=-1")


def test_the_page_comes_again_by_itself_until_it_has_its_turn(house: House, page: Page) -> None:
    crowd = Crowd(times=2)
    page.route("**/sign-in/", crowd.answer)
    fill(page, house, PASSWORD)
    expect(page.get_by_text("Đang có nhiều đồng chí cùng vào, xin đợi giây lát…")).to_be_visible()
    assert page.input_value("[name=password]") == PASSWORD
    page.wait_for_url(f"{house.address}/tasks/")
    assert crowd.times == 0


def test_a_wrong_password_stays_to_be_looked_at(house: House, page: Page) -> None:
    fill(page, house, "sai một chữ")
    expect(page.get_by_text("Tên, số hoặc mật khẩu chưa đúng")).to_be_visible()
    assert page.input_value("[name=password]") == "sai một chữ"
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{house.address}/tasks/")


def test_without_a_network_it_says_so_and_keeps_what_was_typed(house: House, page: Page) -> None:
    page.goto(f"{house.address}/sign-in/")
    page.fill("[name=name]", "an")
    page.fill("[name=password]", PASSWORD)
    page.context.set_offline(offline=True)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Chưa đăng nhập được vì mất kết nối")).to_be_visible()
    page.context.set_offline(offline=False)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{house.address}/")
