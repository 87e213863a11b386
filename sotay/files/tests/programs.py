"""Programs in the place of LibreOffice and Tesseract; the real ones where installed."""

import shutil
import stat
import sys
from pathlib import Path

import pytest

NEEDS_OFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here")
NEEDS_READER = pytest.mark.skipif(not shutil.which("tesseract"), reason="no Tesseract here")

_OFFICE = """
import sys, time, pathlib
words = sys.argv[1:]
out = pathlib.Path(words[words.index("--outdir") + 1])
paper = pathlib.Path(words[-1])
profile = [w for w in words if w.startswith("-env:UserInstallation=")][0].partition("file://")[2]
said = pathlib.Path(profile, "user/registrymodifications.xcu").read_text()
assert "DisableMacrosExecution" in said
paper.read_bytes()
{act}
out.mkdir()
(out / "paper.pdf").write_bytes({data!r})
"""
_READER = """
import sys, pathlib
if sys.argv[1] == "--list-langs":
    print("List of available languages (2):\\nosd\\n{language}")
    raise SystemExit
picture, base, *_rest = sys.argv[1:]
assert pathlib.Path(picture).read_bytes().startswith(b"\\x89PNG")
{act}
pathlib.Path(base + ".txt").write_bytes({said!r})
"""


def office(folder: Path, data: bytes, act: str = "") -> str:
    """An office program that prints everything to the same PDF, and does ``act`` before."""
    return _script(folder / "soffice", _OFFICE.format(data=data, act=act))


def reader(folder: Path, said: str, *, act: str = "", language: str = "vie") -> str:
    """A recogniser that reads the same words on every page."""
    script = _READER.format(said=said.encode(), act=act, language=language)
    return _script(folder / "tesseract", script)


def _script(place: Path, code: str) -> str:
    place.write_text(f"#!{sys.executable} -I\n{code}")
    place.chmod(place.stat().st_mode | stat.S_IXUSR)
    return str(place)
