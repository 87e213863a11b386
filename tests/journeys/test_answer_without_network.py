"""A survey is answered without a network, and gone on with on another device."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.journeys.people import DESKTOP, PHONE, Someone, arrive
from tests.journeys.set_the_stage import ANONYMOUS, NAMED
from tests.journeys.stage import House

WORDS = "Đề nghị thêm mục lịch công tác."
Device = Callable[[str, ViewportSize], Someone]


@pytest.fixture
def device(house: House, browser: Browser) -> Iterator[Device]:
    """Browsers that know nothing of each other."""
    arrived: list[Someone] = []

    def at(who: str, screen: ViewportSize) -> Someone:
        arrived.append(arrive(browser, house.address, who, screen))
        return arrived[-1]

    yield at
    for someone in arrived:
        someone.page.context.close()


def test_a_sheet_filled_in_without_a_network_comes_when_there_is_one(device: Device) -> None:
    vinh = device("vinh", PHONE)
    vinh.open(f"/surveys/{ANONYMOUS}/")
    vinh.sees("Khảo sát ẩn danh.")
    vinh.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    vinh.page.reload()  # from now on the device has it
    vinh.page.context.set_offline(True)
    vinh.page.reload()
    vinh.sees("bản lưu trên máy")
    vinh.tap("Tiếp theo")
    vinh.sees("Câu này cần được trả lời.")
    vinh.page.get_by_label("Tạm được").check()
    vinh.tap("Tiếp theo")
    # Why it is wrong is not asked of somebody for whom it is not.
    vinh.sees("Câu 2/2")
    vinh.write("Kiến nghị", WORDS)
    vinh.sees("Đã lưu trên máy")
    vinh.page.reload()
    assert vinh.page.get_by_label("Tạm được").is_checked()
    vinh.tap("Gửi phiếu")
    vinh.sees("Phiếu đã được giữ trên máy")
    vinh.page.reload()
    vinh.sees("Phiếu đã được giữ trên máy")
    vinh.page.context.set_offline(False)
    vinh.sees("Phiếu của đồng chí đã được nhận")
    expect(vinh.page.locator("#outbox-bar")).to_be_hidden()
    assert (
        vinh.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('sheet:'))")
        == []
    )
    hoa = device("hoa", DESKTOP)
    hoa.open(f"/surveys/{ANONYMOUS}/desk/")
    hoa.sees("1 trên 5")


def test_a_named_sheet_goes_on_at_another_device(device: Device) -> None:
    phone = device("tam", PHONE)
    phone.open(f"/surveys/{NAMED}/")
    phone.page.get_by_label("Ổn định").check()
    phone.tap("Tiếp theo")
    phone.write("Kiến nghị", WORDS)
    phone.sees("Đã lưu trên máy")
    with phone.page.expect_response("**/drafts/save/"):
        phone.open("/")
    desk = device("tam", DESKTOP)
    desk.open(f"/surveys/{NAMED}/")
    expect(desk.page.get_by_label("Kiến nghị")).to_have_value(WORDS)
    assert desk.page.get_by_label("Ổn định").is_checked()
    desk.tap("Gửi phiếu")
    desk.sees("Phiếu của đồng chí đã được nhận")
    phone.open(f"/surveys/{NAMED}/")
    phone.sees("Phiếu của đồng chí đã được nhận")
