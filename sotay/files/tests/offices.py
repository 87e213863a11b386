"""Office files with words in them, made here, in old encodings, too."""

import io
import struct
import unicodedata
import zipfile

import docx
from openpyxl import Workbook

from sotay.files.tests.samples import package

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def word(*paragraphs: str, font: str = "", apart: bool = False) -> bytes:
    """A DOCX of these paragraphs, set in ``font``; each on a page of its own where ``apart``."""
    document = docx.Document()
    for number, text in enumerate(paragraphs):
        if apart and number:
            document.add_page_break()  # type: ignore[no-untyped-call]
        run = document.add_paragraph().add_run(text)
        if font:
            run.font.name = font
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook(**sheets: list[list[object]]) -> bytes:
    """An XLSX of these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def slides(*texts: str) -> bytes:
    """A PPTX with a slide for each text; shown in this order, stored in the opposite one."""
    count = len(texts)
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/slide" Target="slides/slide{count - n}.xml"/>'
        for n in range(count)
    )
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(count))
    parts = {
        f"ppt/slides/slide{count - n}.xml": (
            f'<p:sld xmlns:p="p" xmlns:a="{_A}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'
        ).encode()
        for n, text in enumerate(texts)
    }
    return package(
        **{
            "[Content_Types].xml": f'<Override ContentType="{_PPTX}"/>'.encode(),
            "ppt/presentation.xml": (
                f'<p:presentation xmlns:p="p" xmlns:r="{_R}"><p:sldIdLst>{ids}</p:sldIdLst>'
                "</p:presentation>"
            ).encode(),
            "ppt/_rels/presentation.xml.rels": f"<Relationships>{links}</Relationships>".encode(),
            **parts,
        }
    )


def letter(*paragraphs: str) -> bytes:
    """An ODT of these paragraphs."""
    body = "".join(f"<text:p>{text}<text:span/></text:p>" for text in paragraphs)
    content = (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return out.getvalue()


def word97(text: str, *, encrypted: bool = False, small: bool = False) -> bytes:
    """A DOC of one piece of text, as plain as the format allows.

    ``small`` stores a sign in one byte, as Word does where none needs two.
    """
    data = text.encode("cp1252") if small else text.encode("utf-16-le")
    begin = 1024
    head = bytearray(begin) + data
    struct.pack_into("<H", head, 0, 0xA5EC)
    struct.pack_into("<H", head, 10, 0x0100 if encrypted else 0)
    where = (begin * 2) | (1 << 30) if small else begin
    plc = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, where, 0)
    clx = b"\x02" + struct.pack("<I", len(plc)) + plc
    struct.pack_into("<II", head, 418, 0, len(clx))
    return _compound({"WordDocument": bytes(head), "0Table": clx})


def _compound(streams: dict[str, bytes]) -> bytes:
    """A compound file whose streams all lie in whole sectors."""
    size, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    bodies = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    fat: list[int] = [0xFFFFFFFD, end]  # sector 0 is the table, sector 1 the directory
    sectors: list[bytes] = []
    starts: dict[str, int] = {}
    for name, data in bodies.items():
        pieces = [data[at : at + size].ljust(size, b"\0") for at in range(0, len(data), size)]
        starts[name] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + len(pieces)), end]
        sectors += pieces
    assert len(fat) <= size // 4
    directory = _entry("Root Entry", 5, end, 0) + b"".join(
        _entry(name, 2, starts[name], len(data)) for name, data in bodies.items()
    )
    table = struct.pack(f"<{size // 4}I", *fat, *[free] * (size // 4 - len(fat)))
    head = bytearray(size)
    head[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 44, 1, 1, 0, 4096, end, 0, end, 0, 0)
    struct.pack_into("<109I", head, 76, 0, *[free] * 108)
    return bytes(head) + table + directory.ljust(size, b"\0") + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    entry = bytearray(128)
    coded = name.encode("utf-16-le")
    entry[: len(coded)] = coded
    struct.pack_into("<H", entry, 64, len(coded) + 2)
    entry[66] = kind
    struct.pack_into("<III", entry, 68, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<II", entry, 116, start, size)
    return bytes(entry)


TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8"
            "dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ).decode("latin-1"),
        strict=True,
    )
)


def in_tcvn3(text: str) -> str:
    """The text as it was typed for ``.VnTime``; what that has no sign for stays as it is."""
    return "".join(TCVN3.get(sign, sign) for sign in text)


# A vowel, then the sign that this font draws as its marks.
_VNI_MARKS = {
    "\u0300": "ø",
    "\u0301": "ù",
    "\u0309": "û",
    "\u0303": "õ",
    "\u0323": "ï",
    "\u0302": "â",
    "\u0302\u0300": "à",
    "\u0302\u0301": "á",
    "\u0302\u0309": "å",
    "\u0302\u0303": "ã",
    "\u0302\u0323": "ä",
    "\u0306": "ê",
    "\u0306\u0300": "è",
    "\u0306\u0301": "é",
    "\u0306\u0309": "ú",
    "\u0306\u0303": "ü",
    "\u0306\u0323": "ë",
}
_VNI_ALONE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ị": "ò", "ỉ": "æ", "ĩ": "ó", "ỵ": "î"}


def in_vni(text: str) -> str:
    """The text as it was typed for ``VNI-Times``."""
    return "".join(map(_in_vni, unicodedata.normalize("NFC", text)))


def _in_vni(sign: str) -> str:
    small = sign.lower()
    if sign != small:
        return _in_vni(small).upper()
    if small in _VNI_ALONE:
        return _VNI_ALONE[small]
    signs = unicodedata.normalize("NFD", small)
    base, marks = signs[0], list(signs[1:])
    if "\u031b" in marks:  # a horn: ơ and ư are signs of their own
        marks.remove("\u031b")
        base = _VNI_ALONE[unicodedata.normalize("NFC", base + "\u031b")]
    # The dot below stands before circumflex and breve in NFD.
    marks.sort(key=lambda mark: mark not in "\u0302\u0306")
    return base + _VNI_MARKS.get("".join(marks), "")
