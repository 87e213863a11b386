"""Reads PDFs that strangers made, as a script of its own.

One that crashes, hangs or eats memory takes nobody along. See ``pdf_reader``, its caller.

``pages FILE`` prints the number of pages. ``draw FILE PAGE WIDTH`` writes a PNG to standard
output. Exit status 3: a password is needed; 4: not a PDF that can be read.
"""

import struct
import sys
import zlib
from typing import Any

import pypdfium2

PASSWORD, UNREADABLE = 3, 4
# Bytes of address space; a page of 1 600 × 2 300 points needs some tens of megabytes.
_MEMORY = 2 << 30
_HIGHEST = 4
_PDFIUM_PASSWORD = 4


def main(words: list[str]) -> int:
    """Do one thing; returns the exit status."""
    _limit_memory()
    try:
        document = pypdfium2.PdfDocument(words[1])
    except pypdfium2.PdfiumError as error:
        return PASSWORD if getattr(error, "err_code", None) == _PDFIUM_PASSWORD else UNREADABLE
    try:
        if words[0] == "pages":
            sys.stdout.write(str(len(document)))
        else:
            sys.stdout.buffer.write(_draw(document, int(words[2]), int(words[3])))
    except pypdfium2.PdfiumError:
        return UNREADABLE
    return 0


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits; time is limited from outside in any case


def _draw(document: Any, number: int, width: int) -> bytes:
    page = document[number - 1]
    scale = width / page.get_width()
    # A page like a till roll is drawn narrower rather than without end.
    scale = min(scale, _HIGHEST * width / page.get_height())
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    return png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def png(width: int, height: int, stride: int, rgb: bytes) -> bytes:
    """A PNG of 8-bit RGB rows, ``stride`` bytes apart."""
    rows = b"".join(
        b"\x00" + rgb[line * stride : line * stride + 3 * width] for line in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
