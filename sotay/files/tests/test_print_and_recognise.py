"""Office files become pages, scans become words: by programs that may be missing, hang or lie."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from sotay.files import actions, places, previews, printing, scans, texts
from sotay.files.models import Blob, Preview
from sotay.files.programs import Bounds, languages, run_within
from sotay.files.tests import offices, programs, samples
from sotay.jobs.queries import waiting_count
from sotay.jobs.tests.running import run_queued

pytestmark = pytest.mark.django_db
State, Printing = Preview.State, Preview.Printing

WORDS = "Chi bộ thống nhất phân công đồng chí Nguyễn Văn Tú"
SEEN = "ĐẢNG BỘ PHƯỜNG HÒA AN\nChi bộ thống nhất với báo cáo\n"


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path / "files"
    languages.cache_clear()
    return tmp_path / "files"


@pytest.fixture
def install(settings: Settings, tmp_path: Path) -> Callable[..., None]:
    def put(data: bytes = b"", act: str = "", said: str = "", language: str = "vie") -> None:
        if data:
            settings.SOFFICE = programs.office(tmp_path, data, act)
        if said:
            settings.TESSERACT = programs.reader(tmp_path, said, act=act, language=language)

    return put


def blob(data: bytes, name: str) -> Blob:
    return actions.store_bytes(by=None, data=data, name=name).blob


def now(paper: Blob) -> Preview:
    return Preview.objects.select_related("blob").get(blob=paper)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.odt", "a.doc"])
def test_an_office_file_becomes_pages_and_keeps_its_own_words(
    install: Callable[..., None], root: Path, name: str
) -> None:
    made = {
        "a.docx": offices.word(WORDS),
        "a.xlsx": offices.workbook(S=[[WORDS]]),
        "a.odt": offices.letter(WORDS),
        "a.doc": offices.word97(WORDS),
    }
    install(samples.pdf(3))
    paper = blob(made[name], name)
    run_queued()
    preview = now(paper)
    assert (preview.state, preview.printing, preview.blob.pages) == (State.READY, Printing.DONE, 3)
    assert all(preview.sheets)
    assert len(preview.sheets) == 3
    assert WORDS in texts.paragraphs_of(preview.blob)
    assert previews.page_image(preview.blob, 3).read_bytes().startswith(b"RIFF")
    assert list((root / "waiting").iterdir()) == []


@pytest.mark.parametrize(
    ("data", "act"),
    [
        (b"%PDF-1.7 nothing", ""),
        (samples.pdf(), "raise SystemExit(3)"),
        (samples.pdf(), "bytearray(8 << 30)"),
        (samples.pdf(), "(out.parent / 'large').write_bytes(bytes(600 << 20))"),
        (samples.pdf(), "import os; os.abort()"),
        (samples.locked_pdf(), ""),
    ],
    ids=["broken", "says no", "eats memory", "fills the disk", "dies", "locked"],
)
def test_what_cannot_be_printed_is_read_as_words(
    install: Callable[..., None], root: Path, data: bytes, act: str
) -> None:
    install(data, act)
    paper = blob(offices.word(WORDS), "a.docx")
    run_queued()
    preview = now(paper)
    assert (preview.state, preview.printing, preview.blob.pages) == (
        State.READY,
        Printing.FAILED,
        None,
    )
    assert texts.paragraphs_of(paper) == [WORDS]
    assert list((root / "waiting").iterdir()) == []


def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    install: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(printing, "BOUNDS", Bounds(1.5, 4 << 30, 1 << 20))
    note = tmp_path / "pids"
    act = (
        "import os, subprocess; child = subprocess.Popen(['sleep', '300']);"
        f"pathlib.Path({str(note)!r}).write_text(f'{{os.getpid()}} {{child.pid}}'); time.sleep(300)"
    )
    install(samples.pdf(), act)
    paper = blob(offices.word(WORDS), "a.docx")
    run_queued()
    assert now(paper).printing == Printing.FAILED
    for number in note.read_text().split():
        assert not _is_alive(int(number))


def _is_alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_program_gets_no_environment_of_ours(tmp_path: Path) -> None:
    os.environ["SOTAY_TEST_SECRET"] = "x"
    try:
        script = tmp_path / "tell"
        script.write_text("#!/bin/sh\nenv > told\n")
        script.chmod(0o700)
        assert run_within(Bounds(20, 1 << 30, 1 << 20), [str(script)], bench=tmp_path) == 0
    finally:
        del os.environ["SOTAY_TEST_SECRET"]
    told = (tmp_path / "told").read_text()
    assert "SOTAY" not in told
    assert f"HOME={tmp_path}" in told


def test_office_files_from_before_are_printed_once_a_program_is_there(
    install: Callable[..., None],
) -> None:
    paper = blob(offices.word(WORDS), "a.docx")
    run_queued()
    assert now(paper).blob.pages is None
    install(samples.pdf(2))
    actions.complete_previews()
    run_queued()
    assert (now(paper).blob.pages, len(now(paper).sheets)) == (2, 2)
    actions.complete_previews()
    assert waiting_count() == 0


def test_pages_that_were_lost_are_printed_again(install: Callable[..., None], root: Path) -> None:
    install(samples.pdf(2))
    paper = blob(offices.word(WORDS), "a.docx")
    run_queued()
    places.of_preview(root, paper.sha256).rename(root / "lost")
    actions.complete_previews()
    run_queued()
    assert (now(paper).state, len(now(paper).sheets)) == (State.READY, 2)
    assert places.of_printed(root, paper.sha256).exists()


@pytest.mark.parametrize(
    ("data", "name", "count"),
    [
        (samples.clean_scan_pdf(2), "a.pdf", 2),
        (samples.PNG, "a.png", 1),
        (samples.JPEG, "a.jpg", 1),
    ],
    ids=["pdf", "png", "jpg"],
)
def test_scanned_pages_get_words_after_their_pictures(
    install: Callable[..., None], data: bytes, name: str, count: int
) -> None:
    paper = blob(data, name)
    run_queued()
    assert (now(paper).state, now(paper).scans) == (State.READY, list(range(1, count + 1)))
    assert texts.paragraphs_of(paper) == []
    install(said=SEEN)
    Preview.objects.update(changed_at=now(paper).changed_at.replace(year=2020))
    actions.complete_previews()
    run_queued()
    assert now(paper).scans == []
    assert texts.pages_of(paper) == [SEEN.splitlines()] * count


def test_a_recogniser_without_vietnamese_is_none(install: Callable[..., None]) -> None:
    install(said=SEEN, language="eng")
    paper = blob(samples.PNG, "a.png")
    run_queued()
    assert now(paper).scans == [1]


@pytest.mark.parametrize("act", ["raise SystemExit(1)", "import os; os.abort()"])
def test_a_page_that_cannot_be_recognised_is_left_and_not_asked_for_again(
    install: Callable[..., None], act: str
) -> None:
    install(said=SEEN, act=act)
    paper = blob(samples.PNG, "a.png")
    run_queued()
    assert (now(paper).scans, texts.paragraphs_of(paper)) == ([], [])


def test_long_scans_are_read_in_turns_with_others(
    install: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sotay.files.actions import previews as making

    monkeypatch.setattr(making, "SCANS", 1)
    install(said=SEEN)
    paper = blob(samples.clean_scan_pdf(2), "a.pdf")
    run_queued()
    assert (now(paper).scans, len(texts.pages_of(paper))) == ([], 2)


def test_whoever_keeps_words_hears_of_them_when_they_come_and_when_there_are_more(
    install: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sotay.files import happenings

    heard: list[list[str]] = []
    listen: Any = lambda blob: heard.append(texts.paragraphs_of(blob))  # noqa: E731
    monkeypatch.setattr(happenings, "_words", [listen])
    install(said=SEEN)
    blob(samples.PNG, "a.png")
    run_queued()
    assert heard == [[], SEEN.splitlines()]


@programs.NEEDS_OFFICE
@pytest.mark.once
def test_the_real_libreoffice_prints(settings: Settings) -> None:
    settings.SOFFICE = ""
    for data, name in (
        (offices.word(WORDS), "a.docx"),
        (offices.workbook(S=[[WORDS]]), "a.xlsx"),
    ):
        paper = blob(data, name)
        assert printing.print_to_pdf(paper) == 1, name


@programs.NEEDS_READER
@pytest.mark.once
def test_the_real_tesseract_reads_vietnamese(settings: Settings, tmp_path: Path) -> None:
    import typst

    settings.TESSERACT = ""
    (tmp_path / "a.typ").write_text(f"#set text(size: 14pt)\n{WORDS}")
    pages: Any = typst.compile(tmp_path / "a.typ", format="png", ppi=200.0)
    paper = blob(pages, "a.png")
    assert scans.words_on(paper, 1) == [WORDS]
