"""The real LibreOffice and the real Tesseract: pages, words, and nothing that stays behind."""

import http.server
import io
import os
import shutil
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pytest_django import Settings

from sotay.config.commands.doctor import findings
from sotay.files import actions, places, previews, printing, programs, texts
from sotay.files.models import Blob, Preview
from sotay.files.programs import Bounds
from sotay.files.tests import offices
from sotay.files.tests.made import LETTER, OLD, made
from sotay.files.tests.programs import NEEDS_OFFICE, NEEDS_READER
from sotay.jobs.tests.running import run_queued

pytestmark = [pytest.mark.django_db, pytest.mark.once]
State, Printing = Preview.State, Preview.Printing
# A worker that lets a program run which does not come to an end.
WORKER = """
from pathlib import Path
from sotay.files.programs import Bounds, run_within
import sys
run_within(Bounds(120, 4 << 30, 1 << 20), sys.argv[2:], bench=Path(sys.argv[1]))
"""
# It starts another one and waits for it, as an office program's starter does.
STARTER = "#!/bin/sh\nsleep 300.{mark} &\nsleep 300.{mark}\n"


@pytest.fixture(autouse=True)
def real(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path / "files"
    settings.SOFFICE = settings.TESSERACT = ""
    programs.languages.cache_clear()
    return tmp_path / "files"


def blob(data: bytes, name: str) -> Blob:
    return actions.store_bytes(by=None, data=data, name=name).blob


def now(paper: Blob) -> Preview:
    return Preview.objects.select_related("blob").get(blob=paper)


def printed_words(root: Path, paper: Blob) -> str:
    """What stands on the pages that were printed, and not in the file itself."""
    document = pypdfium2.PdfDocument(places.of_printed(root, paper.sha256))
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def running(words: str) -> list[str]:
    """The commands that run now and hold these words."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = place.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if words in command and "Z" not in _state(place):
            found.append(command)
    return found


def _state(place: Path) -> str:
    try:
        return place.with_name("stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def comes_true(question: Callable[[], bool], within: float = 30) -> bool:
    """Whether it is so within some seconds; asked again and again, for it is others' work."""
    last = time.monotonic() + within
    while not question():
        if time.monotonic() > last:
            return False
        time.sleep(0.05)
    return True


@NEEDS_OFFICE
@pytest.mark.drill
@pytest.mark.parametrize(
    ("name", "pages", "words"),
    [
        ("letter.docx", 2, LETTER),
        ("letter.odt", 2, LETTER),
        ("letter.doc", 2, LETTER),
        ("book.xlsx", 2, LETTER),
        ("slides.pptx", 2, LETTER),
        ("tcvn3.docx", 1, OLD),
        ("tcvn3.doc", 1, OLD),
        ("vni.docx", 1, OLD),
        ("vni.doc", 1, OLD),
    ],
)
def test_an_office_file_becomes_pages_and_words(
    real: Path, name: str, pages: int, words: tuple[str, ...]
) -> None:
    paper = blob(made(name), name)
    run_queued()
    preview = now(paper)
    assert (preview.state, preview.printing, preview.blob.pages) == (
        State.READY,
        Printing.DONE,
        pages,
    )
    assert [bool(sheet) for sheet in preview.sheets] == [True] * pages
    assert previews.page_image(preview.blob, pages).read_bytes().startswith(b"RIFF")
    read, shown = " ".join(texts.paragraphs_of(preview.blob)), printed_words(real, paper)
    for sentence in words:
        assert sentence in read
        assert sentence in shown
    assert list((real / "waiting").iterdir()) == []


@NEEDS_OFFICE
@pytest.mark.drill
def test_a_font_that_draws_capitals_is_printed_in_capitals(real: Path) -> None:
    data = offices.word(offices.in_tcvn3("đảng ủy phường đề nghị chi bộ"), font=".VnTimeH")
    paper = blob(data, "a.docx")
    assert printing.print_to_pdf(paper) == 1
    assert "ĐẢNG ỦY PHƯỜNG ĐỀ NGHỊ CHI BỘ" in printed_words(real, paper)


@pytest.mark.parametrize(
    "name", ["letter.doc", "letter.docx", "letter.odt", "tcvn3.doc", "vni.doc"]
)
def test_without_the_program_what_it_wrote_is_read_as_words(settings: Settings, name: str) -> None:
    settings.SOFFICE = "off"
    paper = blob(made(name), name)
    run_queued()
    preview = now(paper)
    assert (preview.state, preview.blob.pages, preview.sheets) == (State.READY, None, [])
    words = LETTER if name.startswith("letter") else OLD
    assert [line for line in texts.paragraphs_of(preview.blob) if line in words] == list(words)


@NEEDS_OFFICE
@pytest.mark.drill
def test_several_are_printed_at_once_each_in_a_profile_of_its_own(real: Path) -> None:
    papers = [blob(made(name), name) for name in ("letter.docx", "letter.odt", "book.xlsx")]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(printing.print_to_pdf, papers)) == [2, 2, 2]
    for paper in papers:
        assert LETTER[0] in printed_words(real, paper)
    assert list((real / "waiting").iterdir()) == []


@NEEDS_OFFICE
@pytest.mark.drill
@pytest.mark.parametrize(
    "bounds",
    [Bounds(0.5, 4 << 30, 1 << 29), Bounds(60, 96 << 20, 1 << 29), Bounds(60, 4 << 30, 1000)],
    ids=["time", "memory", "size"],
)
def test_past_its_bounds_it_ends_with_all_it_started_and_the_words_are_there(
    real: Path, monkeypatch: pytest.MonkeyPatch, bounds: Bounds
) -> None:
    monkeypatch.setattr(printing, "BOUNDS", bounds)
    paper = blob(made("letter.docx"), "a.docx")
    run_queued()
    assert (now(paper).state, now(paper).printing, now(paper).blob.pages) == (
        State.READY,
        Printing.FAILED,
        None,
    )
    assert running(str(real)) == []
    assert list((real / "waiting").iterdir()) == []
    assert LETTER[0] in texts.paragraphs_of(paper)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of a parent's death")
def test_a_worker_killed_outright_leaves_nothing_running(tmp_path: Path) -> None:
    starter = tmp_path / "starter"
    starter.write_text(STARTER.format(mark=os.getpid()))
    starter.chmod(0o700)
    left_behind(tmp_path, [str(starter)], f"sleep 300.{os.getpid()}", 2)


@NEEDS_OFFICE
@pytest.mark.drill
def test_nor_does_it_leave_an_office_program(tmp_path: Path) -> None:
    # It waits for somebody to speak to it, for ever.
    where = f"-env:UserInstallation={tmp_path.as_uri()}/profile"
    program = str(shutil.which("soffice"))
    command = [program, where, "--headless", "--accept=pipe,name=sotay;urp"]
    left_behind(tmp_path, command, f"soffice.bin {where}", 1)


def left_behind(bench: Path, command: list[str], mark: str, count: int) -> None:
    """Kill a worker while so many processes with the mark run for it: they end, too."""
    worker = subprocess.Popen([sys.executable, "-c", WORKER, str(bench), *command])
    try:
        assert comes_true(lambda: len(running(mark)) >= count)
    finally:
        worker.kill()
        worker.wait()
    assert comes_true(lambda: running(mark) == [])


@pytest.fixture
def asked() -> Iterator[tuple[int, list[str]]]:
    """A place on this machine that notes who asks for something there."""
    paths: list[str] = []

    class Noting(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_words: Any) -> None:
            """Nothing on the screen."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1], paths
        server.shutdown()
        thread.join()


def with_a_frame(letter: bytes, frame: str) -> bytes:
    """The ODT with this in front of its first words."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "content.xml":
                assert LETTER[0].encode() in data
                data = data.replace(LETTER[0].encode(), (frame + LETTER[0]).encode())
            new.writestr(name, data)
    return out.getvalue()


@NEEDS_OFFICE
@pytest.mark.drill
def test_it_fetches_nothing_that_a_file_points_to(real: Path, asked: tuple[int, list[str]]) -> None:
    port, paths = asked
    frame = (
        '<draw:frame text:anchor-type="paragraph" svg:width="4cm" svg:height="4cm">'
        f'<draw:image xlink:href="http://127.0.0.1:{port}/x.png" xlink:type="simple"/></draw:frame>'
    )
    paper = blob(with_a_frame(made("letter.odt"), frame), "a.odt")
    assert printing.print_to_pdf(paper) == 2
    assert LETTER[1] in printed_words(real, paper)
    assert paths == []


@NEEDS_READER
@pytest.mark.drill
def test_a_scanned_pdf_gets_its_words(tmp_path: Path) -> None:
    import typst
    from PIL import Image

    sheets = []
    for sentence in LETTER:
        place = tmp_path / "a.typ"
        place.write_text(f'#set text(size: 14pt)\n#set page(paper: "a5")\n{sentence}')
        (tmp_path / "a.png").write_bytes(typst.compile(place, format="png", ppi=150.0))
        sheets.append(Image.open(tmp_path / "a.png").convert("L").rotate(0.4, fillcolor=245))
    scan = tmp_path / "scan.pdf"
    sheets[0].save(scan, "PDF", resolution=150, save_all=True, append_images=sheets[1:])
    paper = blob(scan.read_bytes(), "Bản quét.pdf")
    run_queued()
    assert (now(paper).state, now(paper).scans) == (State.READY, [])
    assert texts.pages_of(paper) == [[sentence] for sentence in LETTER]


@NEEDS_OFFICE
@NEEDS_READER
def test_the_doctor_finds_them() -> None:
    found = {one.name: one for one in findings()}
    assert found["LibreOffice"].found
    assert "LibreOffice" in found["LibreOffice"].words
    assert found["Tesseract with Vietnamese"].found


def test_samples_stay_small() -> None:
    from sotay.files.tests.made import FOLDER

    files = [place for place in FOLDER.iterdir() if place.suffix not in (".py", "")]
    assert len(files) == 9
    assert all(place.stat().st_size < 32_000 for place in files)
