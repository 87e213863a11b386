"""The ward issues a resolution, cells use it, the ward puts it right, a member reads it cut off."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sotay.papers.pdf import render_pdf
from sotay.papers.tests import samples
from tests.journeys.people import DESKTOP, PHONE, Someone, arrive
from tests.journeys.stage import House

SUMMARY = "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"
ENOUGH = 100  # looks; one takes a good part of a second
SEEN = "(image) => image.complete && image.naturalWidth > 100"


@pytest.fixture
def people(house: House, browser: Browser) -> Iterator[dict[str, Someone]]:
    with ExitStack() as leaving:
        found = {}
        for key, screen in (("hoa", DESKTOP), ("lan", DESKTOP), ("an", PHONE), ("cuong", PHONE)):
            found[key] = arrive(browser, house.address, key, screen)
            leaving.callback(found[key].page.context.close)
        yield found


def test_a_resolution_goes_down_the_tree_and_is_put_right(
    people: dict[str, Someone], tmp_path: Path
) -> None:
    hoa, lan, an, cuong = (people[key] for key in ("hoa", "lan", "an", "cuong"))
    first, second = tmp_path / "nghị quyết? (bản 1).pdf", tmp_path / "nghị quyết + sửa.pdf"
    first.write_bytes(render_pdf(samples.sample_resolution()))
    second.write_bytes(render_pdf(samples.sample_resolution("hd36")))

    # The clerk takes it in; what the first page says is filled in.
    hoa.open("/documents/new/")
    hoa.choose("Của đơn vị", "Đảng bộ phường")
    hoa.page.get_by_label("Tệp văn bản").set_input_files(first)
    hoa.page.get_by_label("không chứa bí mật nhà nước").check()
    hoa.send("Đưa vào")
    expect(hoa.page.get_by_label("Trích yếu")).to_have_value(SUMMARY)
    expect(hoa.page.get_by_label("Số, ký hiệu")).to_have_value("05-NQ/CB")
    hoa.send("Lưu thông tin")
    hoa.page.get_by_label("cả đơn vị và các đơn vị trực thuộc").check()
    hoa.send("Ban hành")
    hoa.sees("đang hiệu lực")
    address = re.sub(r"^https?://[^/]+", "", hoa.page.url)

    # Both cells have it at once.
    for reader in (an, cuong):
        reader.open("/documents/")
        reader.follow(SUMMARY)
        reader.sees("nghị quyết? (bản 1)")

    # One uses it in a meeting of its own.
    lan.open("/meetings/new/")
    lan.page.locator("input[name=choice]").first.check()
    lan.send("Lập chương trình theo mẫu")
    meeting = re.search(r"/meetings/(\d+)/", lan.page.url)
    assert meeting
    papers = f"/meetings/{meeting[1]}/prepare/papers/"
    lan.open(papers)
    lan.choose("Văn bản", "05-NQ/CB")
    lan.send("Dùng văn bản này")
    lan.sees(f"05-NQ/CB {SUMMARY}")

    # The ward puts another file in its place: the meeting says both.
    hoa.open(address)
    hoa.unfold("Thay bằng tệp mới")
    hoa.page.get_by_label("Tệp mới").set_input_files(second)
    hoa.write("Thay đổi gì", "Sửa nơi nhận")
    hoa.page.get_by_label("không chứa bí mật nhà nước").check()
    hoa.send("Thay tệp")
    hoa.sees("nghị quyết + sửa")
    lan.open(f"/meetings/{meeting[1]}/papers/")
    lan.sees("Buổi họp dùng bản 1.")
    lan.follow("Văn bản đã có bản mới đang hiệu lực")
    lan.sees("Sửa nơi nhận")

    # A member who has opened it reads it without a network.
    an.open(address)
    an.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    picture = an.page.locator("#page-1 img")
    for _look in range(ENOUGH):  # until the worker has drawn the page
        an.page.reload()
        if "/wire/" in (picture.get_attribute("src") or ""):
            break
    an.page.wait_for_load_state("networkidle")
    an.page.context.set_offline(True)
    an.open(address)
    an.sees("bản lưu trên máy")
    expect(picture).to_be_visible()
    assert picture.evaluate(SEEN)
    an.page.context.set_offline(False)
