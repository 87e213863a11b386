"""The wire sends files to our own pages, and to nobody else's."""

import asyncio
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.files import links, places
from sotay.live.tests.stream import answer
from sotay.live.wire import Wire

HOST = (b"host", b"localhost:8001")
SHA = "a" * 64


@pytest.fixture
def page(settings: Settings, tmp_path: Path) -> str:
    settings.FILES_ROOT = tmp_path
    place = places.of_page_image(tmp_path, SHA, 720, 1)
    place.parent.mkdir(parents=True)
    place.write_bytes(b"RIFF")
    return f"/wire/pages/{SHA}/720/1.webp"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (b"", 200),
        (b"http://localhost:8000", 200),
        (b"http://evil.example:8000", 403),
        (b"null", 403),
    ],
)
def test_only_our_own_pages_may_show_a_paper(page: str, origin: bytes, status: int) -> None:
    headers = (HOST, (b"origin", origin)) if origin else (HOST,)
    key = links.page_key(SHA)
    sent = asyncio.run(answer(Wire(), ("key", key), path=page, headers=headers))
    assert sent.status == status
    allowed = sent.headers.get("access-control-allow-origin", "")
    assert allowed == (origin.decode() if status == 200 else "")


@pytest.mark.parametrize("prefix", ["", "/so-tay"])
def test_a_proxy_may_put_the_wire_anywhere(page: str, prefix: str) -> None:
    key = links.page_key(SHA)
    sent = asyncio.run(answer(Wire(), ("key", key), path=prefix + page))
    assert sent.status == 200


def test_a_ticket_opens_no_file(page: str) -> None:
    from sotay.live.tests.stream import ticket

    assert asyncio.run(answer(Wire(), ("ticket", ticket()), path=page)).status == 403
