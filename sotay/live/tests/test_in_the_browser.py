"""live.js in Chromium: the real module, against answers that the test gives."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, sync_playwright

from sotay import live, web
from sotay.live.frames import Frame, Swap, frame

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.journey,
]
# The browser itself must be silent: no updates, no accounts, no first-run pages.
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HOST = "http://localhost"
TOPIC = "test:1"
OURS = Path(str(live.__file__)).parent / "static/live"
VENDOR = Path(str(web.__file__)).parent / "static/web/vendor"
FILES = {
    "/live/live.js": ("text/javascript", OURS / "live.js"),
    "/live/page.js": ("text/javascript", OURS / "page.js"),
    "/live/live.css": ("text/css", OURS / "live.css"),
    "/web/js/careful.js": ("text/javascript", VENDOR.parent / "js/careful.js"),
    "/idiomorph.js": ("text/javascript", next(VENDOR.glob("idiomorph*.js"))),
}
PAGE = """<!doctype html><html lang="vi">
<link rel="stylesheet" href="/live/live.css"><body><main>
<ol id="opinions" data-new="{{n}} ý kiến mới">{items}</ol>
<form id="composer"><textarea id="text"></textarea></form><p id="item">Mục 1</p></main>
<sotay-live data-versions='{{"test:1": {version}}}' data-tickets="/live/tickets/"
 data-changes="/live/changes/" data-snapshots="/live/snapshots/"
 data-lost="Mất kết nối" data-over="Hết phiên"
 data-denied="Quyền đã đổi" data-stale="Có tin mới">
<p class="live__status" role="status" hidden></p></sotay-live>
<script src="/idiomorph.js"></script>
<script type="module" src="/live/live.js"></script></body></html>"""


class Site:
    """What the page server and the wire answer."""

    def __init__(self) -> None:
        self.version = 0
        self.items = ""
        self.stream: list[tuple[str, Any]] = []
        self.missed: list[Frame] | None = []
        self.whole: Frame | None = None
        self.tickets = {TOPIC: "t"}
        self.asked: list[str] = []

    def answer(self, route: Route) -> None:
        url = route.request.url.removeprefix(HOST)
        kind = url.partition("?")[0]
        self.asked.append(kind)
        if kind == "/live/tickets/":
            route.fulfill(json={"wire": "/wire/", "tickets": self.tickets})
        elif kind == "/wire/":
            events = [f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in self.stream]
            route.fulfill(content_type="text/event-stream", body="".join(events))
        elif kind == "/live/changes/":
            gone: Any = self.whole or {"gone": True}
            route.fulfill(json=gone if self.missed is None else {"frames": self.missed})
        elif kind == "/live/snapshots/":
            route.fulfill(json=self.whole)
        elif kind == "/page/":
            route.fulfill(
                content_type="text/html; charset=utf-8",
                body=PAGE.format(version=self.version, items=self.items),
            )
        elif kind in FILES:
            media_type, path = FILES[kind]
            route.fulfill(content_type=media_type, body=path.read_text())
        else:
            route.fulfill(status=404)


@pytest.fixture(scope="module")
def open_page() -> Iterator[Callable[[Site], Page]]:
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        pages: list[Page] = []

        def opened(site: Site) -> Page:
            page = browser.new_page(viewport={"width": 360, "height": 740})
            page.route("**/*", site.answer)
            page.goto(f"{HOST}/page/")
            pages.append(page)
            return page

        yield opened
        browser.close()


def opinion(number: int) -> Swap:
    html = f'<li id="opinion-{number}" style="height:200px">Ý kiến {number}</li>'
    return Swap("opinions", "append", html)


def change(version: int, *swaps: Swap) -> tuple[str, Any]:
    return "change", frame(TOPIC, version, swaps)


def texts(page: Page) -> list[str]:
    return page.locator("#opinions li").all_inner_texts()


Open = Callable[[Site], Page]


def test_changes_out_of_order_and_doubled_are_applied_once_in_order(open_page: Open) -> None:
    site = Site()
    second, third, first = (change(n, opinion(n)) for n in (2, 3, 1))
    site.stream = [("hello", {TOPIC: 0}), second, third, second, first, first]
    page = open_page(site)
    page.wait_for_selector("#opinion-3")
    assert texts(page) == ["Ý kiến 1", "Ý kiến 2", "Ý kiến 3"]
    assert "/live/changes/" not in site.asked


def test_a_gap_is_asked_for(open_page: Open) -> None:
    site = Site()
    site.stream = [("hello", {TOPIC: 1}), change(3, opinion(3))]
    site.missed = [frame(TOPIC, n, [opinion(n)]) for n in (1, 2, 3)]
    page = open_page(site)
    page.wait_for_selector("#opinion-3")
    assert texts(page) == ["Ý kiến 1", "Ý kiến 2", "Ý kiến 3"]


def test_a_change_that_the_page_shows_already_is_not_shown_twice(open_page: Open) -> None:
    site = Site()
    site.items = '<li id="opinion-1">Ý kiến 1</li>'
    site.stream = [("hello", {TOPIC: 1}), change(1, opinion(1), Swap("item", "text", "Mục 2"))]
    page = open_page(site)
    page.get_by_text("Mục 2").wait_for()
    assert texts(page) == ["Ý kiến 1"]


def test_nothing_that_is_being_written_is_touched(open_page: Open) -> None:
    site = Site()
    page = open_page(site)
    page.fill("#text", "Tôi đề nghị")
    html = '<form id="composer"><p>Hết giờ thảo luận</p><textarea id="text"></textarea></form>'
    page.evaluate(
        "(frame) => document.querySelector('sotay-live').receive(frame, 'receive')",
        frame(TOPIC, 1, [Swap("composer", "replace", html), Swap("item", "text", "Mục 2")]),
    )
    page.get_by_text("Hết giờ thảo luận").wait_for()
    assert page.input_value("#text") == "Tôi đề nghị"
    assert page.evaluate("document.activeElement.id") == "text"
    page.evaluate(
        "(frame) => document.querySelector('sotay-live').receive(frame, 'receive')",
        frame(TOPIC, 2, [Swap("composer", "remove")]),
    )
    assert page.input_value("#text") == "Tôi đề nghị"
    assert page.inner_text(".live__status") == "Có tin mới"


def test_a_page_from_before_the_tail_is_read_anew_and_keeps_the_text(open_page: Open) -> None:
    site = Site()
    site.missed = None
    site.stream = []
    page = open_page(site)
    page.fill("#text", "Tôi đề nghị")
    site.version, site.items = 9, '<li id="opinion-9">Ý kiến 9</li>'
    page.evaluate("document.querySelector('sotay-live').heard({'test:1': 9})")
    page.wait_for_selector("#opinion-9")
    assert page.input_value("#text") == "Tôi đề nghị"
    assert page.evaluate("document.querySelector('sotay-live').topics.get('test:1').version") == 9


def test_what_came_below_is_counted_and_moves_nothing(open_page: Open) -> None:
    site = Site()
    site.items = "".join(f'<li id="o{n}" style="height:300px">Cũ</li>' for n in range(6))
    page = open_page(site)
    page.evaluate(
        "(frame) => document.querySelector('sotay-live').receive(frame, 'receive')",
        frame(TOPIC, 1, [opinion(1), opinion(2)]),
    )
    assert page.inner_text(".live__pill") == "2 ý kiến mới ↓"
    assert page.evaluate("window.scrollY") == 0
    page.click(".live__pill")
    page.wait_for_selector(".live__pill", state="hidden")


def line(number: int, part: str, place: int) -> str:
    facts = f'id="opinion-{number}" data-part="{part}" data-place="{place:03}"'
    return f"<li {facts}>Ý kiến {number}</li>"


def fill(*lines: str) -> Swap:
    return Swap("opinions", "fill", f'<ol data-part="cell">{"".join(lines)}</ol>')


def test_lines_of_several_topics_stand_in_one_order(open_page: Open) -> None:
    site = Site()
    site.items = line(1, "cell", 1) + line(3, "committee", 3)
    late = [Swap("opinions", "append", line(n, "cell", n)) for n in (4, 2)]
    site.stream = [("hello", {TOPIC: 1}), change(1, *late)]
    page = open_page(site)
    page.wait_for_selector("#opinion-2")
    assert texts(page) == [f"Ý kiến {n}" for n in (1, 2, 3, 4)]


def test_a_snapshot_replaces_the_lines_of_its_topic_and_frames_go_on_from_it(
    open_page: Open,
) -> None:
    site = Site()
    site.items = line(1, "cell", 1) + line(3, "committee", 3)
    whole = frame(TOPIC, 70, [fill(line(2, "cell", 2), line(4, "cell", 4))])
    site.stream = [
        ("hello", {TOPIC: 71}),
        change(71, Swap("opinions", "append", line(5, "cell", 5))),
        ("snapshot", whole),
    ]
    page = open_page(site)
    page.wait_for_selector("#opinion-5")
    assert texts(page) == [f"Ý kiến {n}" for n in (2, 3, 4, 5)]
    assert "/live/changes/" not in site.asked


def test_a_wire_without_a_snapshot_makes_the_page_ask_for_it_once(open_page: Open) -> None:
    site = Site()
    site.stream = [("hello", {TOPIC: 70}), ("missing", {"topic": TOPIC, "listeners": 1})]
    site.whole = frame(TOPIC, 70, [fill(line(2, "cell", 2))])
    page = open_page(site)
    page.wait_for_selector("#opinion-2")
    assert [kind for kind in site.asked if "/live/" in kind][-1] == "/live/snapshots/"
    assert site.asked.count("/live/snapshots/") == 1
    assert page.evaluate("document.querySelector('sotay-live').topics.get('test:1').version") == 70


def test_a_server_that_went_back_to_a_backup_is_followed(open_page: Open) -> None:
    site = Site()
    site.version, site.items = 9, line(9, "cell", 9)
    site.stream = [("hello", {TOPIC: 5})]
    site.missed, site.whole = None, frame(TOPIC, 5, [fill(line(2, "cell", 2))])
    page = open_page(site)
    page.wait_for_selector("#opinion-2")
    assert texts(page) == ["Ý kiến 2"]


def test_a_right_that_was_lost_is_said_in_words(open_page: Open) -> None:
    site = Site()
    site.tickets = {}
    page = open_page(site)
    page.get_by_text("Quyền đã đổi").wait_for()


def test_a_lost_connection_is_said_in_words(open_page: Open) -> None:
    page = open_page(Site())  # its stream ends at once
    page.get_by_text("Mất kết nối").wait_for()
