"""Two people share one phone in the hall: each speaks under his own name and sees only his own."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from sotay.org.tests.cast import NAMES, PASSWORD
from tests.journeys.people import PATIENCE, PHONE
from tests.journeys.set_the_stage import CROWDED
from tests.journeys.stage import House

OPINIONS, NOTE = f"/meetings/{CROWDED}/opinions/", f"/meetings/{CROWDED}/note/"
PINS = {"cuong": "2580", "lan": "4826"}
TYPED = "[...document.querySelectorAll('textarea')].map((area) => area.value).join()"
TURN = ".turn-bar"
BOX = "#opinion-words, #note-words, #id_note"


@pytest.fixture
def phone(house: House, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        locale="vi-VN", viewport=PHONE, has_touch=True, is_mobile=True, base_url=house.address
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def tap(phone: Page, words: str) -> None:
    """Press the button or link with these words, and be on another page."""
    thing = phone.locator("button, a").filter(has_text=words).filter(visible=True).first
    with phone.expect_navigation():
        thing.click()


def sit_down(phone: Page, key: str) -> None:
    """Sign in with one's password and put oneself on the phone."""
    phone.fill("[name=name]", key)
    phone.fill("[name=password]", PASSWORD)
    tap(phone, "Đăng nhập")
    phone.wait_for_url("**/turns/seat/")
    phone.fill("[name=pin]", PINS[key])
    tap(phone, "Thêm tôi vào máy này")


def take_turn(phone: Page, key: str) -> None:
    """From any page: two taps and the number."""
    tap(phone, "Đổi người")
    tap(phone, NAMES[key])
    phone.fill("[name=pin]", PINS[key])
    tap(phone, "Bắt đầu")
    expect(phone.locator(TURN)).to_contain_text(NAMES[key])


def share(phone: Page) -> None:
    """Cường comes first, then Lan; it is Lan's turn."""
    phone.goto("/sign-in/?next=/turns/seat/")
    sit_down(phone, "cuong")
    tap(phone, "Thêm người khác")
    sit_down(phone, "lan")
    tap(phone, "Về trang đang dùng")


def say(phone: Page, text: str) -> None:
    phone.goto(OPINIONS)
    phone.locator(BOX).fill(text)
    phone.get_by_role("button", name="Gửi ý kiến").filter(visible=True).first.click()


def speaker_of(phone: Page, text: str) -> str:
    """Under whose name the opinion stands."""
    phone.goto(OPINIONS)
    opinion = phone.locator("#opinions > li", has_text=text)
    expect(opinion).to_have_count(1)
    return opinion.inner_text()


def sentence(of: str) -> str:
    return f"Đề nghị số {uuid4().hex[:8]} của {of}"


def everything_kept(phone: Page) -> str:
    """All that the browser shows or has kept of pages."""
    kept = phone.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                    if (/static|shell/.test(name)) continue;
                    found.push(await (await cache.match(request)).text());
                }
            }
            return found.join("");
        }"""
    )
    return f"{phone.content()}{kept}"


def test_each_speaks_under_his_own_name(phone: Page) -> None:
    share(phone)
    hers, his = sentence("Lan"), sentence("Cường")
    take_turn(phone, "cuong")
    say(phone, his)
    assert NAMES["cuong"] in speaker_of(phone, his)
    take_turn(phone, "lan")
    say(phone, hers)
    assert NAMES["lan"] in speaker_of(phone, hers)
    assert NAMES["cuong"] in speaker_of(phone, his)


def test_what_one_writes_for_himself_is_never_seen_by_the_other(phone: Page) -> None:
    share(phone)
    take_turn(phone, "cuong")
    secret, draft = sentence("riêng Cường"), sentence("chưa gửi của Cường")
    phone.goto(NOTE)
    phone.locator(BOX).fill(secret)
    phone.get_by_role("button", name=re.compile("Ghi|Lưu")).filter(visible=True).first.click()
    phone.goto(OPINIONS)
    phone.locator(BOX).fill(draft)
    expect(phone.locator("[data-draft-state^=opinion-]")).to_contain_text("Đã lưu nháp")
    take_turn(phone, "lan")
    for path in ("/", NOTE, OPINIONS, "/outbox/"):
        phone.goto(path)
        assert secret not in everything_kept(phone)
        assert draft not in everything_kept(phone)
    for _ in range(8):  # as far as into the pages that he had opened
        phone.go_back()
        phone.wait_for_load_state()
        assert draft not in str(phone.evaluate(TYPED))
        assert secret not in str(phone.evaluate(TYPED))
        if phone.locator(TURN).count():
            expect(phone.locator(TURN)).to_contain_text(NAMES["lan"])
    phone.goto("/")
    take_turn(phone, "cuong")
    phone.goto(OPINIONS)
    expect(phone.locator(BOX)).to_have_value(draft)
    phone.locator(BOX).fill("")


def test_what_waits_is_sent_in_the_turn_of_its_writer_only(phone: Page) -> None:
    share(phone)
    take_turn(phone, "cuong")
    text = sentence("Cường, lúc mất mạng")
    phone.route(
        f"**{OPINIONS}",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    say(phone, text)
    expect(phone.locator("#outbox-bar")).to_be_visible()
    take_turn(phone, "lan")
    phone.unroute(f"**{OPINIONS}")
    phone.goto(OPINIONS)
    phone.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.locator("#outbox-bar")).to_be_hidden()
    expect(phone.locator("#opinions > li", has_text=text)).to_have_count(0)
    take_turn(phone, "cuong")
    expect(phone.locator("#outbox-bar")).to_be_hidden()
    assert NAMES["cuong"] in speaker_of(phone, text)


def test_a_page_that_the_last_one_left_open_is_not_his_any_more(phone: Page) -> None:
    share(phone)
    take_turn(phone, "cuong")
    left = phone.context.new_page()
    left.goto(OPINIONS)
    left.locator(BOX).fill(sentence("bỏ dở của Cường"))
    take_turn(phone, "lan")
    left.bring_to_front()
    left.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(left.locator(TURN)).to_contain_text(NAMES["lan"])
    left.close()


def test_leaving_the_phone_signs_everybody_out(phone: Page) -> None:
    share(phone)
    tap(phone, "Đổi người")
    phone.get_by_role("button", name="Kết thúc dùng chung").click()
    tap(phone, "Đồng ý")
    phone.wait_for_url("**/sign-in/")
    phone.goto("/turns/")
    expect(phone.get_by_text(NAMES["cuong"])).to_have_count(0)
    phone.goto("/more/")
    expect(phone).to_have_url(re.compile("/sign-in/"))
