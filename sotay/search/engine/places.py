"""Where indexes lie: each in a folder of its own, and a file that names the one in use.

A new index is made beside the old one and takes its place in one step, so that nobody ever
reads half of one. All of it can be made again from the database.
"""

import json
import shutil
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from sotay.files.previews import write_whole

# Another form of the index has another number; an index of another form is as good as none.
FORM = 3

_CURRENT, _BUILDING = "current", "building.json"


@dataclass(frozen=True)
class Building:
    """An index that is being made: how far it is in which source."""

    name: str
    source: str = ""
    after: int = 0
    count: int = 0


def current(root: Path) -> Path | None:
    """The folder of the index in use; None when there is none of our form."""
    try:
        name = (root / _CURRENT).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    folder = root / name
    return folder if name.startswith(f"{FORM}-") and folder.is_dir() else None


def building(root: Path) -> Building | None:
    """The index that is being made, if one is."""
    try:
        found = Building(**json.loads((root / _BUILDING).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return found if folder_of(root, found).is_dir() else None


def folder_of(root: Path, being_made: Building) -> Path:
    """Where it is made."""
    return root / being_made.name


def begin(root: Path) -> Building:
    """A new, empty folder, to be filled."""
    made = Building(name=f"{FORM}-{uuid.uuid4().hex}")
    folder_of(root, made).mkdir(parents=True)
    keep(root, made)
    return made


def keep(root: Path, being_made: Building) -> None:
    """Remember how far it is, over a crash."""
    write_whole(root / _BUILDING, json.dumps(asdict(being_made)).encode())


def put_in_use(root: Path, being_made: Building) -> None:
    """Let everybody read it from now on, and take the older ones away."""
    write_whole(root / _CURRENT, being_made.name.encode())
    (root / _BUILDING).unlink(missing_ok=True)
    for folder in root.iterdir():
        if folder.is_dir() and folder.name != being_made.name:
            shutil.rmtree(folder, ignore_errors=True)


def give_up(root: Path) -> None:
    """Forget what was being made."""
    found = building(root)
    (root / _BUILDING).unlink(missing_ok=True)
    if found is not None:
        shutil.rmtree(folder_of(root, found), ignore_errors=True)


def abandon(root: Path) -> None:
    """Let nobody read the index in use: it is torn."""
    (root / _CURRENT).unlink(missing_ok=True)
