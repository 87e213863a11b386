"""Files go up over a line that breaks, several at once, dropped into the page or chosen."""

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Request, Route, expect

from tests.journeys.people import DESKTOP, Someone, arrive
from tests.journeys.stage import House

SENDINGS = "**/files/sendings/*/"
# What a browser hands over when files are dropped: (name, words) of each.
DROPPED = """(files) => {
  const carried = new DataTransfer();
  for (const [name, words] of files) {
    carried.items.add(new File([words], name, { type: "text/plain" }));
  }
  return carried;
}"""
NAMES = ["Kế hoạch? #3 - đợt 2 + phụ lục (50%).txt", "Hướng dẫn ghi sổ.txt"]


@pytest.fixture
def hoa(house: House, browser: Browser) -> Iterator[Someone]:
    """The clerk at her desk; a worker in the page would hide her requests from the test."""
    someone = arrive(browser, house.address, "hoa", DESKTOP, service_workers="block")
    yield someone
    someone.page.context.close()


def photograph(place: Path) -> Path:
    """Three megabytes that no program makes smaller."""
    noise, made = random.Random(5).randbytes(3 * 1000 * 1000), io.BytesIO()
    Image.frombytes("RGB", (1000, 1000), noise).save(made, "PNG", compress_level=1)
    place.write_bytes(made.getvalue())
    return place


def test_a_file_goes_on_where_the_line_broke_and_others_are_dropped_beside_it(
    hoa: Someone, tmp_path: Path
) -> None:
    page, file = hoa.page, photograph(tmp_path / "Ảnh chụp công văn.png")
    page.unroute_all()
    pieces = 0

    def cut_after_the_first(route: Route) -> None:
        nonlocal pieces
        if route.request.method != "PATCH":
            route.continue_()
            return
        pieces += 1
        if pieces == 1:
            route.continue_()
        else:
            route.abort()

    page.route(SENDINGS, cut_after_the_first)
    hoa.open("/documents/new/")
    page.get_by_label("Tệp văn bản").set_input_files(file)
    hoa.sees("Mất mạng ở")

    # The page is loaded again; what came so far lies there.
    page.unroute_all()
    hoa.open("/documents/new/")
    hoa.sees("Mới gửi được")
    offsets: list[int] = []

    def note(request: Request) -> None:
        if request.method == "PATCH":
            offsets.append(int(request.headers["upload-offset"]))

    page.on("request", note)
    page.get_by_label("Tệp văn bản").set_input_files(file)
    hoa.sees("Đã gửi xong")
    assert offsets[0] == 256 * 1024
    assert offsets == sorted(offsets)

    # Two more are dropped into the frame.
    words = [
        [name, f"KẾ HOẠCH\nvề trồng cây đợt {number}\n-----\n"] for number, name in enumerate(NAMES)
    ]
    carried = page.evaluate_handle(DROPPED, words)
    page.locator(".file-frame").dispatch_event("drop", {"dataTransfer": carried})
    expect(page.locator(".file-row.there")).to_have_count(3)

    hoa.choose("Của đơn vị", "Đảng bộ phường")
    page.get_by_label("không chứa bí mật nhà nước").check()
    hoa.send("Đưa vào")
    hoa.open("/documents/")
    drafts = page.locator("#drafts")
    hoa.sees("Ảnh chụp công văn", drafts)
    for number in range(len(NAMES)):
        hoa.sees(f"trồng cây đợt {number}", drafts)
    # Nothing of them is offered to be sent a second time.
    hoa.open("/documents/new/")
    expect(page.locator(".file-frame")).to_be_visible()
    expect(page.locator(".file-row")).to_have_count(0)
