"""What a phone finds on a page, whatever the order of attributes."""

from sotay.bench import pages

PAGE = """
<link rel="stylesheet" href="/static/a.css"><script type="module" src="/static/b.js"></script>
<img src="/static/logo.svg" alt=""><img alt="Trang 1" loading="eager"
 srcset="x 720w" src="http://127.0.0.1:8001/wire/pages/1.webp?t=a&amp;b=2">
<img loading='lazy' src='/meetings/1/papers/2/pages/2/'>
<input type="hidden" name="csrfmiddlewaretoken" value="abc&amp;d">
<a href="/meetings/12/">…</a><a href="/meetings/12/papers/7/">…</a>
<form action="/meetings/12/motions/5/ballot/">
<sotay-live data-changes="/live/changes/"
  data-versions='{&#34;meeting:12:room&#34;: 4}' data-tickets="/live/tickets/"></sotay-live>
"""


def test_the_live_element() -> None:
    live = pages.live_element(PAGE)
    assert live is not None
    assert live.versions == {"meeting:12:room": 4}
    assert (live.tickets, live.changes, live.snapshots) == ("/live/tickets/", "/live/changes/", "")


def test_a_page_without_a_live_element() -> None:
    assert pages.live_element("<main></main>") is None


def test_the_pictures_of_the_papers_pages_but_not_the_logo() -> None:
    assert pages.page_pictures(PAGE) == [
        "http://127.0.0.1:8001/wire/pages/1.webp?t=a&b=2",
        "/meetings/1/papers/2/pages/2/",
    ]


def test_what_a_first_visit_fetches_besides() -> None:
    assert pages.static_files(PAGE) == ["/static/a.css", "/static/b.js"]


def test_tokens_links_and_votes() -> None:
    assert pages.form_token(PAGE) == "abc&d"
    assert pages.form_token("<main></main>") == ""
    assert pages.open_ballots(PAGE) == [(12, 5)]
    assert pages.first_meeting(PAGE) == 12
    assert pages.first_paper(PAGE) == "/meetings/12/papers/7/"
