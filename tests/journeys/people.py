"""People at their screens: what somebody does with a thumb or a mouse, and what they see."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from sotay.org.tests.cast import NAMES, PASSWORD

Role = Literal["button", "link", "tab"]

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
TABLET: ViewportSize = {"width": 820, "height": 1180}
HALL: ViewportSize = {"width": 1920, "height": 1080}
# Two busy cores are slow for reasons that are no fault of the product.
PATIENCE = 30_000  # ms
expect.set_options(timeout=PATIENCE)


@dataclass
class Someone:
    """A person signed in at a screen of their own; ``taps`` counts every press."""

    key: str
    address: str
    page: Page
    taps: int = 0

    @property
    def name(self) -> str:
        return NAMES[self.key]

    def open(self, path: str) -> None:
        """Go to an address of the product."""
        self.page.goto(f"{self.address}{path}")

    def tap(self, words: str, role: Role = "button", inside: Locator | None = None) -> None:
        """Press the first visible thing with these words."""
        place = inside or self.page
        self.press(place.get_by_role(role, name=words).filter(visible=True).first)

    def follow(self, words: str, inside: Locator | None = None) -> None:
        """Press the link with these words, and be on another page with its scripts running."""
        with self.page.expect_navigation():
            self.tap(words, "link", inside)

    def send(self, words: str) -> None:
        """Press the button with these words, and be on the page to which its form leads."""
        with self.page.expect_navigation():
            self.tap(words)

    def unfold(self, words: str, inside: Locator | None = None) -> None:
        """Open what stands folded under these words."""
        place = inside or self.page
        self.press(place.locator("summary", has_text=words).filter(visible=True).first)

    def press(self, thing: Locator) -> None:
        """Press it, and count."""
        self.taps += 1
        thing.click()

    def tab(self, words: str) -> None:
        """Turn to a part of the meeting."""
        self.follow(words, self.page.locator("nav.tabs"))

    def write(self, label: str, words: str, inside: Locator | None = None) -> None:
        """Type into the field with this label."""
        (inside or self.page).get_by_label(label).filter(visible=True).first.fill(words)

    def choose(self, label: str, words: str, inside: Locator | None = None) -> None:
        """Choose from the list with this label the entry that begins with these words."""
        field = (inside or self.page).get_by_label(label).filter(visible=True).first
        entry = field.locator("option").filter(has_text=re.compile(rf"^\s*{re.escape(words)}"))
        field.select_option(value=entry.first.get_attribute("value"))

    def sees(self, words: str, inside: Locator | None = None) -> None:
        """The words are on the screen, or come."""
        place = inside or self.page
        expect(place.get_by_text(words).filter(visible=True).first).to_be_visible()

    def never_saw(self, words: str) -> None:
        """The words are nowhere in the page, hidden or not."""
        assert words not in self.page.content()


def arrive(
    browser: Browser, address: str, key: str, screen: ViewportSize, **options: Any
) -> Someone:
    """Somebody opens the product on a screen of their own and signs in."""
    by_touch = screen == PHONE
    context = browser.new_context(
        locale="vi-VN", viewport=screen, has_touch=by_touch, is_mobile=by_touch, **options
    )
    context.set_default_timeout(PATIENCE)
    someone = Someone(key, address, context.new_page())
    someone.open("/sign-in/")
    someone.write("Số điện thoại, số thẻ hoặc tên đăng nhập", key)
    someone.page.locator("input[name=password]").fill(PASSWORD)
    someone.tap("Đăng nhập")
    someone.page.wait_for_url(f"{address}/")
    someone.taps = 0
    return someone


def stand_still(someone: Someone) -> None:
    """Mark the page, so that ``did_not_reload`` can tell that it is still the same one."""
    someone.page.evaluate("window.stoodStill = true")


def did_not_reload(someone: Someone) -> bool:
    """Whether the page is the one that was marked."""
    return bool(someone.page.evaluate("window.stoodStill === true"))


def fits_the_wall(hall: Someone) -> None:
    """Nobody scrolls what hangs in the hall."""
    page = "document.documentElement"
    assert hall.page.evaluate(f"{page}.scrollHeight <= {page}.clientHeight")
    assert hall.page.evaluate(f"{page}.scrollWidth <= {page}.clientWidth")


def opinions_on(someone: Someone) -> list[str]:
    """The texts of the opinions on the page, from the top."""
    texts = someone.page.locator("#opinions > li .said:not(.reply)").all_inner_texts()
    return [text.strip() for text in texts]
