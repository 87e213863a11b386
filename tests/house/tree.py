"""The files of the repository, as the rules look at them."""

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "sotay"
NOT_OURS = {"vendor", "__pycache__", ".git", ".venv", "sotay-data", "build", "dist"}
# Read as text by the rules about what a file may mention.
TEXT = {".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".yaml", ".yml", ".typ", ".service"}


def walk(top: Path, *suffixes: str) -> Iterator[Path]:
    """Our own files below ``top`` with one of the suffixes, in a steady order."""
    for folder, below, names in os.walk(top):
        below[:] = sorted(n for n in below if n not in NOT_OURS and not n.endswith("_cache"))
        for name in sorted(names):
            if Path(name).suffix in suffixes:
                yield Path(folder) / name


def sources() -> list[Path]:
    """The product's Python: no tests, no migrations."""
    return [
        path
        for path in walk(PACKAGE, ".py")
        if not {"tests", "migrations"} & set(path.relative_to(ROOT).parts)
    ]


def templates() -> list[Path]:
    """The product's Jinja templates."""
    return [path for path in walk(PACKAGE, ".html") if "jinja2" in path.parts]


def folders() -> list[Path]:
    """The folders of the house; one that stands inside another has an app of its own."""
    inner = [path.parent for path in PACKAGE.glob("*/*/apps.py")]
    return sorted([*(path.parent for path in PACKAGE.glob("*/__init__.py")), *inner])


def chair(path: Path) -> str:
    """Which of a folder's chairs a file is: ``views`` for views.py and for views/minutes.py."""
    inner = [one for one in folders() if one in path.parents]
    return Path(path.relative_to(inner[-1]).parts[0]).stem if inner else ""


def name(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()
