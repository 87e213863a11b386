"""The ward issues a resolution, cells use it, the ward puts it right, a member reads it cut off."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sotay.documents.tests.regulation import regulation_pdf
from sotay.papers.pdf import render_pdf
from sotay.papers.tests import samples
from tests.journeys.people import DESKTOP, PHONE, Someone, arrive
from tests.journeys.set_the_stage import NEIGHBOURS
from tests.journeys.stage import House

SUMMARY = "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"
ENOUGH = 100  # looks; one takes a good part of a second
# Chooses words in the layer over a page, as a finger does.
CHOOSE = """(words) => {
  const lines = [...document.querySelectorAll("#page-3 .layer text")];
  const line = lines.find((each) => each.textContent.includes(words));
  const range = document.createRange();
  const at = line.textContent.indexOf(words);
  range.setStart(line.firstChild, at);
  range.setEnd(line.firstChild, at + words.length);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""
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
    people: dict[str, Someone], house: House, browser: Browser, tmp_path: Path
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

    # All eight cells have it at once.
    for reader in (an, cuong):
        reader.open("/documents/")
        reader.follow(SUMMARY)
        reader.sees("nghị quyết? (bản 1)")
    for key in NEIGHBOURS:
        neighbour = arrive(browser, house.address, key, PHONE)
        neighbour.open("/documents/")
        neighbour.sees(SUMMARY)
        neighbour.page.context.close()

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
    # Beside a paper that is there already the buttons can still be pressed.
    lan.choose("Văn bản", "05-NQ/CB")
    lan.tap("Dùng văn bản này")
    lan.sees("Buổi họp đã có văn bản này.")

    # The ward puts another file in its place: the meeting says both.
    hoa.open(address)
    hoa.unfold("Thay bằng tệp mới")
    hoa.page.get_by_label("Tệp mới").set_input_files(second)
    hoa.write("Thay đổi gì", "Sửa nơi nhận")
    hoa.page.get_by_label("không chứa bí mật nhà nước").filter(visible=True).check()
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
    wait_until_drawn(an)
    an.page.wait_for_load_state("networkidle")
    an.page.context.set_offline(True)
    an.open(address)
    an.sees("bản lưu trên máy")
    expect(picture).to_be_visible()
    assert picture.evaluate(SEEN)
    an.page.context.set_offline(False)


def wait_until_drawn(reader: Someone) -> None:
    """Until the worker has drawn the pages and read their words."""
    picture = reader.page.locator("#page-1 img")
    for _look in range(ENOUGH):
        reader.page.reload()
        drawn = "/wire/" in (picture.get_attribute("src") or "")
        if drawn and reader.page.locator("#contents").count():
            return


@pytest.mark.drill
def test_a_member_finds_marks_and_goes_on_reading_elsewhere_and_cut_off(
    people: dict[str, Someone], house: House, browser: Browser, tmp_path: Path
) -> None:
    hoa, an = people["hoa"], people["an"]
    file = tmp_path / "Quy định sinh hoạt.pdf"
    file.write_bytes(regulation_pdf())
    hoa.open("/documents/new/")
    hoa.choose("Của đơn vị", "Đảng bộ phường")
    hoa.page.get_by_label("Tệp văn bản").set_input_files(file)
    hoa.page.get_by_label("không chứa bí mật nhà nước").check()
    hoa.send("Đưa vào")
    hoa.write("Trích yếu", "về chế độ sinh hoạt của chi bộ")
    hoa.choose("Kệ", "Quy định")
    hoa.send("Lưu thông tin")
    hoa.page.get_by_label("cả đơn vị và các đơn vị trực thuộc").check()
    hoa.send("Ban hành")
    address = re.sub(r"^https?://[^/]+", "", hoa.page.url)

    # From the shelf, over the contents, to the Article.
    an.page.clock.install()
    an.open("/documents/")
    an.follow("Quy định", an.page.locator("#shelves"))
    an.follow("về chế độ sinh hoạt của chi bộ")
    wait_until_drawn(an)
    an.unfold("Mục lục")
    an.tap("Điều 5", "link")
    expect(an.page.locator("#page-3")).to_be_in_viewport()
    # Found in the picture, without tone marks.
    an.unfold("Tìm chữ trong tài liệu này")
    an.page.locator("#find-words").fill("phan loai rac")
    an.sees("1 chỗ")
    an.page.locator("#hits a").click()
    expect(an.page.locator("#page-3 .layer rect.found")).to_have_count(1)

    # Chosen words are marked; a note stands beside a page.
    an.page.evaluate(CHOOSE, "95% số hộ")
    an.tap("Đánh dấu")
    expect(an.page.locator("#passages blockquote")).to_contain_text("95% số hộ")
    expect(an.page.locator("#page-3 .layer rect.marked")).to_have_count(1)
    an.unfold("Ghi chú bên một trang")
    an.page.locator("#passage-new input[name=page]").fill("2")
    an.page.locator("#passage-new textarea").fill("Hỏi lại bí thư về ngày họp.")
    an.send("Lưu ghi chú")
    an.sees("Hỏi lại bí thư về ngày họp.")
    an.page.locator("#page-3").scroll_into_view_if_needed()
    with an.page.expect_response(lambda got: got.url.endswith("/reading/")):
        for later in (5_000, 16_000):  # looked at for a while, and then sent
            an.page.clock.fast_forward(later)

    # The same member at another screen goes on there.
    desk = arrive(browser, house.address, "an", DESKTOP)
    desk.open(address)
    desk.sees("Đọc tiếp từ trang 3")
    desk.sees("Hỏi lại bí thư về ngày họp.")
    desk.page.context.close()

    # What was kept opens without a network, large letters and the words to be found too.
    an.open(address)
    an.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    an.tap("Giữ trên máy này")
    an.sees("Đã có trên máy này")
    an.page.context.set_offline(True)
    an.open(address)
    an.sees("bản lưu trên máy")
    an.unfold("Tìm chữ trong tài liệu này")
    an.page.locator("#find-words").fill("đôn đốc")
    an.sees("6 chỗ")
    an.follow("Chữ to")
    an.sees("Điều 6. Hiệu lực thi hành")
    an.page.context.set_offline(False)
