"""``sotay doctor``: which programs beside it are there, and what a missing one costs."""

import argparse
import json
import subprocess
import sys
from dataclasses import asdict, dataclass

from sotay.config.commands import options as shared

_OFFICE = "DOCX, XLSX, PPTX, ODT and DOC are shown as text, not as pages"
_SCANS = "scanned papers are shown as pages; their words are not found, enlarged or read aloud"
_NETWORK = "a converter could reach the network; forbid it in the service's unit instead"
_FONTS = "Vietnamese letters of converted files may look mixed, and be out of order as text"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked for: whether it is there, and what it costs if not."""

    name: str
    found: bool
    words: str


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    parser.add_argument("--json", action="store_true", help="the findings as JSON")
    shared.add_data(parser)


def run(options: argparse.Namespace) -> int:
    """Look, and say it.

    Returns:
        0: nothing that is missing keeps the product from working.
    """
    shared.to_environment(options)
    found = findings()
    if options.json:
        print(json.dumps([asdict(each) for each in found], indent=2))
        return 0
    for each in found:
        print(f"{'ok     ' if each.found else 'missing'}  {each.name}: {each.words}")
    return 0


def findings() -> list[Finding]:
    """Everything that is looked for."""
    from sotay.files import programs

    office = programs.office()
    reader = programs.recogniser()
    return [
        _office(office),
        _reader(reader),
        _network(),
        *([_fonts()] if office else []),
    ]


def _office(program: str | None) -> Finding:
    name = "LibreOffice"
    if program is None:
        return Finding(
            name,
            found=False,
            words=f"{_OFFICE}. apt-get install libreoffice-writer-nogui "
            "libreoffice-calc-nogui libreoffice-impress-nogui fonts-liberation2",
        )
    return Finding(name, found=True, words=f"{program}, {_first_line(program, '--version')}")


def _reader(program: str | None) -> Finding:
    name = "Tesseract with Vietnamese"
    if program is None:
        words = f"{_SCANS}. apt-get install tesseract-ocr tesseract-ocr-vie"
        return Finding(name, found=False, words=words)
    return Finding(name, found=True, words=f"{program}, {_first_line(program, '--version')}")


def _network() -> Finding:
    """Asked of a child: whoever cuts the network off has none any more."""
    from sotay.files import cage_script

    code = (
        f"import runpy; cage = runpy.run_path({cage_script.__file__!r}, run_name='cage');"
        "raise SystemExit(0 if cage['cut_off_the_network']() else 1)"
    )
    cut = subprocess.run([sys.executable, "-I", "-c", code], check=False).returncode == 0
    return Finding("converters without network", cut, "they have none" if cut else _NETWORK)


def _fonts() -> Finding:
    """The older Liberation fonts have no Vietnamese vowels."""
    said = _first_line("fc-match", "Liberation Serif:lang=vi", "file")
    good = "iberation" in said
    return Finding(
        "fonts for Vietnamese",
        good,
        said if good else f"{_FONTS}. apt-get install fonts-liberation2",
    )


def _first_line(*command: str) -> str:
    try:
        said = subprocess.run(command, capture_output=True, timeout=30, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return "which does not answer"
    return said.decode("utf-8", "replace").strip().partition("\n")[0]
