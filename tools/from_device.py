"""How soon a phone opens a meeting that it kept: ``python -m tools.from_device``.

A phone has fetched the meeting's pack at home. In the hall, in headless Chromium as it is and
slowed down to a cheap phone, it opens the meeting's page and the first page of a paper of
thirty, on its share of the hall's link and without any network. Each opening is in a new tab,
with a service worker that has to wake up first and a browser whose own cache is empty.

Measured from the start of the navigation to the second frame after the thing was there: the
title of the page that is painted, or the picture of the first page, decoded. **The limit** is
the same device showing a page with nothing but that picture from its cache.

Chromium slows down the main thread of a page, not its service worker and not its painting on
other threads: a cheap phone is slower there, too.
"""

import argparse
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from sotay.bench.figures import Summary, number
from sotay.bench.servers import Size, set_stage
from sotay.bench.stage.plan import MemberSeat, Plan
from tools.pictures import QUIET
from tools.slow_line import HALL, SERVER, SlowLine
from tools.system_packages import chromium

LIMIT_PORT = 8622
MEMBERS, PAGES = 100, 30
SHARE = 20e6 / MEMBERS  # bits a second
DELAY = 0.030  # seconds each way
GOAL = 0.5  # seconds, 95 of 100
SLOWER = (1, 4)  # times; the goal is for the first: this machine, as in all of `sotay bench`
SCREEN: ViewportSize = {"width": 360, "height": 740}
KEPT = "Đã có trên máy này"
HEAD = """| opened | slower | p50 | p95 | most | limit/p50 | |
| --- | --- | --- | --- | --- | --- | --- |"""
PATIENCE = 120_000  # ms for the pack, which comes gently

# Said by the page itself: `opened` resolves with milliseconds since the navigation began.
WATCH = """
globalThis.opened = new Promise((tell) => {
  const look = (records, watch) => {
    const thing = document.querySelector("SELECTOR");
    if (!thing) return;
    watch.disconnect();
    const isPicture = thing.matches("img");
    const loaded = new Promise((go) => thing.addEventListener("load", go));
    const there = isPicture ? loaded.then(() => thing.decode()) : document.fonts.ready;
    const frame = () => new Promise(requestAnimationFrame);
    there.then(frame).then(frame).then(() =>
      tell([performance.now(), thing.getBoundingClientRect().top < innerHeight,
            "keptAt" in document.body.dataset]));
  };
  setTimeout(() => tell([NaN, false, false]), 20_000);
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
});
"""
TITLE, PICTURE = "main h1, .now b", ".pages img, img.limit"


@dataclass(frozen=True)
class Opened:
    """One opening: seconds, whether it was on the screen, and whether it was the copy."""

    seconds: float
    in_sight: bool
    is_copy: bool


@dataclass
class Phone:
    """A browser that somebody is signed in with."""

    context: BrowserContext
    address: str
    seat: MemberSeat

    @property
    def meeting(self) -> str:
        """Where its meeting is."""
        return f"{self.address}/meetings/{self.seat.meeting}/"

    @property
    def paper(self) -> str:
        """Where the paper of the meeting is read."""
        return f"{self.meeting}papers/{self.seat.paper}/"

    def keep_the_pack(self) -> None:
        """Open the list of papers at home and wait until they are on the device."""
        page = self.context.new_page()
        page.goto(f"{self.meeting}papers/")
        page.get_by_text(KEPT).wait_for(timeout=PATIENCE)
        page.close()

    def open(self, address: str, selector: str, *, slower: int) -> Opened:
        """Open an address in a new tab of a browser in which nothing is awake."""
        page = self.context.new_page()
        page.add_init_script(WATCH.replace("SELECTOR", selector))
        devtools = self.context.new_cdp_session(page)
        devtools.send("ServiceWorker.enable")
        devtools.send("ServiceWorker.stopAllWorkers")
        if not address.endswith(Limit.PAGE):
            devtools.send("Network.clearBrowserCache")
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(address, wait_until="commit")
        milliseconds, in_sight, is_copy = page.evaluate("opened")
        page.close()
        return Opened(milliseconds / 1000, in_sight, is_copy)


class Limit(BaseHTTPRequestHandler):
    """A page that holds one picture and nothing else; a browser may keep both for an hour."""

    PAGE = "/limit"
    WHOLE = b'<!doctype html><title>limit</title><img class="limit" src="/picture" width="330">'
    picture = b""
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the page or its picture."""
        is_page = self.path == self.PAGE
        body = self.WHOLE if is_page else self.picture
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if is_page else "image/webp")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        with suppress(OSError):  # the tab was closed
            self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Nothing: the table is what is to be read."""


@contextmanager
def limit_served(picture: bytes) -> Iterator[str]:
    """The limit's page, until the block ends; its address."""
    Limit.picture = picture
    server = ThreadingHTTPServer((SERVER, LIMIT_PORT), Limit)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{SERVER}:{LIMIT_PORT}{Limit.PAGE}"
    server.shutdown()
    server.server_close()


def signed_in(browser: Browser, address: str, seat: MemberSeat) -> Phone:
    """The phone of somebody who came in before today."""
    context = browser.new_context(
        locale="vi-VN", viewport=SCREEN, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    context.add_cookies([{"name": "sessionid", "value": seat.session, "url": address}])
    return Phone(context, address, seat)


def first_picture(page: Page) -> bytes:
    """The bytes of the picture that the limit shows, too."""
    address = page.locator(PICTURE).first.get_attribute("src") or ""
    return page.request.get(address).body()


def say(what: str, slower: int, seen: list[Opened], beside: Summary | None = None) -> Summary:
    """A row of the table."""
    found = Summary.of(one.seconds for one in seen)
    share = f"{beside.p50 / found.p50 * 100:.0f} %" if beside else "–"
    hidden = sum(not one.in_sight for one in seen)
    fresh = sum(not one.is_copy for one in seen) if beside else 0
    notes = [f"{hidden} below the screen"] * bool(hidden) + [f"{fresh} not the copy"] * bool(fresh)
    figures = (f"{number(value)} s" for value in (found.p50, found.p95, found.most))
    print(
        f"| {what} | {slower} × | {' | '.join(figures)} | {share} | {', '.join(notes)} |",
        flush=True,
    )
    return found


def measure(phone: Phone, line: SlowLine, limit: str, times: int) -> bool:
    """Print the table; whether the goal was reached at the first slowness."""
    print(HEAD)
    reached = True
    for slower in SLOWER:
        phone.open(limit, PICTURE, slower=1)  # into the browser's cache
        bare = say(
            "the limit: one picture", slower,
            [phone.open(limit, PICTURE, slower=slower) for _time in range(times)],
        )  # fmt: skip
        for there, what in ((True, "in the hall"), (False, "no network")):
            line.bits_a_second, line.delay = SHARE, DELAY
            line.is_cut = not there
            for address, name, thing in (
                (phone.meeting, "meeting", TITLE),
                (phone.paper, "paper, first page", PICTURE),
            ):
                seen = [phone.open(address, thing, slower=slower) for _time in range(times)]
                found = say(f"{name}, {what}", slower, seen, bare)
                reached &= found.p95 <= GOAL or slower != SLOWER[0]
            line.is_cut = False
    return reached


def main() -> None:
    """Set the stage, keep the pack, measure."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--times", type=int, default=20, help="openings of each kind")
    times = asked.parse_args().times
    found = chromium()
    if found is None:
        sys.exit("Chromium is needed to measure what a phone shows")
    plan = Plan(cells=1, members=3, paper=True)
    with set_stage(plan, Size(), "") as (server, cast), sync_playwright() as playwright:
        server.also["SOTAY_HOSTS"] = f"{SERVER},{HALL}"
        server.start()
        browser = playwright.chromium.launch(executable_path=found, args=[*QUIET])
        with SlowLine(server.port) as line:
            phone = signed_in(browser, line.address, cast.seats[0])
            wait_until_drawn(phone)
            phone.keep_the_pack()
            page = phone.context.new_page()
            page.goto(phone.paper)
            with limit_served(first_picture(page)) as limit:
                page.close()
                reached = measure(phone, line, limit, times)
        browser.close()
    sys.exit(0 if reached else f"p95 is above {number(GOAL)} s at {SLOWER[0]} ×")


def wait_until_drawn(phone: Phone) -> None:
    """The pictures of the paper are made in the background, days before the meeting."""
    for _try in range(480):
        pack = phone.context.request.get(f"{phone.meeting}pack/").json()
        if len(pack["images"]) == PAGES:
            return
        time.sleep(0.5)
    sys.exit("the pictures of the paper were never drawn")


if __name__ == "__main__":
    main()
