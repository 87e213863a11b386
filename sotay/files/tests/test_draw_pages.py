"""Drawing pages: small, legible, and within bounds whatever the PDF does."""

from pathlib import Path

import pytest
from PIL import Image

from sotay.files import pdf_reader, rendering
from sotay.files.pdf_reader import draw
from sotay.files.sheets import WIDTHS, sheet_of, sheet_said
from sotay.files.tests import samples
from sotay.kernel.refusals import Conflict, Invalid
from sotay.papers.pdf import render_pdf
from sotay.papers.tests.samples import sample_minutes

BUDGET = 80_000  # bytes of a page on a phone

# A script like ours in which one page goes wrong.
FAULTY = """
import os, signal, sys, time
sys.path.insert(0, {folder!r})
import rendering
rendering.PAGE_TIME = 1
whole = rendering._write
def fault():
    {fault}
def write(path, data):
    if path.name == "720-2.webp":
        fault()
    whole(path, data)
rendering._write = write
sys.exit(rendering.main(sys.argv[1:]))
"""


def faulty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: str) -> None:
    script = tmp_path / "faulty.py"
    folder = str(Path(rendering.__file__).parent)
    script.write_text(FAULTY.format(folder=folder, fault=fault))
    monkeypatch.setattr(rendering, "__file__", str(script))


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    folder = tmp_path / "bench"
    folder.mkdir()
    return folder


def pdf_at(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: render_pdf(sample_minutes()), id="printed"),
        pytest.param(samples.scanned_pdf, id="scanned in colour"),
        pytest.param(
            lambda: samples.scanned_pdf(mode="L"), id="scanned in grey", marks=pytest.mark.drill
        ),
        pytest.param(
            lambda: samples.scanned_pdf(mode="1"),
            id="scanned in black and white",
            marks=pytest.mark.drill,
        ),
        pytest.param(lambda: samples.pdf(width=842, height=595), id="lying"),
    ],
)
def test_the_first_page_is_small_enough_for_a_hall(
    bench: Path, tmp_path: Path, data: object
) -> None:
    path = pdf_at(tmp_path, data())  # type: ignore[operator]
    (sheet,) = draw(path, range(1, 2), into=bench, widths=WIDTHS)
    assert sheet is not None
    assert sheet[0].size <= BUDGET
    for width, picture in zip(WIDTHS, sheet, strict=True):
        with Image.open(bench / f"{width}-1.webp") as image:
            assert image.format == "WEBP"
            assert image.size == (picture.width, picture.height)
        assert (bench / f"{width}-1.webp").stat().st_size == picture.size
        assert picture.width == width


def test_print_keeps_its_sharp_edges(bench: Path, tmp_path: Path) -> None:
    path = pdf_at(tmp_path, render_pdf(sample_minutes()))
    draw(path, range(1, 2), into=bench, widths=WIDTHS)
    with Image.open(bench / "720-1.webp") as image:
        shades = image.convert("L").histogram()
    assert shades[255] > 0.7 * 720 * 1018  # white paper is white: nothing of a photo's haze
    assert len([count for count in shades if count]) <= 16


def test_a_page_like_a_till_roll_stays_in_bounds(bench: Path, tmp_path: Path) -> None:
    path = pdf_at(tmp_path, samples.pdf(width=10, height=14_000))
    (sheet,) = draw(path, range(1, 2), into=bench, widths=WIDTHS)
    assert sheet is not None
    assert sheet[1].width * sheet[1].height < 1440 * 1440 * 5


def test_a_page_as_large_as_a_house_is_drawn_like_any_other(bench: Path, tmp_path: Path) -> None:
    path = pdf_at(tmp_path, samples.pdf(width=200_000, height=280_000))
    (sheet,) = draw(path, range(1, 2), into=bench, widths=WIDTHS)
    assert sheet is None or sheet[1].width == 1440


@pytest.mark.parametrize("fault", ["os.kill(os.getpid(), signal.SIGKILL)", "time.sleep(30)"])
def test_a_reader_that_dies_over_a_page_leaves_those_before(
    bench: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    faulty(monkeypatch, tmp_path, fault)
    path = pdf_at(tmp_path, samples.pdf(4))
    sheets = draw(path, range(1, 5), into=bench, widths=WIDTHS)
    assert len(sheets) == 1
    assert sheets[0] is not None


@pytest.mark.parametrize("fault", ["bytearray(1 << 40)", "raise OSError('full')"])
def test_a_page_that_cannot_be_drawn_costs_the_others_nothing(
    bench: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    faulty(monkeypatch, tmp_path, fault)
    path = pdf_at(tmp_path, samples.pdf(3))
    sheets = draw(path, range(1, 4), into=bench, widths=WIDTHS)
    assert [sheet is None for sheet in sheets] == [False, True, False]


@pytest.mark.parametrize(
    ("data", "word"), [(samples.locked_pdf, "mật khẩu"), (lambda: b"%PDF-1.7\nnothing", "hỏng")]
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    bench: Path, tmp_path: Path, data: object, word: str
) -> None:
    path = pdf_at(tmp_path, data())  # type: ignore[operator]
    with pytest.raises(Invalid, match=word):
        draw(path, range(1, 2), into=bench, widths=WIDTHS)
    assert list(bench.iterdir()) == []


def test_who_waits_too_long_for_a_turn_is_asked_to_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_reader, "_PATIENCE", 0.01)
    with pdf_reader.turn(), pdf_reader.turn(), pytest.raises(Conflict), pdf_reader.turn():
        pytest.fail("a third one was let in")
    with pdf_reader.turn():
        pass


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[1, null]",
        "[1]",
        "[1, [720, 1018, 40]]",
        "[1, [720, 1018, 40], [720, 1018, -40]]",
        '[1, [720, 1018, 40], [720, "1018", 40]]',
        "[1, [720, 1018, 40], [720, 1018]]",
        "[1, [720, 1018, 40], 5]",
        "{}",
        "7",
        "nonsense",
        "[1, [720, 1018, 40], [720, 1018, 1e999]]",
    ],
)
def test_a_reader_that_was_taken_over_is_not_believed(line: str) -> None:
    assert sheet_said(line) is None


def test_what_is_kept_of_a_page_is_read_again() -> None:
    sheet = sheet_said("[1, [720, 1018, 40], [1440, 2036, 90]]")
    assert sheet is not None
    assert sheet_of([[720, 1018, 40], [1440, 2036, 90]]) == sheet
    assert sheet_of([]) is None
