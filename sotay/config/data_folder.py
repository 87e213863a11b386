"""The data folder knows whether it is real or a demo's, and who is using it now.

The demo signs anybody in as anybody. So a folder that ever held a real organisation is
never opened by the demo, and what a demo made is never served as real.
"""

import fcntl
import os
from pathlib import Path
from typing import IO, Literal

from sotay.config.environment import CannotStart, Mode

Kind = Literal["real", "demo"]

MARKER = "sotay-data.kind"
LOCK = "serve.lock"


class UnfitFolder(CannotStart):
    """The folder cannot be used this way; the text says why, and what to do."""


def kind_for(mode: Mode) -> Kind:
    """What a folder holds that is written in this mode."""
    return "demo" if mode == "demo" else "real"


def kind_of(folder: Path) -> Kind | None:
    """What the folder holds, or None when nothing of ours has been written there."""
    marker = folder / MARKER
    if marker.exists():
        return "demo" if marker.read_text().strip() == "demo" else "real"
    # Written by hand or before markers: whatever it is, it may be somebody's real data.
    return "real" if (folder / "sotay.sqlite3").exists() else None


def claim(folder: Path, kind: Kind) -> None:
    """Make the folder if need be, readable by its owner only, and mark what it holds.

    Raises:
        UnfitFolder: it holds the other kind, or a demo would settle among foreign files.
    """
    found = kind_of(folder)
    if found == kind:
        return
    if found is not None:
        raise UnfitFolder(
            f"{folder} holds {found} data and cannot be opened as {kind} data; "
            "choose another folder with --data"
        )
    if kind == "demo" and folder.exists() and any(folder.iterdir()):
        raise UnfitFolder(
            f"{folder} is not empty and was not made by the demo; "
            "choose an empty folder with --data"
        )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / MARKER).write_text(f"{kind}\n")
    except OSError as error:
        raise UnfitFolder(f"cannot write to {folder}: {error.strerror}") from error


def hold(folder: Path) -> IO[str]:
    """Keep a second server off the folder for as long as the answer stays open.

    Raises:
        UnfitFolder: another server has it.
    """
    file = (folder / LOCK).open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.seek(0)
        holder = file.read().strip() or "?"
        file.close()
        raise UnfitFolder(f"{folder} is already being served by process {holder}") from None
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()
    return file
