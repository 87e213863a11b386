"""Pictures of pages: drawn once, in bounds, for PDFs only."""

import struct
from contextlib import closing
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.files import actions, answers, previews, rendering
from sotay.files.models import Blob
from sotay.files.tests import samples
from sotay.kernel.refusals import Missing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path


def blob(data: bytes, name: str = "a.pdf") -> Blob:
    return actions.store_bytes(by=None, data=data, name=name).blob


def size(path: Path) -> tuple[int, int]:
    return struct.unpack(">II", path.read_bytes()[16:24])


def test_a_page_becomes_a_picture_of_the_width_asked_for() -> None:
    picture = previews.page_png(blob(samples.pdf(2)), 2, 720)
    assert picture.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert size(picture)[0] == 720
    assert 1010 < size(picture)[1] < 1025
    with closing(answers.page_image(picture)) as answer:
        assert answer["Content-Type"] == "image/png"
        assert "immutable" in answer["Cache-Control"]


def test_a_page_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = blob(samples.pdf())
    first = previews.page_png(paper, 1)
    monkeypatch.setattr(previews, "draw_page", lambda *a, **k: pytest.fail("drawn again"))
    assert previews.page_png(paper, 1) == first


@pytest.mark.parametrize(("page", "width"), [(0, 720), (2, 720), (1, 100_000), (-1, 720)])
def test_a_page_or_a_width_that_is_not_there_is_missing(page: int, width: int) -> None:
    paper = blob(samples.pdf())
    with pytest.raises(Missing):
        previews.page_png(paper, page, width)


def test_other_files_have_no_pictures() -> None:
    with pytest.raises(Missing):
        previews.page_png(blob(samples.TEXT, "a.txt"), 1)


def test_a_page_like_a_till_roll_stays_in_bounds() -> None:
    width, height = size(previews.page_png(blob(samples.pdf(width=10, height=14_000)), 1))
    assert width * height < 720 * 720 * 5


def test_rows_with_padding_are_drawn_without_it() -> None:
    picture = rendering.png(1, 2, 4, b"\xff\x00\x00\x99\x00\xff\x00\x99")
    assert struct.unpack(">II", picture[16:24]) == (1, 2)
