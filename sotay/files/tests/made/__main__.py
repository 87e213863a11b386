"""Makes the files of this folder with LibreOffice: ``python -m sotay.files.tests.made``.

They are kept, so that our readers meet what a real program writes also where none is installed.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from sotay.files.tests import offices
from sotay.files.tests.made import FOLDER, LETTER, OLD

_SLIDES = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body>
<office:presentation>{pages}</office:presentation></office:body></office:document>"""
_SLIDE = """<draw:page draw:name="{n}"><draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm"
 svg:height="4cm"><draw:text-box><text:p>{words}</text:p></draw:text-box></draw:frame>
</draw:page>"""


def main() -> None:
    """Write all of them."""
    slides = "".join(_SLIDE.format(n=n, words=words) for n, words in enumerate(LETTER))
    _make("slides.fodp", _SLIDES.format(pages=slides).encode(), "slides.pptx")
    _make("book.xlsx", offices.workbook(Một=[[72, LETTER[0]]], Hai=[[LETTER[1]]]), "book.xlsx")
    plain = offices.word(*LETTER, apart=True)
    for ending in ("docx", "odt", "doc"):
        _make("letter.docx", plain, f"letter.{ending}")
    for font, spell in ((".VnTime", offices.in_tcvn3), ("VNI-Times", offices.in_vni)):
        old = offices.word(*map(spell, OLD), font=font)
        name = "tcvn3" if font == ".VnTime" else "vni"
        for ending in ("docx", "doc"):
            _make(f"{name}.docx", old, f"{name}.{ending}")


def _make(name: str, data: bytes, to: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = Path(folder)
        (bench / name).write_bytes(data)
        command = [
            *("soffice", f"-env:UserInstallation={bench.as_uri()}/profile", "--headless"),
            *("--convert-to", to.rpartition(".")[2], "--outdir", str(bench / "out"), name),
        ]
        subprocess.run(command, cwd=bench, check=True, stdout=subprocess.DEVNULL)
        (made,) = (bench / "out").iterdir()
        (FOLDER / to).write_bytes(made.read_bytes())
        sys.stdout.write(f"{to} {len(made.read_bytes())}\n")


if __name__ == "__main__":
    main()
