"""Addresses of files: signed, for a while, and for these bytes only."""

from datetime import datetime, timedelta

import pytest

from sotay.files import links
from sotay.files.links import BadLink, SentFile
from sotay.kernel import clock

SHA = "0" * 63 + "1"
OTHER = "0" * 63 + "2"
FILE = SentFile(SHA, "application/pdf", "Nghị quyết “số 5”.pdf", inline=True)
EVENING = datetime(2026, 11, 5, 19, 30, tzinfo=clock.VIETNAM)


def signed(file: SentFile) -> str:
    return links.file_path(file).split("/")[1]


def test_a_link_says_everything_about_the_file() -> None:
    assert links.read_file_path(signed(FILE)) == FILE


def test_a_link_with_the_longest_name_fits_every_proxy() -> None:
    longest = SentFile(SHA, "application/pdf", "Nghị quyết ấ" * 21, inline=False)
    assert len(links.file_path(longest)) < 2000


@pytest.mark.parametrize("text", ["", "x", "a:b:c", "damaged", "é" * 20])
def test_a_forged_link_opens_nothing(text: str) -> None:
    text = signed(FILE)[:-1] if text == "damaged" else text
    with pytest.raises(BadLink):
        links.read_file_path(text)


def test_an_old_link_opens_nothing() -> None:
    with pytest.raises(BadLink):
        links.read_file_path(signed(FILE), good_for=-1)


def test_a_ticket_of_a_stream_is_no_link() -> None:
    from sotay.live.tests.stream import ticket

    with pytest.raises(BadLink):
        links.read_file_path(ticket())


def test_a_key_stays_the_same_the_whole_evening() -> None:
    keys = set()
    for minutes in range(0, 150, 20):
        with clock.held_at(EVENING + timedelta(minutes=minutes)):
            keys.add(links.page_key(SHA))
    assert len(keys) == 1


@pytest.mark.parametrize(("hours", "opens"), [(0, True), (6, True), (-12, False), (12, False)])
def test_a_key_opens_for_six_hours_at_least_and_twelve_at_most(hours: int, opens: bool) -> None:
    with clock.held_at(EVENING):
        key = links.page_key(SHA)
    with clock.held_at(EVENING + timedelta(hours=hours)):
        assert links.opens_pages(key, SHA) is opens


@pytest.mark.parametrize("key", ["", "0" * 32, "é"])
def test_a_forged_key_opens_nothing(key: str) -> None:
    assert not links.opens_pages(key, SHA)


def test_a_key_opens_one_paper_only() -> None:
    assert not links.opens_pages(links.page_key(SHA), OTHER)
