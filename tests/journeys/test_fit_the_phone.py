"""The pages of a crowded meeting on a small phone: large text, thumbs, the dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.people import HALL, PHONE, Someone, arrive, fits_the_wall
from tests.journeys.set_the_stage import COMING, CROWDED
from tests.journeys.stage import House

MEMBER = ["/", "/meetings/", "/tasks/", "/tasks/1/", "/more/"]
MEMBER += [f"/people/me/{part}/" for part in ("data", "viewers", "corrections")]
MEMBER += ["/people/me/corrections/person.full_name/", "/privacy/retention/"]
MEMBER += [f"/meetings/{COMING}/"]
MEMBER += [
    f"/meetings/{CROWDED}/{part}"
    for part in ("", "agenda/", "opinions/", "papers/", "motions/", "note/", "speaking/")
]
SECRETARY = [f"/meetings/{CROWDED}/{part}" for part in ("desk/", "roll/", "outcome/", "motions/")]
SECRETARY += ["/meetings/"]

# How far the page and anything in it reaches beyond the screen, and what reaches farthest.
# What scrolls by itself (tabs, tables) or is for screen readers only does not widen the page.
TOO_WIDE = """() => {
  const screen = document.documentElement.clientWidth;
  const scrolls = (e) => e && e !== document.body &&
    (getComputedStyle(e).overflowX !== "visible" || scrolls(e.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter(
    (e) => e.checkVisibility() && e.getBoundingClientRect().right > screen + 1 && !scrolls(e));
  const page = document.documentElement.scrollWidth - screen;
  const named = wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 120));
  return page > 0 ? [`page +${page}`, ...named] : named;
}"""
# Buttons and links that stand by themselves; links within a sentence are as high as it is.
TOO_SMALL = """() =>
  [...document.querySelectorAll(
    "button, .button, summary, nav a, select, main input:not([type=hidden], [type=radio])")]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches(".unseen"))
    .map((e) => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.width > 0 && (box.height < 44 || box.width < 24))
    .map(([e, { width, height }]) => `${width} x ${height} ${e.outerHTML.slice(0, 120)}`)
"""
# Contrast of the running text with its ground, as WCAG counts it.
CONTRAST = """() => {
  const light = (c) => c.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const style = getComputedStyle(document.body);
  const [ink, paper] = [light(style.color), light(style.backgroundColor)];
  return [paper, (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)];
}"""


@pytest.fixture(scope="module")
def cuong(house: House, browser: Browser) -> Iterator[Someone]:
    someone = arrive(browser, house.address, "cuong", PHONE)
    yield someone
    someone.page.context.close()


@pytest.fixture(scope="module")
def hoa(house: House, browser: Browser) -> Iterator[Someone]:
    someone = arrive(browser, house.address, "hoa", PHONE)
    yield someone
    someone.page.context.close()


def look(someone: Someone, **cookies: str) -> None:
    """Choose the size of the text, or the theme."""
    for name, value in cookies.items():
        cookie = {"name": name, "value": value, "url": someone.address}
        someone.page.context.add_cookies([cookie])  # type: ignore[list-item]


def faults(someone: Someone, paths: list[str], measure: str) -> dict[str, object]:
    """What the measure found, by page."""
    found = {}
    for path in paths:
        someone.open(path)
        found[path] = someone.page.evaluate(measure)
    return {path: what for path, what in found.items() if what}


@pytest.mark.parametrize("text", ["1", "1.5"])
def test_nothing_is_wider_than_the_screen(cuong: Someone, hoa: Someone, text: str) -> None:
    for someone, paths in ((cuong, MEMBER), (hoa, SECRETARY)):
        look(someone, text_size=text)
        assert faults(someone, paths, TOO_WIDE) == {}


def test_what_is_pressed_is_as_large_as_a_thumb(cuong: Someone, hoa: Someone) -> None:
    for someone, paths in ((cuong, MEMBER), (hoa, SECRETARY)):
        look(someone, text_size="1")
        assert faults(someone, paths, TOO_SMALL) == {}


def test_in_the_dark_the_page_is_dark_and_the_words_are_clear(cuong: Someone) -> None:
    look(cuong, theme="dark")
    cuong.open(f"/meetings/{CROWDED}/opinions/")
    expect(cuong.page.locator("#opinions > li")).to_have_count(12)
    ground, contrast = cuong.page.evaluate(CONTRAST)
    assert ground < 0.1
    assert contrast >= 7


def test_the_wall_of_a_crowded_hall_needs_no_scrolling(hoa: Someone) -> None:
    wall = hoa.page.context.new_page()
    wall.set_viewport_size(HALL)
    hall = Someone("hoa", hoa.address, wall)
    hall.open(f"/meetings/{CROWDED}/projector/")
    expect(wall.locator(".projector-side img")).to_be_visible()
    fits_the_wall(hall)
    wall.close()
