"""What people read of a file is made once, in the background, and survives every crash."""

import os
import time
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from sotay.files import actions, pdf_reader, places, previews, queries, texts
from sotay.files.actions import previews as making
from sotay.files.models import Blob, Preview
from sotay.files.tests import samples
from sotay.jobs.queries import waiting_count
from sotay.jobs.tests.running import run_queued
from sotay.kernel.refusals import Invalid, Missing

pytestmark = pytest.mark.django_db
State = Preview.State


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path
    return tmp_path


def blob(data: bytes, name: str = "a.pdf") -> Blob:
    return actions.store_bytes(by=None, data=data, name=name).blob


def now(paper: Blob) -> Preview:
    return Preview.objects.get(blob=paper)


def picture(root: Path, paper: Blob, page: int, width: int = 720) -> Path:
    return places.of_page_image(root, paper.sha256, width, page)


def test_a_stored_pdf_becomes_pictures_of_every_page_and_its_words(root: Path) -> None:
    paper = blob(samples.pdf(3))
    assert now(paper).state == State.WAITING
    run_queued()
    assert now(paper).state == State.READY
    for page in (1, 2, 3):
        for width in (720, 1440):
            assert picture(root, paper, page, width).read_bytes().startswith(b"RIFF")
    sheets = queries.sheets_of(now(paper))
    assert [sheet and (sheet[0].width, sheet[1].width) for sheet in sheets] == [(720, 1440)] * 3
    assert places.of_words(root, paper.sha256).exists()
    assert list((root / "waiting").iterdir()) == []


def test_a_word_file_is_read_and_a_picture_is_a_page(root: Path) -> None:
    word, png = blob(samples.DOCX, "a.docx"), blob(samples.PNG, "a.png")
    run_queued()
    assert now(word).state == State.READY
    assert places.of_words(root, word.sha256).exists()
    assert (now(png).state, len(now(png).sheets)) == (State.READY, 1)
    assert picture(root, png, 1, 1440).exists()


def test_the_same_bytes_are_drawn_once() -> None:
    data = samples.pdf()
    paper = blob(data)
    run_queued()
    assert blob(data, "khác.pdf") == paper
    assert waiting_count() == 0


def test_long_papers_are_drawn_in_turns_with_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(making, "BATCH", 2)
    long, short = blob(samples.pdf(3)), blob(samples.pdf(1))
    run_queued()
    assert [now(each).state for each in (long, short)] == [State.READY] * 2
    ran = DBTaskResult.objects.order_by("finished_at")
    assert [row.args_kwargs["kwargs"]["blob_id"] for row in ran] == [long.pk, short.pk, long.pk]


def test_a_worker_killed_in_the_middle_goes_on_where_it_was(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    class Killed(BaseException):
        pass

    def killed(blob: Blob, pages: range) -> None:
        previews.draw_pages(blob, pages[:1])
        raise Killed

    monkeypatch.setattr(making, "BATCH", 2)
    paper = blob(samples.pdf(3))
    actions.make_preview(blob_id=paper.pk)
    assert len(now(paper).sheets) == 2
    with monkeypatch.context() as patch:
        patch.setattr(making, "draw_pages", killed)
        with pytest.raises(Killed):
            actions.make_preview(blob_id=paper.pk)
    assert (now(paper).state, len(now(paper).sheets)) == (State.WAITING, 2)
    picture(root, paper, 1).unlink()
    run_queued()
    assert (now(paper).state, len(now(paper).sheets)) == (State.READY, 3)
    assert not picture(root, paper, 1).exists()  # what was drawn is not drawn again
    assert picture(root, paper, 3).exists()


def test_a_job_that_comes_twice_does_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = blob(samples.pdf())
    run_queued()
    monkeypatch.setattr(pdf_reader, "run", lambda *a, **k: pytest.fail("asked a child"))
    actions.make_preview(blob_id=paper.pk)
    actions.make_preview(blob_id=0)


@pytest.mark.parametrize(
    ("data", "word"), [(b"%PDF-1.7\nnothing", "hỏng"), (samples.locked_pdf(), "mật khẩu")]
)
def test_a_broken_paper_fails_once_with_a_reason(root: Path, data: bytes, word: str) -> None:
    paper = blob(samples.pdf(2))
    paper.path.chmod(0o600)
    paper.path.write_bytes(data)
    run_queued()
    assert now(paper).state == State.FAILED
    assert word in now(paper).reason
    assert waiting_count() == 0
    actions.complete_previews()
    assert waiting_count() == 0


def test_a_page_over_which_the_reader_dies_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = blob(samples.pdf(4))

    def mortal(blob: Blob, pages: range) -> list[object]:
        upto = pages[: pages.index(2)] if 2 in pages else pages
        return [(sheet,) for sheet in [(720, 1018, 9)] * len(upto)]

    monkeypatch.setattr(making, "draw_pages", mortal)
    monkeypatch.setattr(making, "row_of", lambda sheet: [list(each) for each in sheet or ()])
    run_queued()
    assert now(paper).state == State.READY
    assert [bool(sheet) for sheet in now(paper).sheets] == [True, False, True, True]


def test_a_paper_over_which_readers_keep_dying_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = blob(samples.pdf(40))
    asked: list[range] = []

    def deadly(blob: Blob, pages: range) -> list[object]:
        asked.append(pages)
        return []

    monkeypatch.setattr(making, "draw_pages", deadly)
    run_queued()
    assert now(paper).state == State.FAILED
    assert len(asked) == making.DEATHS


def test_files_from_before_are_drawn_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "ROUND", 2)
    papers = [blob(samples.pdf(number)) for number in (1, 2, 3)]
    Preview.objects.all().delete()
    DBTaskResult.objects.all().delete()
    actions.complete_previews()
    run_queued()
    assert {now(paper).state for paper in papers} == {State.READY}


def test_a_job_that_was_lost_is_asked_for_again() -> None:
    paper = blob(samples.pdf())
    DBTaskResult.objects.all().delete()
    actions.complete_previews()
    assert waiting_count() == 0  # it may be on its way
    long_ago = now(paper).changed_at.replace(year=2020)
    Preview.objects.update(changed_at=long_ago)
    actions.complete_previews()
    run_queued()
    assert now(paper).state == State.READY


def test_pictures_that_a_backup_left_out_are_drawn_again(root: Path) -> None:
    paper = blob(samples.pdf())
    run_queued()
    places.of_preview(root, paper.sha256).rename(root / "lost")
    actions.complete_previews()
    run_queued()
    assert now(paper).state == State.READY
    assert picture(root, paper, 1).exists()


def test_what_a_killed_process_left_half_done_is_swept_up(root: Path) -> None:
    (root / "waiting" / "bench").mkdir(parents=True)
    for name in ("bench/720-1.webp", "old", "new"):
        (root / "waiting" / name).write_bytes(b"half")
    long_ago = time.time() - 2 * 24 * 3600
    for name in ("bench", "old"):
        os.utime(root / "waiting" / name, (long_ago, long_ago))
    actions.sweep_waiting()
    assert [path.name for path in (root / "waiting").iterdir()] == ["new"]


def test_a_page_is_drawn_now_for_who_cannot_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = blob(samples.pdf(2))
    drawn = previews.page_image(paper, 2)
    assert drawn.read_bytes().startswith(b"RIFF")
    monkeypatch.setattr(previews, "draw_pages", lambda *a: pytest.fail("drawn again"))
    assert previews.page_image(paper, 2) == drawn
    assert previews.page_image(paper, 2, 1440).exists()


@pytest.mark.parametrize(("page", "width"), [(0, 720), (2, 720), (1, 100_000), (-1, 720)])
def test_a_page_or_a_width_that_is_not_there_is_missing(page: int, width: int) -> None:
    paper = blob(samples.pdf())
    with pytest.raises(Missing):
        previews.page_image(paper, page, width)


def test_other_files_have_no_pages() -> None:
    with pytest.raises(Missing):
        previews.page_image(blob(samples.TEXT, "a.txt"), 1)


def test_a_page_that_cannot_be_drawn_now_is_said_to_be_so() -> None:
    paper = blob(samples.pdf())
    paper.path.unlink()
    with pytest.raises(Invalid, match="hỏng"):
        previews.page_image(paper, 1)


def test_words_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = blob(samples.pdf())
    assert texts.paragraphs_of(paper) == []
    monkeypatch.setattr(texts, "run", lambda *a, **k: pytest.fail("asked a child"))
    assert texts.paragraphs_of(paper) == []
