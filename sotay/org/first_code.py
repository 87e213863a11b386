"""The code that proves, once, that somebody runs this computer: it lies in the data folder.

Whoever can read the folder could read everything anyway. The code stands behind the # of the
link, which browsers send to nobody: so it is in no log of a proxy.
"""

import os
import secrets
from hmac import compare_digest
from pathlib import Path


def offer(path: Path) -> str:
    """The code, made when there is none yet, for its owner's eyes only."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(16))
    return path.read_text().strip()


def is_right(path: Path, typed: str) -> bool:
    """Whether this is the code; never where there is none."""
    try:
        code = path.read_text().strip()
    except FileNotFoundError:
        return False
    return bool(code) and compare_digest(code.encode(), typed.strip().encode())


def forget(path: Path) -> None:
    """The code opens nothing any more."""
    path.unlink(missing_ok=True)
