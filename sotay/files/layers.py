"""Where the words of a PDF stand on its pages, so that a picture of a page can be searched.

Read once, and kept beside the pictures. A scan and a file of another kind have none.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from sotay.files import kinds, layer_script, places
from sotay.files.models import Blob
from sotay.files.pdf_reader import run, turn
from sotay.files.previews import write_whole


@dataclass(frozen=True)
class Piece:
    """A piece of a line, in thousandths of the page's width."""

    text: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Layer:
    """The words of one page, in reading order."""

    height: int
    pieces: tuple[Piece, ...]


def layer_bytes(blob: Blob) -> bytes:
    """The layers of all pages as ``layer_script`` prints them; ``[]`` where there are none.

    Raises:
        Conflict: nobody has read the file yet, and too many others are being read.
    """
    if blob.media_type != kinds.PDF.media_type:
        return b"[]"
    place = places.of_layers(Path(settings.FILES_ROOT), blob.sha256)
    if not place.exists():
        with turn():
            if not place.exists():
                write_whole(place, _read(blob))
    return place.read_bytes()


def layers_in(said: bytes) -> list[Layer]:
    """The layer of each page, from what ``layer_bytes`` gave."""
    return [
        Layer(height, tuple(Piece(*piece) for piece in pieces))
        for height, pieces in json.loads(said)
    ]


def _read(blob: Blob) -> bytes:
    status, said = run(layer_script.__file__, "pdf", blob.path)
    return said if status == 0 else b"[]"
