"""Programs that the operator may install beside ours, and how they are run: within bounds.

LibreOffice prints office files to pages, Tesseract recognises the words of scans. Without them
everything works but that.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from sotay.files import cage_script

OFF = "off"
LANGUAGE = "vie"


@dataclass(frozen=True)
class Bounds:
    """What a program may use: seconds by the clock, bytes of memory, bytes of one file."""

    time: float
    memory: int
    largest: int


def office() -> str | None:
    """Where LibreOffice is; None when it is not installed, or switched off."""
    return _found(settings.SOFFICE, "soffice")


def recogniser() -> str | None:
    """Where Tesseract is, if it knows Vietnamese; else None."""
    program = _found(settings.TESSERACT, "tesseract")
    return program if program and LANGUAGE in languages(program) else None


def _found(chosen: str, usual: str) -> str | None:
    return None if chosen == OFF else shutil.which(chosen or usual)


@lru_cache(maxsize=4)
def languages(tesseract: str) -> frozenset[str]:
    """The languages for which this Tesseract has data."""
    try:
        said = subprocess.run(  # noqa: S603 (the operator's own program)
            [tesseract, "--list-langs"], capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(said.stdout.decode("utf-8", "replace").split())


def run_within(bounds: Bounds, command: Sequence[str], *, bench: Path) -> int:
    """Run a program over what lies in the folder ``bench``, which is its home, too.

    Its status; negative when it died or was ended. What it prints is thrown away. Whatever it
    started ends with it, and with us: also when we are killed outright.
    """
    limits = (str(bounds.memory), str(int(bounds.time) + 1), str(bounds.largest))
    us = str(os.getpid())
    child = subprocess.Popen(  # noqa: S603 (our own script, arguments as a list)
        [sys.executable, "-I", cage_script.__file__, us, *limits, *command],
        cwd=bench,
        env={
            "PATH": os.defpath,
            "HOME": str(bench),
            "TMPDIR": str(bench),
            "LANG": "C.UTF-8",
            "OMP_THREAD_LIMIT": "1",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return child.wait(timeout=bounds.time)
    except subprocess.TimeoutExpired:
        return -signal.SIGKILL
    finally:
        # Also when our worker is told to stop: nothing of it stays behind.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
