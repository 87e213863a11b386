"""The wire sends files: whole ones by their path, parts in pieces, to who holds a link."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.files import kinds, links, places, sending
from sotay.files.links import SentFile
from sotay.files.tests.browser import Answer, ask

DATA = bytes(range(256)) * 1000
SHA = hashlib.sha256(DATA).hexdigest()
ETAG = f'"{SHA}"'


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path
    for place in (places.of_blob(tmp_path, SHA), places.of_page_image(tmp_path, SHA, 720, 3)):
        place.parent.mkdir(parents=True)
        place.write_bytes(DATA)
    return tmp_path


def link(name: str = "Báo cáo.pdf", *, kind: kinds.Kind = kinds.PDF, inline: bool = False) -> str:
    return links.file_path(SentFile(SHA, kind.media_type, name, inline))


def page(width: int = 720, number: int = 3, *, sha256: str = SHA, key: str | None = None) -> str:
    return links.page_path(
        sha256, width=width, page=number, key=links.page_key(sha256) if key is None else key
    )


def test_a_whole_file_is_sent_by_the_server_from_its_path(root: Path) -> None:
    answer = ask(link())
    assert (answer.status, answer.body) == (200, b"")
    assert answer.path == str(places.of_blob(root, SHA))
    assert answer.headers["content-length"] == str(len(DATA))
    assert answer.headers["etag"] == ETAG
    assert answer.headers["accept-ranges"] == "bytes"


def test_a_server_that_sends_no_paths_sends_pieces() -> None:
    answer = ask(link(), pathsend=False)
    assert (answer.status, answer.body, answer.ended) == (200, DATA, True)
    assert max(answer.pieces) <= sending.PIECE


def test_a_question_about_the_file_gets_no_bytes() -> None:
    answer = ask(link(), "HEAD", range="bytes=0-9")
    assert (answer.status, answer.body, answer.path, answer.ended) == (200, b"", "", True)
    assert answer.headers["content-length"] == str(len(DATA))


def test_a_pdf_opens_in_the_browser_under_its_own_name() -> None:
    above = ask(link("Nghị quyết số 5.pdf", inline=True)).headers
    assert above["content-type"] == "application/pdf"
    assert above["content-disposition"] == (
        'inline; filename="Nghi quyet so 5.pdf"; '
        "filename*=UTF-8''Ngh%E1%BB%8B%20quy%E1%BA%BFt%20s%E1%BB%91%205.pdf"
    )
    assert "default-src 'none'" in above["content-security-policy"]
    assert above["cache-control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [(kinds.DOCX, kinds.DOCX.media_type), (kinds.TEXT, "text/plain; charset=utf-8")],
)
def test_what_a_stranger_made_runs_nothing_in_our_name(kind: kinds.Kind, media_type: str) -> None:
    above = ask(link(kind=kind)).headers
    assert above["content-type"] == media_type
    assert above["content-disposition"].startswith("attachment;")
    assert above["content-security-policy"].endswith("sandbox")
    assert above["x-content-type-options"] == "nosniff"
    assert above["cross-origin-resource-policy"] == "same-site"
    assert above["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "name",
    [
        "Tờ trình? - 50% + #1.pdf",
        "\"Nghị quyết\" 'số 5'.pdf",
        "../../../etc/passwd.pdf",
        "C:\\thư mục\\tệp.pdf",
        "ấ" * 251 + ".pdf",
        "báo cáo \u200f\u202eتقرير.pdf",
        "Họp 😀.pdf",
        "..",
    ],
)
def test_a_name_of_any_kind_is_a_header_and_never_a_path(root: Path, name: str) -> None:
    answer = ask(link(name))
    assert answer.path == str(places.of_blob(root, SHA))
    assert answer.headers["content-disposition"].isascii()


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-9", slice(0, 10)),
        ("bytes=255990-", slice(255990, None)),
        ("bytes=-5", slice(-5, None)),
        ("bytes=100-200099", slice(100, 200_100)),
    ],
)
def test_a_part_is_sent_in_small_pieces(asked: str, part: slice) -> None:
    answer = ask(link(), range=asked)
    assert (answer.status, answer.body, answer.path) == (206, DATA[part], "")
    start, stop, _step = part.indices(len(DATA))
    assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/{len(DATA)}"
    assert answer.headers["content-length"] == str(stop - start)
    assert max(answer.pieces) <= sending.PIECE


def test_a_part_that_is_not_there_is_refused_with_the_size() -> None:
    answer = ask(link(), range="bytes=256000-")
    assert (answer.status, answer.body) == (416, b"")
    assert answer.headers["content-range"] == "bytes */256000"


@pytest.mark.parametrize(("half", "status"), [(ETAG, 206), ('"other"', 200), ("yesterday", 200)])
def test_half_a_file_is_completed_only_with_its_own_other_half(half: str, status: int) -> None:
    assert ask(link(), range="bytes=5-9", if_range=half).status == status


def test_who_has_the_file_gets_no_bytes() -> None:
    answer = ask(link(), if_none_match=ETAG)
    assert (answer.status, answer.body, answer.ended) == (304, b"", True)


def test_who_goes_away_in_the_middle_costs_nothing_more() -> None:
    answer = ask(link(), range="bytes=0-255000", leaves_after=1)
    assert len(answer.pieces) <= 2


def test_a_page_is_sent_for_good() -> None:
    answer = ask(page())
    assert answer.status == 200
    assert answer.path.endswith(f"/pages/{SHA[:2]}/{SHA[2:4]}/{SHA}/720/3.webp")
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"


def test_only_the_page_that_asks_may_read_it() -> None:
    above = ask(page(), origin="http://localhost:8000").headers
    assert above["access-control-allow-origin"] == "http://localhost:8000"
    assert above["vary"] == "origin"
    assert "access-control-allow-origin" not in ask(page()).headers


OTHER = "f" * 64
# Made when asked for: a key in the name of a test would differ in every process.
REFUSED: dict[str, tuple[Callable[[], str], int]] = {
    "a forged link": (lambda: "files/forged/", 403),
    "an empty link": (lambda: "files//", 403),
    "no link": (lambda: "files/", 403),
    "a damaged link": (lambda: link()[:-3] + "/", 403),
    "no key": (lambda: page(key=""), 403),
    "a forged key": (lambda: page(key="0" * 32), 403),
    "the key to another paper": (lambda: page(key=links.page_key(OTHER)), 403),
    "a paper that is gone": (lambda: page(sha256=OTHER), 404),
    "a page after the last": (lambda: page(number=4), 404),
    "page nought": (lambda: page(number=0), 404),
    "a page before the first": (lambda: page(number=-3), 404),
    "a width not drawn yet": (lambda: page(width=1440), 404),
    "a width never drawn": (lambda: page(width=100_000), 404),
    "a path": (lambda: page(sha256="../../../etc/passwd"), 404),
    "a page without a number": (lambda: page().replace("3.webp", "x.webp"), 404),
    "no digest": (lambda: page(sha256="xyz"), 404),
    "nothing": (lambda: "pages/", 404),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_ours_or_not_there_is_refused_in_words(what: str) -> None:
    address, status = REFUSED[what]
    answer = ask(address())
    assert answer.status == status
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.body.decode().endswith(".")


def test_nothing_is_written_there() -> None:
    assert ask(link(), "POST").status == 405


def test_bytes_that_are_gone_are_missing(root: Path) -> None:
    places.of_blob(root, SHA).unlink()
    assert ask(link()).status == 404


def test_an_empty_file_is_sent_as_such(root: Path) -> None:
    places.of_blob(root, SHA).write_bytes(b"")
    answer: Answer = ask(link())
    assert (answer.status, answer.headers["content-length"], answer.ended) == (200, "0", True)
