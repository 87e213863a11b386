"""Printing office files to PDF with LibreOffice, so that their pages can be drawn."""

import os
from pathlib import Path

from django.conf import settings

from sotay.files import kinds, places
from sotay.files.models import Blob
from sotay.files.pdf_reader import page_count, workbench
from sotay.files.programs import Bounds, office, run_within
from sotay.kernel.refusals import Invalid

# Sixty pages take four seconds and 215 MB; address space is several times what it uses.
BOUNDS = Bounds(time=120, memory=4 << 30, largest=512 << 20)
# No macro runs, nothing is fetched from where the file points to.
_SETTINGS = {
    "DisableMacrosExecution": "true",
    "MacroSecurityLevel": "3",
    "BlockUntrustedRefererLinks": "true",
}
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)


def is_printable(blob: Blob) -> bool:
    """Whether an office program makes pages of it."""
    return blob.media_type in {kind.media_type for kind in kinds.PRINTED}


def print_to_pdf(blob: Blob) -> int | None:
    """Print the file and put the PDF in its place: its pages, or None if it cannot be printed.

    Takes seconds. Without an office program nothing is tried.
    """
    program = office()
    if program is None:
        return None
    with workbench() as bench:
        paper = bench / f"paper{kinds.kind_of(blob.media_type).extensions[0]}"
        paper.symlink_to(blob.path.resolve())
        profile = bench / "profile" / "user"
        profile.mkdir(parents=True)
        items = "".join(_ITEM.format(name=name, value=value) for name, value in _SETTINGS.items())
        (profile / "registrymodifications.xcu").write_text(_PROFILE.format(items=items))
        status = run_within(BOUNDS, _command(program, bench, paper), bench=bench)
        return _kept(blob, bench / "out" / "paper.pdf") if status == 0 else None


def _command(program: str, bench: Path, paper: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(bench / 'profile').resolve().as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"),
        *("--convert-to", "pdf", "--outdir", str(bench / "out"), str(paper)),
    ]


def _kept(blob: Blob, printed: Path) -> int | None:
    if not printed.is_file():
        return None
    try:
        pages = page_count(printed)
    except Invalid:
        return None  # not a PDF, or more pages than anybody reads
    place = places.of_printed(Path(settings.FILES_ROOT), blob.sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    with printed.open("rb") as file:
        os.fsync(file.fileno())
    printed.replace(place)
    return pages
