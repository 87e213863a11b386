"""Asking a child process about a PDF or a picture, within bounds of time."""

import shutil
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from django.conf import settings
from django.utils.translation import gettext as _

from sotay.files import places, rendering
from sotay.files.sheets import Sheet, sheet_said
from sotay.kernel.refusals import Conflict, Invalid

# Seconds for opening a PDF, and to wait for a turn. A scan of 40 pages opens in one.
_TIME = 20
_PATIENCE = 10
# A book of the thickest kind; drawing it takes half an hour of the worker, in turns with others.
MOST_PAGES = 3000
# Children at once in this process: drawing is all computing, and pages must stay quick.
_turns = threading.BoundedSemaphore(2)
# PDFium is not made for threads.
_pdfium = threading.Lock()


@contextmanager
def turn() -> Iterator[None]:
    """Wait for leave to start a child.

    Raises:
        Conflict: others are before us, and for long.
    """
    if not _turns.acquire(timeout=_PATIENCE):
        raise Conflict(_("Máy chủ đang vẽ nhiều trang cùng lúc. Đồng chí thử lại sau ít giây."))
    try:
        yield
    finally:
        _turns.release()


@contextmanager
def workbench() -> Iterator[Path]:
    """A folder for a child's results, beside the bytes; gone afterwards."""
    bench = places.waiting(Path(settings.FILES_ROOT)) / uuid.uuid4().hex
    bench.mkdir(parents=True)
    try:
        yield bench
    finally:
        shutil.rmtree(bench, ignore_errors=True)


def page_count(path: Path) -> int:
    """Pages of the PDF at ``path``; one of a picture.

    Raises:
        Invalid: it needs a password, has more pages than are drawn, or cannot be read within
            bounds.
    """
    with turn():
        said = run(rendering.__file__, "pages", path)
    pages = int(_understood(*said))
    if pages < 1:
        raise Invalid(_("Tệp PDF này không có trang nào."), field="file")
    if pages > MOST_PAGES:
        raise Invalid(
            _("Tệp có %(pages)d trang, nhiều hơn mức nhận là %(most)d trang. Hãy tách tệp rồi gửi.")
            % {"pages": pages, "most": MOST_PAGES},
            field="file",
        )
    return pages


def page_count_of_ours(data: bytes) -> int:
    """Pages of a PDF that the product made this moment, counted in this process."""
    with _pdfium:
        document = pypdfium2.PdfDocument(data)
        try:
            return len(document)
        finally:
            document.close()


def draw(path: Path, pages: range, *, into: Path, widths: Sequence[int]) -> list[Sheet | None]:
    """Draw these pages (from 1), each as ``WIDTH-PAGE.webp`` in the folder ``into``.

    Returns:
        The pages that are there, in order, None for one that could not be drawn. Fewer than
        were asked for when the child died over the next one. Take your ``turn`` first.

    Raises:
        Invalid: the PDF needs a password, or is no longer one that can be read.
    """
    words = ["draw", path, into, pages[0], pages[-1], *widths]
    time = _TIME + len(pages) * (rendering.PAGE_TIME + 1)
    status, said = run(rendering.__file__, *words, time=time)
    if status in (rendering.PASSWORD, rendering.UNREADABLE):
        _understood(status, said)
    lines = said.decode("ascii", "replace").split("\n")[:-1]  # the last one is empty, or half
    return [sheet_said(line) for line in lines[: len(pages)]]


def run(script: str, *words: object, time: float = _TIME) -> tuple[int, bytes]:
    """Run one of our scripts over a stranger's file: its exit status and what it printed.

    The status is negative for one that died, or was ended after ``time`` seconds.
    """
    # -I: no user's folder and no environment decides which code reads a stranger's file.
    command = [sys.executable, "-I", script, *map(str, words)]
    try:
        child = subprocess.run(  # noqa: S603 (our own script, arguments as a list)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=time,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return -1, late.stdout or b""
    return child.returncode, child.stdout


def _understood(status: int, said: bytes) -> bytes:
    """What a child printed that came to its end.

    Raises:
        Invalid: it did not, and the sentence says why.
    """
    if status == rendering.PASSWORD:
        raise Invalid(
            _("Tệp PDF đang đặt mật khẩu nên không mở được. Hãy bỏ mật khẩu rồi gửi lại."),
            field="file",
        )
    if status == rendering.TOO_LARGE:
        raise Invalid(
            _("Ảnh lớn quá %(most)d triệu điểm ảnh. Hãy chụp hoặc lưu ảnh nhỏ hơn rồi gửi lại.")
            % {"most": rendering.MOST_POINTS // 1_000_000},
            field="file",
        )
    if status != 0:
        raise unreadable()
    return said


def unreadable() -> Invalid:
    """What is said of a PDF or a picture that cannot be read within bounds."""
    return Invalid(
        _("Tệp này bị hỏng hoặc không mở được. Hãy xuất lại thành PDF hoặc ảnh rồi gửi lại."),
        field="file",
    )
