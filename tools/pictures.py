"""Take the pictures of the README from a running demo: ``python -m tools.pictures``.

A demo of its own is started in a temporary folder; each picture is a page as one kind of
person sees it, at a phone's and at a desk's size.
"""

import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tools.system_packages import chromium

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PORT = 8790
ADDRESS = f"http://127.0.0.1:{PORT}"
SIZES = {"phone": (360, 740), "desk": (1280, 800)}
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run")  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """A page to be taken: who looks, and how to get there from the address ``start``.

    ``steps`` are the texts of the links to follow; the first one that matches is taken.
    """

    name: str
    who: str
    start: str = "/"
    steps: tuple[str, ...] = ()


# Who is the beginning of a line in the demo's page "vào thử với vai …".
LIST = [
    Picture("today", "Đảng viên"),
    Picture("opinions", "Đảng viên", "/meetings/", ("tối nay|hôm nay|thường kỳ", "Ý kiến")),
    Picture("paper", "Đảng viên", "/meetings/", ("tối nay|hôm nay|thường kỳ", "Tài liệu")),
    Picture("desk", "Bí thư chi bộ", "/meetings/", ("tối nay|hôm nay|thường kỳ",)),
    Picture("projector", "Bí thư chi bộ", "/meetings/", ("tối nay|hôm nay|thường kỳ", "chiếu")),
    Picture("minutes", "Bí thư chi bộ", "/meetings/", ("đã kết thúc|đã ban hành", "Biên bản")),
]


def enter(page: Page, who: str) -> None:
    """Enter the demo with one tap as that kind of person."""
    page.goto(f"{ADDRESS}/try/")
    page.get_by_role("button", name=re.compile(re.escape(who), re.IGNORECASE)).first.click()
    page.wait_for_load_state()


def take(browser: Browser, picture: Picture, size: str) -> None:
    """Save one picture at one size; a page that cannot be reached is said and left out."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=2, locale="vi-VN"
    )
    page = context.new_page()
    page.set_default_timeout(5_000)
    try:
        enter(page, picture.who)
        page.goto(ADDRESS + picture.start)
        for step in picture.steps:
            page.get_by_role("link", name=re.compile(step, re.IGNORECASE)).first.click()
            page.wait_for_load_state()
        page.screenshot(path=PICTURES / f"{picture.name}-{size}.png")
        print(f"{picture.name}-{size}.png")
    except Exception as error:  # noqa: BLE001 (one page must not cost the others)
        print(f"{picture.name}-{size}: {str(error).splitlines()[0]}", file=sys.stderr)
    finally:
        context.close()


def wait_until_up(seconds: float = 60) -> None:
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
    """Start a demo, take every picture, stop it."""
    found = chromium()
    if found is None:
        sys.exit("Chromium is needed to take pictures")
    PICTURES.mkdir(exist_ok=True)
    program = Path(sys.executable).with_name("sotay")
    with tempfile.TemporaryDirectory(prefix="sotay-pictures-") as folder:
        data = Path(folder) / "demo"
        demo = subprocess.Popen([program, "demo", "--port", str(PORT), "--data", data])
        try:
            wait_until_up()
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=found, args=[*QUIET])
                for picture in LIST:
                    for size in SIZES:
                        take(browser, picture, size)
                browser.close()
        finally:
            demo.terminate()
            demo.wait()


if __name__ == "__main__":
    main()
