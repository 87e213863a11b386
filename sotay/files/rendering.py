"""Reads PDFs and pictures that strangers made, as a script of its own.

One that crashes, hangs or eats memory takes nobody along. See ``pdf_reader``, its caller.

``pages FILE`` prints the number of pages. ``draw FILE FOLDER FIRST LAST WIDTH…`` draws each
page in each width as ``FOLDER/WIDTH-PAGE.webp``, and prints a line of JSON when a page is on
the disk: its number, then per width the pixels across, down, and the bytes; null for a page
that cannot be drawn. ``scan FILE PICTURE PAGE`` draws one page as a grey PNG in which words can
be recognised. A picture is a document of one page. Exit status 3: a password is needed; 4: not a
file that can be read; 5: a picture of more points than we take.
"""

import io
import json
import math
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

PASSWORD, UNREADABLE, TOO_LARGE = 3, 4, 5
# Points of a picture; a telephone's camera takes 12 to 50 million.
MOST_POINTS = 100_000_000
# Bytes of address space; a page of 1 600 × 2 300 points needs some tens of megabytes.
_MEMORY = 2 << 30
_LARGEST_FILE = 8 << 20
_LARGEST_SCAN = 64 << 20
# Words are recognised best at 300 points to an inch; a large drawing gets fewer.
_SCAN_SCALE, _SCAN_POINTS = 300 / 72, 4200
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
    _limit_ourselves(_LARGEST_SCAN if words[0] == "scan" else _LARGEST_FILE)
    try:
        document = _opened(words[1])
    except TooLarge:
        return TOO_LARGE
    except (ValueError, OSError, SyntaxError, MemoryError):
        return UNREADABLE
    except pypdfium2.PdfiumError as error:
        return PASSWORD if getattr(error, "err_code", None) == _PDFIUM_PASSWORD else UNREADABLE
    try:
        if words[0] == "pages":
            sys.stdout.write(str(len(document)))
        elif words[0] == "scan":
            _scan(document[int(words[3]) - 1], Path(words[2]))
        else:
            first, last, *widths = map(int, words[3:])
            _draw(document, Path(words[2]), range(first, last + 1), widths)
    except _FAULTS:
        return UNREADABLE
    return 0


class TooLarge(Exception):
    """A picture of more points than we take."""


_FAULTS = (
    pypdfium2.PdfiumError, ValueError, ZeroDivisionError, MemoryError, OSError, SyntaxError,
)  # fmt: skip


def _opened(path: str) -> Any:
    """The document; a picture looks like one of one page."""
    with Path(path).open("rb") as file:
        is_pdf = b"%PDF-" in file.read(1024)
    return pypdfium2.PdfDocument(path) if is_pdf else [Photo(path)]


class Photo:
    """A picture as a page, sizes in its own points."""

    def __init__(self, path: str) -> None:
        from PIL import Image, ImageOps

        Image.MAX_IMAGE_PIXELS = None  # we count ourselves, before anything is unpacked
        image = Image.open(path, formats=("JPEG", "PNG", "WEBP"))
        if image.width * image.height > MOST_POINTS:
            raise TooLarge
        # A JPEG of a telephone is unpacked no larger than it is needed.
        image.draft("RGB", (3000, 3000))
        image.load()
        self._image: Any = ImageOps.exif_transpose(image)
        if self._image.mode not in ("RGB", "L"):
            flat = Image.new("RGB", self._image.size, "white")
            shown = self._image.convert("RGBA")
            flat.paste(shown, mask=shown.getchannel("A"))
            self._image = flat

    def get_width(self) -> float:
        """Points across."""
        return float(self._image.width)

    def get_height(self) -> float:
        """Points down."""
        return float(self._image.height)

    def render(self, *, scale: float) -> "Photo":
        """The same picture in another size, as PDFium's page does it."""
        size = (
            max(1, round(self._image.width * scale)),
            max(1, round(self._image.height * scale)),
        )
        other = Photo.__new__(Photo)
        other._image = self._image.resize(size, reducing_gap=2.0)  # noqa: SLF001 (our own)
        return other

    def to_pil(self) -> Any:
        """The picture itself."""
        return self._image


def _scan(page: Any, place: Path) -> None:
    longest = max(page.get_width(), page.get_height())
    photo = isinstance(page, Photo)
    scale = min(1.0 if photo else _SCAN_SCALE, _SCAN_POINTS / longest)
    page.render(scale=scale).to_pil().convert("L").save(place, "PNG", compress_level=1)


def _limit_ourselves(largest: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
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
        except _FAULTS:
            report = [number, None]
        print(json.dumps(report), flush=True)  # noqa: T201 (a script)
    signal.alarm(0)


def _pictures(page: Any, widths: list[int]) -> Iterator[tuple[int, bytes, tuple[int, int]]]:
    """The page in each width; what suits the first one suits the others."""
    printed: bool | None = None
    for width in widths:
        # A page like a till roll is drawn narrower rather than without end; a small picture
        # stays small.
        most = 1.0 if isinstance(page, Photo) else math.inf
        scale = min(width / page.get_width(), _HIGHEST * width / page.get_height(), most)
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
