"""What is typed and not sent comes back: on the same phone, and on any other device."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.journeys.people import DESKTOP, PHONE, Someone, arrive
from tests.journeys.set_the_stage import CROWDED, UGLY_TITLE
from tests.journeys.stage import House

OPINIONS, NOTE = f"/meetings/{CROWDED}/opinions/", f"/meetings/{CROWDED}/note/"
# The one box of each page that a member writes in, and what is said beside it.
BOX = "#opinion-words, #note-words, #id_note"
STATE = ", ".join(f"[data-draft-state^={name}-]" for name in ("opinion", "note", "report"))
BOTH = "trên máy này và hệ thống"
Device = Callable[[ViewportSize], Someone]


@pytest.fixture
def cuong(house: House, browser: Browser) -> Iterator[Device]:
    """Cường's devices, each of them a browser that knows nothing of the others."""
    arrived: list[Someone] = []

    def at(screen: ViewportSize) -> Someone:
        arrived.append(arrive(browser, house.address, "cuong", screen))
        return arrived[-1]

    yield at
    for someone in arrived:
        someone.page.context.close()


def words() -> str:
    """A sentence that nobody else has typed."""
    return f"Đề nghị nhà trường sửa phòng học số {uuid4().hex[:8]}"


def box(someone: Someone) -> str:
    return someone.page.locator(BOX).input_value()


def state(someone: Someone) -> str:
    return someone.page.locator(STATE).inner_text()


def types(someone: Someone, text: str) -> None:
    someone.page.locator(BOX).fill(text)


def types_and_it_is_kept(someone: Someone, text: str) -> None:
    types(someone, text)
    expect(someone.page.locator(STATE)).to_contain_text(BOTH)


def shows(someone: Someone, text: str) -> None:
    expect(someone.page.locator(BOX)).to_have_value(text)


def offers(someone: Someone, text: str) -> None:
    expect(someone.page.locator(".draft-offer")).to_contain_text(text[:50])


def tidy_up(someone: Someone) -> None:
    """The next test begins with an empty box."""
    with someone.page.expect_response("**/drafts/clear/"):
        types(someone, "")


def test_the_browser_is_killed_and_the_words_are_on_another_device(cuong: Device) -> None:
    phone, text = cuong(PHONE), words()
    phone.open(OPINIONS)
    types_and_it_is_kept(phone, text)
    phone.page.context.close()
    desktop = cuong(DESKTOP)
    desktop.open(OPINIONS)
    shows(desktop, text)
    desktop.sees("Khôi phục bản nháp")
    desktop.sees("(từ máy khác)")
    tidy_up(desktop)


def test_without_a_network_it_is_kept_here_and_with_one_there_too(cuong: Device) -> None:
    phone, text = cuong(PHONE), words()
    phone.open(OPINIONS)
    phone.page.context.set_offline(offline=True)
    types(phone, text)
    phone.sees("Đã lưu trên máy")
    assert BOTH not in state(phone)
    phone.page.context.set_offline(offline=False)
    expect(phone.page.locator(STATE)).to_contain_text(BOTH)
    desktop = cuong(DESKTOP)
    desktop.open(OPINIONS)
    shows(desktop, text)
    tidy_up(desktop)


def test_a_page_that_is_left_at_once_saves_what_was_typed(cuong: Device) -> None:
    phone, text = cuong(PHONE), words()
    phone.open(OPINIONS)
    with phone.page.expect_request("**/drafts/save/"):
        types(phone, text)
        phone.open("/more/")
    phone.page.context.close()
    desktop = cuong(DESKTOP)
    desktop.open(OPINIONS)
    shows(desktop, text)
    tidy_up(desktop)


def test_of_two_texts_none_is_laid_over_the_other(cuong: Device) -> None:
    phone, desktop = cuong(PHONE), cuong(DESKTOP)
    first, second = words(), words()
    phone.open(OPINIONS)
    desktop.open(OPINIONS)
    phone.page.wait_for_load_state("networkidle")
    types_and_it_is_kept(phone, first)
    types_and_it_is_kept(desktop, second)
    offers(desktop, first)
    shows(desktop, second)
    desktop.tap("Dùng bản này")
    shows(desktop, first)
    # One may think better of it.
    offers(desktop, second)
    desktop.tap("Dùng bản này")
    shows(desktop, second)
    offers(desktop, first)
    with desktop.page.expect_response("**/drafts/drop/"):
        desktop.tap("Bỏ bản này")
    expect(desktop.page.locator(".draft-offer")).to_have_count(0)
    phone.page.reload()
    shows(phone, second)
    tidy_up(phone)


def test_what_was_sent_elsewhere_is_gone_here_and_what_was_typed_since_is_not(
    cuong: Device,
) -> None:
    phone, desktop, text = cuong(PHONE), cuong(DESKTOP), words()
    for someone in (phone, desktop):
        someone.open("/tasks/")
        someone.follow(UGLY_TITLE)
    types_and_it_is_kept(phone, text)
    desktop.page.reload()
    shows(desktop, text)
    desktop.page.get_by_label("đang làm").check()
    with desktop.page.expect_response("**/drafts/clear/"):
        desktop.tap("Gửi")
    desktop.sees(text)
    phone.page.reload()
    shows(phone, "")
    types(phone, "Ý kiến thứ hai")
    phone.sees("Đã lưu nháp")
    phone.page.reload()
    shows(phone, "Ý kiến thứ hai")
    tidy_up(phone)


def test_a_note_goes_on_from_what_was_saved(cuong: Device) -> None:
    phone, text = cuong(PHONE), words()
    phone.open(NOTE)
    types_and_it_is_kept(phone, text)
    with phone.page.expect_response("**/drafts/clear/"):
        phone.tap("Lưu")
    types_and_it_is_kept(phone, f"{text}\nvà viết thêm")
    desktop = cuong(DESKTOP)
    desktop.open(NOTE)
    shows(desktop, f"{text}\nvà viết thêm")


def test_somebody_elses_draft_is_nowhere(cuong: Device, house: House, browser: Browser) -> None:
    phone, text = cuong(PHONE), words()
    phone.open(OPINIONS)
    types_and_it_is_kept(phone, text)
    phone.page.context.clear_cookies()
    hoa = arrive(browser, house.address, "hoa", DESKTOP)
    hoa.open(OPINIONS)
    hoa.page.wait_for_load_state("networkidle")
    hoa.never_saw(text)
    assert box(hoa) == ""
    hoa.page.context.close()
    tidy = cuong(DESKTOP)
    tidy.open(OPINIONS)
    shows(tidy, text)
    tidy_up(tidy)
