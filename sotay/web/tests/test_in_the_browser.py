"""The page's own scripts in Chromium: nothing that is typed is lost."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.journey,
    pytest.mark.urls("sotay.web.tests.pages"),
]
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HOST = "http://localhost"
TEXT = "Đề nghị chi bộ phân công thêm một đồng chí trẻ."


class Site:
    """The gallery and the sign-in page as the server made them, and a switch for the network."""

    def __init__(self, pages: dict[str, tuple[str, str]]) -> None:
        self.pages = pages
        self.is_reachable = True
        self.sent: list[str] = []

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOST).partition("?")[0]
        if not self.is_reachable:
            route.abort("internetdisconnected")
        elif path.startswith("/drafts/"):
            route.fulfill(status=401, json={})  # what the server keeps has journeys of its own
        elif path.startswith("/static/"):
            found = finders.find(path.removeprefix("/static/"))
            assert isinstance(found, str), path
            route.fulfill(path=Path(found))
        else:
            if route.request.method == "POST":
                self.sent.append(route.request.post_data or "")
            # Not a redirect, which the browser would follow past this function.
            html, policy = self.pages.get(path, self.pages["/gallery/"])
            headers = {"Content-Security-Policy": policy}
            route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)


@pytest.fixture
def site(page: Client, stranger: Client) -> Site:
    """Rendered before the browser starts: its loop and Django's queries do not mix."""
    asked = {"/gallery/": page.get("/gallery/"), "/sign-in/": stranger.get("/sign-in/")}
    return Site(
        {
            path: (answer.content.decode(), answer["Content-Security-Policy"])
            for path, answer in asked.items()
        }
    )


@pytest.fixture
def chromium(site: Site) -> Iterator[Page]:
    """A tab on the site that fails the test on any complaint of the policy or the scripts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        tab = browser.new_page(viewport={"width": 360, "height": 740})
        complaints: list[str] = []
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on(
            "console",
            lambda said: (
                complaints.append(said.text) if "Content Security Policy" in said.text else None
            ),
        )
        tab.route("**/*", site.answer)
        yield tab
        browser.close()
    assert complaints == []


def composer(tab: Page) -> str:
    return tab.input_value("#opinion-12-text")


def test_a_draft_outlives_the_page_and_goes_when_sent(chromium: Page, site: Site) -> None:
    chromium.goto(f"{HOST}/gallery/")
    chromium.fill("#opinion-12-text", TEXT)
    chromium.wait_for_selector("[data-draft-state=opinion-12]:has-text('Đã lưu nháp')")
    chromium.reload()
    assert composer(chromium) == TEXT
    assert "Bản nháp chưa gửi" in chromium.inner_text("[data-draft-state=opinion-12]")
    with chromium.expect_navigation():
        chromium.click("text=Gửi ý kiến")
    assert len(site.sent) == 1
    assert composer(chromium) == ""


def test_without_network_the_text_stays_and_the_page_says_so(chromium: Page, site: Site) -> None:
    chromium.goto(f"{HOST}/gallery/")
    first_id = chromium.input_value(".composer [name=client_id] >> nth=0")
    chromium.fill("#opinion-12-text", TEXT)
    site.is_reachable = False
    chromium.click("text=Gửi ý kiến")
    chromium.wait_for_selector("#notices >> text=Chưa gửi được vì mất kết nối")
    assert composer(chromium) == TEXT
    # The second try is the same act: should the first have arrived after all, it counts once.
    assert chromium.input_value(".composer [name=client_id] >> nth=0") == first_id
    site.is_reachable = True
    with chromium.expect_navigation():
        chromium.click("text=Gửi ý kiến")
    assert len(site.sent) == 1
    assert first_id in site.sent[0]


def test_another_account_does_not_see_the_draft(chromium: Page, site: Site) -> None:
    chromium.goto(f"{HOST}/gallery/")
    chromium.fill("#opinion-12-text", TEXT)
    chromium.wait_for_selector("[data-draft-state=opinion-12]:has-text('Đã lưu nháp')")
    html, policy = site.pages["/gallery/"]
    site.pages["/gallery/"] = (re.sub(r'data-account="\d+"', 'data-account="999"', html), policy)
    chromium.reload()
    assert composer(chromium) == ""


def test_a_question_comes_before_an_act_that_cannot_be_undone(chromium: Page, site: Site) -> None:
    html, policy = site.pages["/gallery/"]
    form = '<form method="post" action="/cancel/"><button data-confirm="Huỷ buổi?">Bỏ</button>'
    site.pages["/gallery/"] = (html.replace("</main>", f"{form}</form></main>"), policy)
    chromium.goto(f"{HOST}/gallery/")
    chromium.click("text=Bỏ")
    chromium.click("dialog[open] >> text=Thôi, quay lại")
    assert site.sent == []
    chromium.click("text=Bỏ")
    with chromium.expect_navigation():
        chromium.click("dialog[open] >> text=Đồng ý")
    assert len(site.sent) == 1


def test_text_size_and_theme_change_at_once(chromium: Page) -> None:
    chromium.goto(f"{HOST}/gallery/")
    before = chromium.evaluate("getComputedStyle(document.documentElement).fontSize")
    chromium.click(".look summary")
    chromium.check("[name=text][value='1.5']", force=True)
    chromium.check("[name=theme][value=dark]", force=True)
    after = chromium.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert (before, after) == ("18px", "27px")
    assert chromium.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 20, 18)"
    cookies = chromium.evaluate("document.cookie")
    assert "text_size=1.5" in cookies
    assert "theme=dark" in cookies


def test_nothing_runs_over_the_edge_of_a_small_phone(chromium: Page) -> None:
    for size in ("1", "1.5"):
        chromium.goto(f"{HOST}/gallery/")
        chromium.evaluate(f"document.documentElement.dataset.text = '{size}'")
        assert chromium.evaluate("document.documentElement.scrollWidth") == 360


def test_a_password_can_be_seen_and_is_sent_as_one(chromium: Page) -> None:
    chromium.goto(f"{HOST}/sign-in/")
    chromium.fill("[name=password]", "hoa")
    chromium.click("text=Hiện mật khẩu")
    assert chromium.get_attribute("[name=password]", "type") == "text"
    chromium.click("text=Ẩn mật khẩu")
    assert chromium.get_attribute("[name=password]", "type") == "password"
