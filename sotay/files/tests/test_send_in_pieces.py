"""A file comes piece by piece over a line that breaks, and goes on where it was."""

import base64
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as slowly
from hypothesis import strategies as st
from pytest_django import Settings

from sotay.files import actions, places
from sotay.files.actions import sending as acts
from sotay.files.arriving import arrived
from sotay.files.models import Sending, StoredFile
from sotay.files.queries import sending_for
from sotay.files.tests import samples
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid, Missing
from sotay.org.tests.cast import Cast
from tests.examples import examples

pytestmark = pytest.mark.django_db

PLACE = "/files/sendings/"
DATA = samples.TEXT * 100


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def browser(cast: Cast) -> Client:
    return signed_in(cast.binh)


def signed_in(person: Any) -> Client:
    client = Client(enforce_csrf_checks=False)
    client.force_login(person.account)
    return client


def coded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogatepass")).decode()


def begin(browser: Client, name: str = "báo cáo?.txt", length: int = len(DATA)) -> Any:
    return browser.post(
        PLACE,
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(length),
            "Upload-Metadata": f"filename {coded(name)},stamp {coded('17')},place {coded('/x/')}",
        },
    )


def go_on(browser: Client, at: str, offset: int, piece: bytes, **more: str) -> Any:
    return browser.patch(
        at,
        piece,
        content_type=more.pop("content_type", "application/offset+octet-stream"),
        headers={"Tus-Resumable": "1.0.0", "Upload-Offset": str(offset), **more},
    )


def test_a_file_comes_in_pieces_and_is_taken_in_as_one(cast: Cast, browser: Client) -> None:
    made = begin(browser)
    assert made.status_code == 201
    at = made.headers["Location"]
    for start in range(0, len(DATA), 1000):
        answer = go_on(browser, at, start, DATA[start : start + 1000])
        assert answer.status_code == 204
        assert answer.headers["Upload-Offset"] == str(min(start + 1000, len(DATA)))
    said = browser.head(at)
    assert (said.headers["Upload-Offset"], said.headers["Upload-Length"]) == (str(len(DATA)),) * 2
    assert said.headers["Cache-Control"].startswith("max-age=0")
    [listed] = browser.get(PLACE).json()["sendings"]
    assert (listed["name"], listed["stamp"], listed["place"]) == ("báo cáo?.txt", "17", "/x/")
    with arrived(cast.binh, [], None, [listed["id"]]) as [file]:
        stored = actions.store_file(by=cast.binh, upload=file.upload, name=file.name)
    assert stored.blob.path.read_bytes() == DATA
    assert stored.original_name == "báo cáo?.txt"
    assert not Sending.objects.exists()
    assert browser.head(at).status_code == 404


def test_an_act_that_is_refused_leaves_the_file_for_the_next_try(
    cast: Cast, browser: Client
) -> None:
    at = begin(browser).headers["Location"]
    go_on(browser, at, 0, DATA)
    number = str(Sending.objects.get().pk)
    with pytest.raises(Conflict), arrived(cast.binh, [], None, [number]):
        raise Conflict("không")
    assert Sending.objects.filter(pk=number).exists()


def test_half_a_file_is_not_taken_in(cast: Cast, browser: Client) -> None:
    at = begin(browser).headers["Location"]
    go_on(browser, at, 0, DATA[:50])
    number = str(Sending.objects.get().pk)
    with pytest.raises(Invalid, match="chưa gửi xong"), arrived(cast.binh, [], None, [number]) as f:
        actions.store_file(by=cast.binh, upload=f[0].upload, name=f[0].name)
    assert not StoredFile.objects.exists()


def test_a_piece_that_does_not_follow_is_refused_and_what_came_stays(browser: Client) -> None:
    at = begin(browser).headers["Location"]
    go_on(browser, at, 0, DATA[:50])
    for offset in (0, 49, 51, len(DATA)):
        assert go_on(browser, at, offset, DATA[50:60]).status_code == 409
    assert browser.head(at).headers["Upload-Offset"] == "50"


def test_a_line_that_breaks_within_a_piece_loses_only_what_did_not_come(
    cast: Cast, browser: Client
) -> None:
    begin(browser)
    sending = Sending.objects.get()

    def broken() -> Iterator[bytes]:
        yield DATA[:100]
        raise OSError("the line is gone")

    with pytest.raises(OSError, match="gone"):
        actions.take_piece(by=cast.binh, sending=sending, offset=0, pieces=broken())
    sending.refresh_from_db()
    assert sending.offset == 100
    actions.take_piece(by=cast.binh, sending=sending, offset=100, pieces=[DATA[100:]])
    assert b"".join(actions.Gathered(sending).chunks()) == DATA


def test_the_same_piece_sent_twice_at_once_counts_once(cast: Cast, browser: Client) -> None:
    begin(browser)
    first, second = Sending.objects.get(), Sending.objects.get()
    actions.take_piece(by=cast.binh, sending=first, offset=0, pieces=[DATA[:100]])
    actions.take_piece(by=cast.binh, sending=second, offset=0, pieces=[DATA[:60]])
    assert Sending.objects.get().offset == 100


def test_more_bytes_than_were_announced_are_refused(browser: Client) -> None:
    at = begin(browser, length=10).headers["Location"]
    assert go_on(browser, at, 0, DATA[:11]).status_code == 422
    assert browser.head(at).headers["Upload-Offset"] == "0"


def test_one_piece_may_not_be_the_whole_of_a_large_file(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "LARGEST_PIECE", 100)
    at = begin(browser).headers["Location"]
    assert go_on(browser, at, 0, DATA[:101]).status_code == 422


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "0"}, 422),
        ({"Upload-Length": "-1"}, 422),
        ({"Upload-Length": "9" * 30}, 422),
        ({}, 422),
        ({"Upload-Length": "٣"}, 422),
        ({"Upload-Length": str(2 << 20)}, 422),
        ({"Upload-Length": "5", "Upload-Metadata": "filename !!!"}, 422),
        ({"Upload-Length": "5", "Upload-Metadata": ""}, 422),
        ({"Upload-Length": "5", "Tus-Resumable": "0.2.2"}, 412),
    ],
    ids=range(9),
)
def test_what_cannot_be_meant_makes_no_room(
    browser: Client, settings: Settings, headers: dict[str, str], status: int
) -> None:
    settings.UPLOAD_BYTES = 1 << 20
    usual = {"Upload-Metadata": f"filename {coded('a.txt')}"}
    assert browser.post(PLACE, headers={**usual, **headers}).status_code == status
    assert not Sending.objects.exists()


def test_another_type_of_piece_is_refused(browser: Client) -> None:
    at = begin(browser).headers["Location"]
    assert go_on(browser, at, 0, b"x", content_type="text/plain").status_code == 415


def test_a_file_on_its_way_is_its_senders_alone(cast: Cast, browser: Client) -> None:
    at = begin(browser).headers["Location"]
    other = signed_in(cast.an)
    assert other.get(PLACE).json()["sendings"] == []
    assert [
        other.head(at).status_code,
        other.delete(at).status_code,
        go_on(other, at, 0, DATA).status_code,
    ] == [404] * 3
    with pytest.raises(Missing):
        sending_for(cast.an, at.split("/")[-2])
    assert Sending.objects.get().offset == 0


def test_what_nobody_wants_any_more_goes_with_its_bytes(browser: Client, root: Path) -> None:
    at = begin(browser).headers["Location"]
    place = places.of_sending(root, at.split("/")[-2])
    assert place.exists()
    assert browser.delete(at).status_code == 204
    assert not place.exists()


def test_what_was_left_is_swept_and_what_goes_on_stays(browser: Client, root: Path) -> None:
    left, goes_on = begin(browser), begin(browser)
    number = left.headers["Location"].split("/")[-2]
    Sending.objects.filter(pk=number).update(touched_at=clock.now() - timedelta(days=4))
    actions.sweep_waiting()
    assert not places.of_sending(root, number).exists()
    assert browser.head(goes_on.headers["Location"]).status_code == 200
    assert Sending.objects.count() == 1


def test_too_many_at_once_are_refused(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "MOST_AT_ONCE", 2)
    assert [begin(browser).status_code for _each in range(3)] == [201, 201, 409]


def test_a_full_disk_takes_no_file(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "_LEFT_TO_OTHERS", 1 << 60)
    answer = begin(browser)
    assert answer.status_code == 409


@given(st.text(max_size=80))
@slowly(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=examples(40),
    deadline=None,
)
def test_any_name_is_taken_or_refused_in_words(browser: Client, name: str) -> None:
    assert begin(browser, name).status_code in (201, 409, 422)
