"""Keys in Chromium: an administrator sets one up, members sign in with a finger or a code."""

import re
import time
from collections.abc import Iterator

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from sotay.org.tests.cast import PASSWORD
from tests.journeys.people import PATIENCE, PHONE
from tests.journeys.stage import House

FINGER = "Vào bằng vân tay, khuôn mặt hoặc mã mở máy"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="vi-VN", viewport=PHONE)
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A phone with a finger that is always right, and that complains of nothing."""
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable", {"enableUI": False})
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return page


def address_of(house: House) -> str:
    """By its name: browsers allow no passkeys for bare numbers."""
    return f"http://localhost:{house.port}"


def give_password(page: Page, house: House, name: str) -> None:
    page.goto(f"{address_of(house)}/sign-in/?next=/more/")
    page.fill("[name=name]", name)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def sign_out(page: Page, house: House) -> None:
    page.goto(f"{address_of(house)}/sign-out/")
    page.get_by_role("button", name="Đăng xuất").last.click()
    page.wait_for_url(re.compile("/sign-in/"))


def test_an_administrator_makes_a_key_and_signs_in_with_it_alone(house: House, page: Page) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if "Content Security" in said.text else None,
    )
    give_password(page, house, "khanh")
    expect(page.get_by_role("heading", name="Thêm lớp bảo vệ trước khi vào")).to_be_visible()
    page.get_by_role("link", name="Dùng vân tay, khuôn mặt hoặc mã mở máy").click()
    page.fill("[name=name]", "Điện thoại của Khánh")
    page.get_by_role("button", name="Tạo khóa trên máy này").click()
    page.get_by_role("button", name="Lập tờ mã để in").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="Đã in hoặc đã chép xong").click()
    page.wait_for_url(f"{address_of(house)}/more/")
    page.get_by_role("link", name="Bảo mật đăng nhập").click()
    expect(page.get_by_text("Điện thoại của Khánh")).to_be_visible()
    # offered by the browser itself, under the name; this one's finger is always there
    sign_out(page, house)
    page.wait_for_url(f"{address_of(house)}/")
    # by the button, where the browser does not offer it
    page.add_init_script("delete PublicKeyCredential.isConditionalMediationAvailable")
    sign_out(page, house)
    page.get_by_role("button", name=FINGER).click()
    page.wait_for_url(f"{address_of(house)}/")
    page.goto(f"{address_of(house)}/account/safety/")
    expect(page.get_by_text("dùng lần cuối")).to_be_visible()
    assert complaints == []


def test_a_member_sets_up_an_app_and_is_asked_for_its_code(house: House, page: Page) -> None:
    give_password(page, house, "oanh")
    page.wait_for_url(f"{address_of(house)}/more/")
    page.goto(f"{address_of(house)}/account/safety/app/")
    page.locator("summary", has_text="Không chụp được hình").click()
    secret = re.sub(r"\s", "", page.locator(".typed-key").inner_text())
    page.fill("[name=code]", pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Xong, thêm ứng dụng này").click()
    page.wait_for_url(f"{address_of(house)}/account/safety/")
    sign_out(page, house)
    give_password(page, house, "oanh")
    expect(page.get_by_role("heading", name="Bước thứ hai")).to_be_visible()
    page.fill("[name=code]", "000000")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_text("Mã chưa đúng, hoặc đã dùng rồi.")).to_be_visible()
    # the code with which it was set up is spent: the next one is right too
    page.fill("[name=code]", pyotp.TOTP(secret).at(time.time(), counter_offset=1))
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_url(f"{address_of(house)}/more/")
