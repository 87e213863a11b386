"""Files that try everything, made here and kept nowhere."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image

from sotay.files.tests import offices, samples

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def many_pages(count: int) -> bytes:
    """A PDF of so many empty pages, which all share one object's box."""
    kids = " ".join(f"{n + 3} 0 R" for n in range(count))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /MediaBox [0 0 595 842] /Kids [{kids}] >>",
        *["<< /Type /Page /Parent 2 0 R >>"] * count,
    ]
    return raw_pdf(bodies)


def raw_pdf(bodies: list[str]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(bodies, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    table = out.tell()
    out.write(f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    out.write(f"trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\n".encode())
    out.write(f"startxref\n{table}\n%%EOF\n".encode())
    return out.getvalue()


def scripted_pdf() -> bytes:
    """A PDF that runs a script when it is opened, starts a program and sends a form."""
    return raw_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R /AA << /WC 5 0 R >> >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            "<< /S /JavaScript /JS (while (true) { app.alert('x'); }) >>",
            "<< /S /Launch /F (/bin/sh) >>",
        ]
    )


def huge_page() -> bytes:
    """A PDF with one page as wide as a street."""
    return raw_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400000 3] >>",
        ]
    )


def circular_pdf() -> bytes:
    """A PDF whose tree of pages bites its tail."""
    return raw_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 5 /Kids [2 0 R 2 0 R] >>",
        ]
    )


def huge_picture(width: int, height: int) -> bytes:
    """A PNG that is small as a file and huge when it is unpacked."""
    row = b"\0" * (1 + width * 3)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _each in range(64)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND")


def _chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def document_xml(body: bytes, head: bytes = b"") -> bytes:
    """A DOCX around this body."""
    links = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_REL}" Target="word/document.xml"/></Relationships>'
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_DOCX}"/></Types>'
    )
    return samples.package(
        **{
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": links.encode(),
            "word/document.xml": (
                b'<?xml version="1.0"?>' + head + f'<w:document xmlns:w="{_W}"><w:body>'.encode()
                + body + b"</w:body></w:document>"
            ),
        }
    )  # fmt: skip


def entity_bomb() -> bytes:
    """A billion laughs."""
    names = "abcdefghij"
    lines = "".join(
        f'<!ENTITY {names[n]} "{f"&{names[n - 1]};" * 10}">' for n in range(1, len(names))
    )
    head = f'<!DOCTYPE x [<!ENTITY a "ha">{lines}]>'.encode()
    return document_xml(b"<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", head)


def outside_entity() -> bytes:
    """A text that takes in a file of the machine."""
    head = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return document_xml(b"<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", head)


def deep_text() -> bytes:
    """Elements within elements, without end."""
    return document_xml(b"<w:p>" * 50_000 + b"</w:p>" * 50_000)


def unpacking_bomb() -> bytes:
    """Six hundred megabytes of nothing, in half a megabyte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Override ContentType="{_DOCX}"/>')
        with archive.open("word/media/image.png", "w", force_zip64=True) as part:
            for _each in range(600):
                part.write(bytes(1 << 20))
    return out.getvalue()


def lying_bomb() -> bytes:
    """A part that says it is small, and is not."""
    made = bytearray(samples.office("wordprocessingml.document", word__document=bytes(30 << 20)))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = 0
        while (start := made.find(mark, start)) >= 0:
            if struct.unpack_from("<I", made, start + at)[0] == 30 << 20:
                struct.pack_into("<I", made, start + at, 100)
            start += 4
    return bytes(made)


def many_parts() -> bytes:
    """A package of more parts than anybody needs."""
    parts = {f"word/{n}.xml": b"" for n in range(10_001)}
    return samples.office("wordprocessingml.document", **parts)


def circular_doc() -> bytes:
    """A compound file whose table of sectors bites its tail."""
    made = bytearray(offices.word97("Tờ trình"))
    for place in range(512, 512 + 512, 4):
        struct.pack_into("<I", made, place, 2)
    return bytes(made)


def locked_zip() -> bytes:
    """A DOCX whose parts are locked one by one."""
    made = bytearray(samples.DOCX)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := made.find(mark, start)) >= 0:
            made[start + at] |= 1
            start += 4
    return bytes(made)


def animated() -> bytes:
    """A WebP of a hundred pictures."""
    out = io.BytesIO()
    frames = [Image.new("RGB", (40, 30), (n, 0, 0)) for n in range(100)]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    return out.getvalue()


def cut(data: bytes) -> bytes:
    """Half of a file."""
    return data[: len(data) // 2]


TORTURE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("a.pdf", lambda: b""),
    "zip": ("a.zip", lambda: samples.package(a=b"x")),
    "rar": ("a.rar", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(100)),
    "7z": ("a.7z", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(100)),
    "gzip": ("a.gz", lambda: b"\x1f\x8b\x08" + bytes(100)),
    "program": ("a.exe", lambda: b"MZ" + bytes(200)),
    "page of the web": ("a.pdf", lambda: b"<!doctype html><script>1</script>"),
    "drawing with a script": ("a.svg", lambda: b"<svg><script>1</script></svg>"),
    "macros": ("a.docm", lambda: samples.office("wordprocessingml.document", word__vbaProject=b"")),
    "macros in a DOCX": (
        "a.docx",
        lambda: samples.office("wordprocessingml.document", **{"word/vbaProject.bin": b"x"}),
    ),
    "old macros": (
        "a.doc",
        lambda: offices.word97("Tờ trình") + "_VBA_PROJECT".encode("utf-16-le"),
    ),
    "locked DOCX": ("a.docx", lambda: samples.LOCKED_DOCX),
    "locked parts": ("a.docx", locked_zip),
    "locked PDF": ("a.pdf", samples.locked_pdf),
    "locked DOC": ("a.doc", lambda: offices.word97("Tờ trình", encrypted=True)),
    "half a PDF": ("a.pdf", lambda: cut(samples.scanned_pdf())),
    "half a DOCX": ("a.docx", lambda: cut(offices.word("Một", "Hai"))),
    "half an XLSX": ("a.xlsx", lambda: cut(offices.workbook(S=[["Một"]]))),
    "half a DOC": ("a.doc", lambda: offices.word97("Tờ trình")[:1800]),
    "half a PNG": ("a.png", lambda: cut(samples.picture("PNG", width=900, height=900))),
    "half a JPEG": ("a.jpg", lambda: cut(samples.picture("JPEG", width=900, height=900))),
    "half a WebP": ("a.webp", lambda: cut(samples.picture("WEBP", width=900, height=900))),
    "circular PDF": ("a.pdf", circular_pdf),
    "circular DOC": ("a.doc", circular_doc),
    "zip bomb": ("a.docx", unpacking_bomb),
    "lying zip bomb": ("a.docx", lying_bomb),
    "many parts": ("a.docx", many_parts),
    "entity bomb": ("a.docx", entity_bomb),
    "file of the machine": ("a.docx", outside_entity),
    "deep text": ("a.docx", deep_text),
    "20 000 pages": ("a.pdf", lambda: many_pages(20_000)),
    "scripts": ("a.pdf", scripted_pdf),
    "page like a street": ("a.pdf", huge_page),
    "huge picture": ("a.png", lambda: huge_picture(60_000, 60_000)),
    "huge picture, half of it": ("a.png", lambda: huge_picture(9_000, 9_000)),
    "a hundred pictures": ("a.webp", animated),
    "picture without colours": ("a.png", lambda: samples.picture("PNG", mode="1")),
    "picture one point high": (
        "a.png",
        lambda: samples.picture("PNG", width=20_000, height=1),
    ),
    "long line": ("a.txt", lambda: "chi bộ ".encode() * 300_000),
    "bytes": ("a.txt", lambda: bytes(range(256)) * 40),
}
