"""Where the words stand on a page: in order, inside the page, and kept."""

import json
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.documents.tests.regulation import regulation_pdf
from sotay.files import layers, places
from sotay.files.actions import store_bytes
from sotay.files.layer_script import goes_on
from sotay.files.models import Blob
from sotay.files.tests import samples
from sotay.jobs.tests.running import run_queued

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path
    return tmp_path


def stored(data: bytes, name: str = "Quy định.pdf") -> Blob:
    return store_bytes(by=None, data=data, name=name).blob


def test_every_line_has_its_place_on_its_page() -> None:
    found = layers.layers_in(layers.layer_bytes(stored(regulation_pdf())))
    assert len(found) == 3
    first = found[0]
    assert first.height == 1414
    texts = [piece.text for piece in first.pieces]
    assert texts[:3] == ["Chương I", "NHỮNG QUY ĐỊNH CHUNG", "Điều 1. Phạm vi điều chỉnh"]
    tops = [piece.y for piece in first.pieces]
    assert tops == sorted(tops)
    for layer in found:
        for piece in layer.pieces:
            assert 0 < piece.x < piece.x + piece.width < 1000
            assert 0 < piece.y < piece.y + piece.height < layer.height
            assert 15 < piece.height < 40


def test_the_worker_reads_them_with_the_pictures_and_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blob = stored(regulation_pdf())
    run_queued()
    assert places.of_layers(root, blob.sha256).exists()
    monkeypatch.setattr("sotay.files.layers.run", lambda *a: pytest.fail("read again"))
    assert len(json.loads(layers.layer_bytes(blob))) == 3


@pytest.mark.parametrize(("data", "name"), [(b"Chu.\n", "a.txt"), (samples.pdf(2), "a.pdf")])
def test_what_has_no_words_has_no_layer(data: bytes, name: str) -> None:
    found = layers.layers_in(layers.layer_bytes(stored(data, name)))
    assert not any(layer.pieces for layer in found)


def test_a_file_that_kills_its_reader_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sotay.files.layers.run", lambda *a: (-9, b'[[1414, [["x"'))
    assert layers.layer_bytes(stored(regulation_pdf())) == b"[]"


@pytest.mark.parametrize(
    ("sign", "same"),
    [
        ((210, 100, 220, 120), True),
        ((225, 103, 235, 123), True),
        ((300, 100, 310, 120), False),
        ((50, 100, 60, 120), False),
        ((210, 125, 220, 145), False),
    ],
)
def test_a_sign_goes_on_in_its_line_only(
    sign: tuple[float, float, float, float], same: bool
) -> None:
    assert goes_on((100, 100, 208, 120), sign) is same
