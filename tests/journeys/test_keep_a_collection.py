"""A collection is kept for a place without a network, and what is taken back leaves the device."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sotay.documents.tests.regulation import regulation_pdf
from tests.journeys.people import DESKTOP, PHONE, Someone, arrive
from tests.journeys.stage import House
from tests.journeys.test_the_library import SEEN, wait_until_drawn

FIRST, SECOND = "Kế hoạch chuyển đổi số", "Hướng dẫn sinh hoạt chuyên đề"
NAME = "Chuyên đề chuyển đổi số"
# The pages that this device keeps, and how many pictures.
KEPT = """async () => {
  const site = await caches.open("site");
  return (await site.keys()).map(({ url }) => new URL(url).pathname + new URL(url).search);
}"""
PICTURES = "async () => (await (await caches.open('pictures')).keys()).length"
# Looks until it is so, for half a minute.
UNTIL = """async () => {
  for (let looks = 0; looks < 300; looks += 1) {
    if (await (IT)()) return true;
    await new Promise((go) => setTimeout(go, 100));
  }
  return false;
}"""
# A device looks every quarter of an hour, some seconds after a page was opened.
A_QUARTER_LATER = "localStorage.removeItem('pack:looked')"
WITHOUT_DELAY = "Math.random = () => 0"


@pytest.fixture
def people(house: House, browser: Browser) -> Iterator[tuple[Someone, Someone]]:
    with ExitStack() as leaving:
        found = []
        for key, screen in (("hoa", DESKTOP), ("tam", PHONE)):
            found.append(arrive(browser, house.address, key, screen))
            leaving.callback(found[-1].page.context.close)
        yield found[0], found[1]


def test_a_collection_is_read_without_a_network_and_what_is_taken_back_leaves(
    people: tuple[Someone, Someone], tmp_path: Path
) -> None:
    hoa, tam = people
    first, second = (issue(hoa, tmp_path, title) for title in (FIRST, SECOND))
    hoa.open(f"/documents/collections/new/?document={first}")
    hoa.choose("Của đơn vị", "Đảng bộ phường")
    hoa.write("Tên bộ", NAME)
    hoa.send("Lập bộ")
    hoa.tap("Thêm", inside=hoa.page.locator("#add li", has_text=SECOND))
    expect(hoa.page.locator("ol.collected > li")).to_have_count(2)
    shelf = re.sub(r"^https?://[^/]+", "", hoa.page.url)
    number = re.findall(r"\d+", shelf)[0]

    # A member finds it, and keeps all of it.
    tam.page.add_init_script(WITHOUT_DELAY)
    for document in (first, second):
        tam.open(f"/documents/{document}/")
        wait_until_drawn(tam)
    tam.open("/search/?words=chuyen+doi+so&kind=collection")
    tam.follow(NAME)
    tam.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    tam.tap("Giữ cả bộ trên máy này")
    tam.sees("Đã có trên máy này")
    kept = tam.page.evaluate(KEPT)
    inside = [f"/documents/{document}/?collection={number}" for document in (first, second)]
    assert {shelf, *inside} <= set(kept)

    # Without a network: from the collection to a document, and on to the next.
    tam.page.context.set_offline(True)
    tam.open(shelf)
    tam.sees("bản lưu trên máy")
    tam.follow(FIRST, tam.page.locator("ol.collected"))
    tam.sees("Tài liệu 1/2")
    tam.follow("Tài liệu sau")
    tam.sees("Tài liệu 2/2")
    expect(tam.page.locator("h1")).to_have_text(SECOND)
    picture = tam.page.locator("#page-1 img")
    expect(picture).to_be_visible()
    assert picture.evaluate(SEEN)
    tam.follow("Chữ to")
    tam.sees("Điều 6. Hiệu lực thi hành")
    # From a list it opens as well, without what was kept of the collection only.
    tam.open(f"/documents/{first}/")
    expect(tam.page.locator("h1")).to_have_text(FIRST)
    tam.page.context.set_offline(False)

    # The ward sends the second one to committees only; next time the device has a network it goes.
    hoa.open(f"/documents/{second}/")
    hoa.choose("Gửi cho ai", "cấp ủy viên")
    hoa.send("Gửi")
    everybody = hoa.page.locator(".sent-to li", has_text="đảng viên")
    hoa.tap("Bỏ nơi nhận này", inside=everybody)
    with hoa.page.expect_navigation():
        hoa.tap("Đồng ý")
    tam.page.evaluate(A_QUARTER_LATER)
    tam.open("/")
    gone = f"/documents/{second}/"
    assert comes_true(tam, f"async () => !(await ({KEPT})()).some((at) => at.startsWith('{gone}'))")
    assert comes_true(
        tam, f"async () => !localStorage['pack:collection:{number}'].includes('{gone}')"
    )
    assert inside[0] in tam.page.evaluate(KEPT)
    tam.page.context.set_offline(True)
    tam.open(inside[1])
    tam.sees("Chưa có mạng")
    tam.never_saw(SECOND)
    tam.open(shelf)
    tam.never_saw(SECOND)
    tam.page.context.set_offline(False)

    # The collection itself is taken off its shelf: nothing of it stays.
    hoa.open(shelf)
    hoa.tap("Bỏ bộ này")
    with hoa.page.expect_navigation():
        hoa.tap("Đồng ý")
    tam.page.evaluate(A_QUARTER_LATER)
    tam.open("/")
    assert comes_true(tam, f"async () => !(await ({KEPT})()).includes('{inside[0]}')")
    assert comes_true(tam, f"async () => await ({PICTURES})() === 0")
    assert tam.page.evaluate(f"localStorage.getItem('pack:collection:{number}')") is None


def comes_true(someone: Someone, it: str) -> bool:
    """Whether something becomes true on the device."""
    return bool(someone.page.evaluate(UNTIL.replace("IT", it)))


def issue(hoa: Someone, folder: Path, title: str) -> str:
    """The ward's clerk issues a regulation under this title; returns its number."""
    file = folder / f"{title}.pdf"
    file.write_bytes(regulation_pdf(title))
    hoa.open("/documents/new/")
    hoa.choose("Của đơn vị", "Đảng bộ phường")
    hoa.page.get_by_label("Tệp văn bản").set_input_files(file)
    hoa.page.get_by_label("không chứa bí mật nhà nước").check()
    hoa.send("Đưa vào")
    hoa.write("Trích yếu", title)
    hoa.send("Lưu thông tin")
    hoa.page.get_by_label("cả đơn vị và các đơn vị trực thuộc").check()
    hoa.send("Ban hành")
    found = re.search(r"/documents/(\d+)/", hoa.page.url)
    assert found
    return found[1]
