"""Printing office files to PDF with LibreOffice, so that their pages can be drawn."""

import json
import os
from pathlib import Path

from django.conf import settings

from sotay.files import flat_script, kinds, places, text_script
from sotay.files.models import Blob
from sotay.files.pdf_reader import page_count, run, workbench
from sotay.files.programs import Bounds, office, run_within
from sotay.kernel.legacy import Legacy
from sotay.kernel.refusals import Invalid

# Sixty pages take four seconds and 215 MB; address space is several times what it uses.
BOUNDS = Bounds(time=120, memory=4 << 30, largest=512 << 20)
# Seconds for reading the words of what was printed, or writing them in Unicode.
_READING = 60
# The flat OpenDocument file that an office program makes of each kind.
_FLAT = {
    kinds.DOCX.media_type: "fodt",
    kinds.ODT.media_type: "fodt",
    kinds.DOC.media_type: "fodt",
    kinds.XLSX.media_type: "fods",
    kinds.PPTX.media_type: "fodp",
}
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

    Takes seconds. Without an office program nothing is tried. What was typed for fonts of before
    Unicode is printed as those fonts showed it.
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
        printed = _made(program, bench, paper, "pdf")
        encoding = _encoding_on(printed) if printed else None
        if encoding is not None:
            better = _in_unicode(program, bench, paper, _FLAT[blob.media_type], encoding)
            printed = (better and _made(program, bench, better, "pdf")) or printed
        return _kept(blob, printed) if printed else None


def _made(program: str, bench: Path, paper: Path, to: str) -> Path | None:
    """What the program makes of a paper, in a folder of its own; None if it does not."""
    out = bench / f"{to}-of-{paper.suffix[1:]}"
    status = run_within(BOUNDS, _command(program, bench, paper, to, out), bench=bench)
    made = out / f"{paper.stem}.{to}"
    return made if status == 0 and made.is_file() else None


def _encoding_on(printed: Path) -> Legacy | None:
    """The encoding of before Unicode that shows on the pages, where no such font is installed."""
    status, said = run(text_script.__file__, "pdf-encoding", printed, time=_READING)
    found = json.loads(said) if status == 0 else None
    return Legacy(found) if found else None


def _in_unicode(program: str, bench: Path, paper: Path, flat: str, encoding: Legacy) -> Path | None:
    """The same paper in letters that everybody has; None where that cannot be made."""
    made = _made(program, bench, paper, flat)
    if made is None:
        return None
    better = bench / f"paper.{flat}"
    status, _said = run(flat_script.__file__, encoding, made, better, time=_READING)
    return better if status == 0 else None


def _command(program: str, bench: Path, paper: Path, to: str, out: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(bench / 'profile').resolve().as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"),
        *("--convert-to", to, "--outdir", str(out), str(paper)),
    ]


def _kept(blob: Blob, printed: Path) -> int | None:
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
