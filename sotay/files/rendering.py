"""Reads PDFs that strangers made, as a script of its own.

One that crashes, hangs or eats memory takes nobody along. See ``pdf_reader``, its caller.

``pages FILE`` prints the number of pages. ``draw FILE FOLDER FIRST LAST WIDTH…`` draws each
page in each width as ``FOLDER/WIDTH-PAGE.webp``, and prints a line of JSON when a page is on
the disk: its number, then per width the pixels across, down, and the bytes; null for a page
that cannot be drawn. Exit status 3: a password is needed; 4: not a PDF that can be read.
"""

import io
import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

PASSWORD, UNREADABLE = 3, 4
# Bytes of address space; a page of 1 600 × 2 300 points needs some tens of megabytes.
_MEMORY = 2 << 30
_LARGEST_FILE = 8 << 20
# Seconds for one page, in all its widths; half a second is usual.
PAGE_TIME = 30
_HIGHEST = 4
_PDFIUM_PASSWORD = 4

# Bytes that a picture should not exceed: 80 KB on a phone's 720 pixels, by area.
_BYTES_PER_PIXEL = 80_000 / (720 * 1018)
# Print is black on white: a few shades say it all, sharply, in half the bytes of a photo.
_SHADES = (16, 8, 4)
_COLOURS = (64, 32, 16)
# Scans and photos: the best quality that fits.
_QUALITIES = (70, 55, 42, 30, 20, 12, 6)
_GREY = 6  # how far red, green and blue of a grey page may lie apart


def main(words: list[str]) -> int:
    """Do one thing; returns the exit status."""
    _limit_ourselves()
    try:
        document = pypdfium2.PdfDocument(words[1])
    except pypdfium2.PdfiumError as error:
        return PASSWORD if getattr(error, "err_code", None) == _PDFIUM_PASSWORD else UNREADABLE
    try:
        if words[0] == "pages":
            sys.stdout.write(str(len(document)))
        else:
            first, last, *widths = map(int, words[3:])
            _draw(document, Path(words[2]), range(first, last + 1), widths)
    except pypdfium2.PdfiumError:
        return UNREADABLE
    return 0


def _limit_ourselves() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits; time is limited from outside in any case


def _draw(document: Any, folder: Path, numbers: range, widths: list[int]) -> None:
    parent = os.getppid()
    for number in numbers:
        if os.getppid() != parent:
            return  # nobody waits for the rest
        signal.alarm(PAGE_TIME)  # nothing in Python hears it: it ends the process
        report: list[Any] = [number]
        try:
            for width, data, size in _pictures(document[number - 1], widths):
                _write(folder / f"{width}-{number}.webp", data)
                report.append([*size, len(data)])
        except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError, MemoryError, OSError):
            report = [number, None]
        print(json.dumps(report), flush=True)  # noqa: T201 (a script)
    signal.alarm(0)


def _pictures(page: Any, widths: list[int]) -> Iterator[tuple[int, bytes, tuple[int, int]]]:
    """The page in each width; what suits the first one suits the others."""
    printed: bool | None = None
    for width in widths:
        # A page like a till roll is drawn narrower rather than without end.
        scale = min(width / page.get_width(), _HIGHEST * width / page.get_height())
        image = page.render(scale=scale).to_pil().convert("RGB")
        budget = int(_BYTES_PER_PIXEL * max(image.width * image.height, 400 * 400))
        grey = _is_grey(image)
        if grey:
            image = image.convert("L")
        if printed is None:
            coarse = _encode(_few(image, 0), lossless=True, quality=50)
            printed = len(coarse) <= len(_encode(image, quality=_QUALITIES[1]))
        yield width, _smallest_loss(image, budget, printed=printed), image.size


def _smallest_loss(image: Any, budget: int, *, printed: bool) -> bytes:
    """The picture with the least loss that stays within the budget, or else the smallest."""
    data = b""
    if printed:
        for step in range(len(_SHADES)):
            data = _encode(_few(image, step), lossless=True, quality=50)
            if len(data) <= budget:
                return data
    for quality in _QUALITIES:
        data = _encode(image, quality=quality)
        if len(data) <= budget:
            return data
    # Nothing but noise: half as sharp, and what is left of it.
    soft = image.reduce(2).resize(image.size)
    return min((data, _encode(soft, quality=_QUALITIES[-1])), key=len)


def _few(image: Any, step: int) -> Any:
    """The image in a few shades of grey, or in a few colours."""
    if image.mode != "L":
        return image.quantize(_COLOURS[step], dither=0).convert("RGB")
    width = 255 / (_SHADES[step] - 1)
    return image.point([round(round(value / width) * width) for value in range(256)])


def _is_grey(image: Any) -> bool:
    from PIL import ImageChops

    red, green, blue = image.split()
    apart: Any = ImageChops.lighter(
        ImageChops.difference(red, green), ImageChops.difference(green, blue)
    )
    return bool(apart.getextrema()[1] <= _GREY)


def _encode(image: Any, *, quality: int, lossless: bool = False) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, lossless=lossless, method=4)
    return out.getvalue()


def _write(path: Path, data: bytes) -> None:
    """On the disk, not only on its way there: a browser keeps what it gets for a year."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
