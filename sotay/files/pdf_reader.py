"""Asking a child process about a PDF, within bounds of time."""

import subprocess
import sys
import threading
from pathlib import Path

import pypdfium2
from django.utils.translation import gettext as _

from sotay.files import rendering
from sotay.kernel.refusals import Invalid

# Seconds for one question. A scan of 40 pages answers in one.
_TIME = 20
# Children at once in this process: drawing is all computing, and pages must stay quick.
_turns = threading.BoundedSemaphore(2)
# PDFium is not made for threads.
_pdfium = threading.Lock()


def page_count(path: Path) -> int:
    """Pages of the PDF at ``path``.

    Raises:
        Invalid: it needs a password, or cannot be read within bounds.
    """
    pages = int(_ask("pages", path))
    if pages < 1:
        raise Invalid(_("Tệp PDF này không có trang nào."), field="file")
    return pages


def page_count_of_ours(data: bytes) -> int:
    """Pages of a PDF that the product made this moment, counted in this process."""
    with _pdfium:
        document = pypdfium2.PdfDocument(data)
        try:
            return len(document)
        finally:
            document.close()


def draw_page(path: Path, *, page: int, width: int) -> bytes:
    """A PNG of one page (from 1), ``width`` pixels wide.

    Raises:
        Invalid: the page cannot be drawn within bounds.
    """
    return _ask("draw", path, str(page), str(width))


def _ask(*words: str | Path) -> bytes:
    # -I: no user's folder and no environment decides which code reads a stranger's file.
    command = [sys.executable, "-I", rendering.__file__, *map(str, words)]
    with _turns:
        try:
            child = subprocess.run(  # noqa: S603 (our own script, arguments as a list)
                command, capture_output=True, timeout=_TIME, check=False
            )
        except subprocess.TimeoutExpired:
            raise _unreadable() from None
    if child.returncode == rendering.PASSWORD:
        raise Invalid(
            _("Tệp PDF đang đặt mật khẩu nên không mở được. Hãy bỏ mật khẩu rồi gửi lại."),
            field="file",
        )
    if child.returncode != 0:
        raise _unreadable()
    return child.stdout


def _unreadable() -> Invalid:
    return Invalid(
        _("Tệp PDF này bị hỏng hoặc không mở được. Hãy xuất lại tệp PDF rồi gửi lại."),
        field="file",
    )
