"""Small files of every kind, made here."""

import io
import zipfile
from collections.abc import Iterator

import pypdfium2
from PIL import Image

_TYPES = "application/vnd.openxmlformats-officedocument."


class Upload:
    """What a browser sends."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        size = chunk_size or 1024
        for start in range(0, len(self.data), size):
            yield self.data[start : start + size]


def pdf(pages: int = 1, *, width: float = 595, height: float = 842) -> bytes:
    """A PDF of empty pages, sizes in points."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(width, height)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def package(**parts: bytes) -> bytes:
    """A ZIP of these parts; ``__`` in a name stands for a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def office(kind: str, **parts: bytes) -> bytes:
    """A new-style office file whose main part is ``kind``."""
    table = f'<Override ContentType="{_TYPES}{kind}.main+xml"/>'.encode()
    return package(**{"[Content_Types].xml": table, **parts})


DOCX = office("wordprocessingml.document", word__document=b"<x/>")
XLSX = office("spreadsheetml.sheet")
PPTX = office("presentationml.presentation")
ODT = package(mimetype=b"application/vnd.oasis.opendocument.text")
DOC = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "WordDocument".encode("utf-16-le")
LOCKED_DOCX = bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")


def picture(kind: str, *, width: int = 40, height: int = 30, mode: str = "RGB") -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, kind)
    return out.getvalue()


JPEG, PNG, WEBP = picture("JPEG"), picture("PNG"), picture("WEBP")
TEXT = "Chi bộ thống nhất.\r\n".encode()


def scanned_pdf(pages: int = 1, *, mode: str = "RGB") -> bytes:
    """A PDF of noisy pictures, as a scanner makes of old paper: the dearest that can be drawn."""
    noise = Image.effect_noise(_SCANNED, 60)
    paper = Image.merge("RGB", [noise.point(lambda v, k=k: min(255, v + k)) for k in (90, 80, 50)])
    return _pictures_pdf(paper.convert(mode), pages)


def clean_scan_pdf(pages: int = 1) -> bytes:
    """A PDF of pictures of clean paper, for whoever looks at no picture: drawn in a moment."""
    return _pictures_pdf(Image.new("RGB", _SCANNED, "white"), pages)


_SCANNED = (1240, 1754)  # A4 at 150 dots an inch


def _pictures_pdf(image: Image.Image, pages: int) -> bytes:
    out = io.BytesIO()
    others = [image] * (pages - 1)
    image.save(out, "PDF", resolution=150, save_all=True, append_images=others)
    return out.getvalue()
