"""Take the pictures of the README from a demo of its own: ``python -m tools.pictures``.

Tonight's meeting of the sample ward is opened and lived for a few minutes, because a
picture of an empty hall tells nobody anything.
"""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tools.system_packages import chromium

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PORT = 8790
ADDRESS = f"http://127.0.0.1:{PORT}"
PHONE, DESK = (360, 740), (1280, 800)
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run")  # fmt: skip
SAID = [
    "Đồng ý với dự thảo. Đề nghị ghi rõ chỉ tiêu thu gom rác tại nguồn là 85% số hộ.",
    "Tôi nhận phụ trách tổ liên gia số 4.",
]


def enter(browser: Browser, who: str, size: tuple[int, int]) -> Page:
    """A browser of that size, with one tap in the demo as that kind of person."""
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height}, device_scale_factor=2, locale="vi-VN"
    )
    page.set_default_timeout(15_000)
    page.goto(f"{ADDRESS}/try/")
    page.locator(f"button[name=role][value={who}]").click()
    page.wait_for_load_state()
    return page


def keep(page: Page, name: str) -> None:
    """Save what the page shows now, as small as a picture of text can be."""
    page.wait_for_timeout(400)  # fonts and the live stream
    page.screenshot(path=PICTURES / f"{name}.png", scale="css")
    print(f"{name}.png")


def tonight(page: Page) -> str:
    """The address of tonight's meeting, from the card of the first page."""
    page.goto(ADDRESS)
    link = page.get_by_role("link", name="Xem tài liệu").first.get_attribute("href") or ""
    return ADDRESS + link.removesuffix("papers/")


def say(page: Page, meeting: str, words: str) -> None:
    """Send an opinion and see it stand in the list."""
    page.goto(f"{meeting}opinions/")
    page.locator("#opinion-words").fill(words)
    page.get_by_role("button", name="Gửi ý kiến").click()
    page.locator("#opinions").get_by_text(words).wait_for()


def play(browser: Browser) -> None:
    """The evening, picture by picture."""
    member, secretary = enter(browser, "dangvien", PHONE), enter(browser, "thuky", DESK)
    page = enter(browser, "bithu", PHONE)
    meeting = tonight(member)
    keep(member, "today")
    member.goto(f"{meeting}papers/")
    member.locator("#main a", has_text=re.compile("Báo cáo|Kế hoạch")).first.click()
    sheet = member.locator("#main img").first
    sheet.evaluate("image => image.decode()")
    sheet.evaluate("image => scrollTo(0, image.getBoundingClientRect().top + scrollY - 195)")
    keep(member, "paper")
    secretary.goto(f"{meeting}desk/")
    secretary.get_by_role("button", name="Khai mạc").click()
    secretary.get_by_role("button", name="Còn lại có mặt đủ").click()
    for number in (1, 2, 3):
        secretary.get_by_role("button", name=f"Sang nội dung {number}").click()
    say(member, meeting, SAID[0])
    say(page, meeting, SAID[1])
    member.locator("#opinion-words").blur()
    member.get_by_text(SAID[1]).evaluate("line => line.scrollIntoView({ block: 'center' })")
    keep(member, "opinions")
    secretary.goto(f"{meeting}motions/")
    secretary.get_by_text("Đưa nội dung ra biểu quyết").click()
    secretary.get_by_label("Nội dung biểu quyết").fill("Thông qua nghị quyết tháng này")
    secretary.get_by_label("Hình thức").select_option("phones")
    secretary.get_by_role("button", name="Bắt đầu biểu quyết").click()
    for voter in (member, page):
        voter.goto(f"{meeting}motions/")
        voter.get_by_role("button", name="Tán thành", exact=True).click()
    keep(member, "vote")
    secretary.goto(f"{meeting}desk/")
    keep(secretary, "desk")
    secretary.goto(f"{meeting}projector/")
    keep(secretary, "projector")
    secretary.goto(f"{ADDRESS}/meetings/")
    secretary.get_by_text("đã ban hành").first.wait_for()
    secretary.locator("li", has_text="đã ban hành").locator("a").first.click()
    secretary.get_by_role("link", name="Biên bản, nghị quyết").click()
    secretary.locator("#main").get_by_role("link", name="Biên bản").first.click()
    keep(secretary, "minutes")


@contextmanager
def demo() -> Iterator[None]:
    """A demo in a temporary folder, until the block ends."""
    program = Path(sys.executable).with_name("sotay")
    with tempfile.TemporaryDirectory(prefix="sotay-pictures-") as folder:
        data = Path(folder) / "demo"
        started = subprocess.Popen([program, "demo", "--port", str(PORT), "--data", data])
        try:
            wait_until_up()
            yield
        finally:
            started.terminate()
            started.wait()


def wait_until_up(seconds: float = 120) -> None:
    """Wait until the demo answers."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            urlopen(f"{ADDRESS}/sign-in/", timeout=1).close()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    sys.exit("the demo did not start")


def main() -> None:
    """Start a demo, play, keep the pictures, stop it."""
    found = chromium()
    if found is None:
        sys.exit("Chromium is needed to take pictures")
    PICTURES.mkdir(exist_ok=True)
    with demo(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*QUIET])
        play(browser)
        browser.close()


if __name__ == "__main__":
    main()
