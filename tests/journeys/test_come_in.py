"""People come in with a browser: a message, a printed sheet, a helper's phone."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from threading import Thread

import pypdf
import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.journeys.conftest import Demo, Played, start_demo

PHONE: ViewportSize = {"width": 360, "height": 740}
DEMO_PASSWORD = "yen-sa-2026"
OWN = "bông lúa vàng 2026"

# The sample ward has come in already; these few are to come in again.
NOT_YET_IN = """
import django
django.setup()
from sotay.accounts.models import SignInName
from sotay.activation.models import Activation
from sotay.org.models import Person
from sotay.sample.roles import ROLES
taken = {role.username for role in ROLES}
cell = Person.objects.get(account__username="bithu").memberships.get(ends=None).unit
people = Person.objects.filter(memberships__unit=cell, positions=None, account__isnull=False)
for person in people.exclude(account__username__in=taken).order_by("-pk")[:4]:
    Activation.objects.filter(person=person).delete()
    SignInName.objects.filter(account=person.account).delete()
    Person.objects.filter(pk=person.pk).update(account=None)
"""


class Ward:
    """The demo, and what it printed since: its console stands in for the SMS gateway."""

    def __init__(self, demo: Demo) -> None:
        self.demo, self.address = demo, demo.address
        self.printed: list[str] = []
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.demo.process.stdout is not None
        for line in self.demo.process.stdout:
            self.printed.append(line)

    def close(self) -> None:
        """End it, and leave nothing open."""
        self.demo.process.terminate()
        self.demo.process.wait(timeout=20)
        self._listener.join()
        assert self.demo.process.stdout is not None
        self.demo.process.stdout.close()

    def message_to(self, number: str) -> str:
        """The code of the message that reached this phone."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            for line in self.printed:
                if number in line and (found := re.search(r"\d{3} \d{3}(?=,)", line)):
                    return found[0]
            time.sleep(0.2)
        pytest.fail("".join(self.printed))

    def sign_in(self, browser: Browser, name: str) -> Page:
        page = browser.new_context(locale="vi-VN", viewport=PHONE).new_page()
        page.goto(f"{self.address}/sign-in/")
        page.fill("input[name=name]", name)
        page.fill("input[name=password]", DEMO_PASSWORD)
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        page.wait_for_url(f"{self.address}/")
        return page


@pytest.fixture(scope="module")
def ward(played: Played, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    folder = played.copy_to(tmp_path_factory.mktemp("ward") / "data")
    opened = Ward(start_demo(folder))
    environment = {
        **os.environ,
        "SOTAY_DATA": str(folder),
        "SOTAY_MODE": "demo",
        "DJANGO_SETTINGS_MODULE": "sotay.config.settings",
    }
    subprocess.run([sys.executable, "-c", NOT_YET_IN], env=environment, check=True)
    yield opened
    opened.close()


def waiting(page: Page, ward: Ward) -> tuple[str, list[tuple[str, str]]]:
    """A cell's board, and its members who are not in: page of each, and phone."""
    page.goto(f"{ward.address}/activate/units/")
    board = page.url.split("?")[0]
    page.goto(f"{board}?show=not_active")
    found = [
        (str(row.locator("a.row-title").get_attribute("href")), row.locator("a.call").inner_text())
        for row in page.locator("#main ul.rows > li:has(a.call)").all()
    ]
    return board, found


def go_on(page: Page) -> None:
    """Read, agree, set a password."""
    page.get_by_label("Tôi đã đọc và đồng ý").check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.locator("input[name=password]").fill(OWN)
    page.get_by_role("button", name=re.compile("^Xong")).click()


def test_by_a_message(ward: Ward, browser: Browser) -> None:
    secretary = ward.sign_in(browser, "bithu")
    _board, people = waiting(secretary, ward)
    number = people[0][1].strip()
    page = browser.new_context(locale="vi-VN", viewport=PHONE).new_page()
    page.goto(f"{ward.address}/sign-in/")
    page.get_by_role("link", name="Lần đầu dùng Sổ Tay").click()
    page.get_by_label("Số điện thoại hoặc số thẻ").fill(number)
    page.get_by_role("button", name="Gửi mã vào điện thoại").click()
    page.get_by_text("đang trên đường tới").wait_for()
    page.get_by_label("Mã dùng một lần").fill(ward.message_to("+84" + number.replace(" ", "")[1:]))
    page.get_by_role("button", name="Tiếp tục").click()
    go_on(page)
    page.wait_for_url(f"{ward.address}/")
    assert page.get_by_text("Chào đồng chí").is_visible()


def test_by_a_sheet_whose_square_was_scanned(ward: Ward, browser: Browser) -> None:
    secretary = ward.sign_in(browser, "bithu")
    board, people = waiting(secretary, ward)
    person, number = people[-1]
    code = sheet(secretary, board, person)
    page = browser.new_context(locale="vi-VN", viewport=PHONE).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{ward.address}/activate/code/#{code}")
    page.wait_for_function("document.querySelector('[data-code]').value.length > 7")
    assert page.url == f"{ward.address}/activate/code/"
    assert page.locator("[data-code]").input_value().replace(" ", "") == code
    page.get_by_label("Số điện thoại hoặc số thẻ").fill(number)
    page.get_by_role("button", name="Tiếp tục").click()
    go_on(page)
    page.wait_for_url(f"{ward.address}/")
    assert not [url for url in asked if code in url.split("#")[0]]


def test_on_a_helpers_phone(ward: Ward, browser: Browser) -> None:
    secretary = ward.sign_in(browser, "bithu")
    board, people = waiting(secretary, ward)
    person, _number = people[1]
    code = sheet(secretary, board, person)
    phone = ward.sign_in(browser, "dangvien")
    name = phone.locator(".topbar-name small").inner_text()
    secretary.goto(f"{board}helpers/")
    secretary.locator("select[name=person]").select_option(label=name)
    secretary.get_by_role("button", name="Phân công").click()
    secretary.locator("ul.rows small", has_text="đến hết").wait_for()
    phone.goto(f"{ward.address}/")
    phone.get_by_role("link", name="Mở danh sách").click()
    number = person.rstrip("/").rpartition("/")[2]
    phone.locator(f"a.row-title[href$='/{number}/']").click()
    phone.get_by_label("Mã dùng một lần").fill(code)
    phone.get_by_role("button", name="Tiếp tục").click()
    phone.get_by_role("link", name="Tôi đã cầm máy").click()
    go_on(phone)
    phone.get_by_role("link", name="Người tiếp theo").click()
    phone.go_back()
    phone.go_back()
    assert OWN not in phone.content()
    phone.goto(f"{ward.address}/")
    assert phone.locator(".topbar-name small").inner_text() == name


def sheet(secretary: Page, board: str, person: str) -> str:
    """Print one sheet and read its code, as the PDF of large pages has it."""
    number = person.rstrip("/").rpartition("/")[2]
    secretary.goto(f"{board}sheets/?person={number}")
    secretary.get_by_role("button", name="Làm tờ mã").click()
    secretary.get_by_role("heading", name="Đã làm 1 tờ mã").wait_for()
    file = secretary.request.get(f"{secretary.url}pages.pdf")
    assert file.headers["content-type"] == "application/pdf"
    text = pypdf.PdfReader(BytesIO(file.body())).pages[0].extract_text()
    found = re.search(r"\d{4}\s*\d{4}(?!\d)", text)
    assert found, text
    return re.sub(r"\s", "", found[0])
