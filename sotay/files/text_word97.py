"""The words of a Word 97–2003 file (DOC), for ``text_script``: runs in the child process only.

As much of two published formats as the words need: the compound file (MS-CFB) in which streams
lie like files on a disk, and the table of pieces (MS-DOC, 2.4.1) that says where the text lies.
Every chain is followed over as many sectors as the file can hold, and no further.
"""

import re
import struct
from collections.abc import Iterator
from pathlib import Path

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_END = 0xFFFFFFFA  # sector numbers from here on are no sectors
_WORD, _ENCRYPTED, _TABLE_1 = 0xA5EC, 0x0100, 0x0200
_COMPRESSED = 1 << 30
# A field holds its instruction, then its result: 0x13 … 0x14 … 0x15.
_INSTRUCTION = re.compile("\x13[^\x13\x14\x15]*\x14?")
_MARKS = re.compile("[\x00-\x06\x08\x0e-\x1f\ufffe\uffff]")


class Locked(Exception):
    """It opens with a password only."""


class Broken(ValueError):
    """It is no such file, or half of one."""


def word97(path: str) -> Iterator[Iterator[str]]:
    """One page: the running text, then page headers and notes.

    Raises:
        Locked: a password is needed.
        Broken: it cannot be read.
    """
    yield iter(_text(Compound(Path(path).read_bytes())).splitlines())


def _text(compound: "Compound") -> str:
    head = compound.stream("WordDocument")
    if len(head) < 426 or struct.unpack_from("<H", head)[0] != _WORD:
        raise Broken("no Word file")
    flags = struct.unpack_from("<H", head, 10)[0]
    if flags & _ENCRYPTED:
        raise Locked
    table = compound.stream("1Table" if flags & _TABLE_1 else "0Table")
    at, length = struct.unpack_from("<II", head, 418)
    text = "".join(_pieces(head, table[at : at + length]))
    while (shorter := _INSTRUCTION.sub("", text)) != text:
        text = shorter
    # A soft hyphen, which is a letter in a font of before Unicode.
    text = text.replace("\x1f", "\u00ad")
    # Ends of cells and rows; page and line breaks.
    text = text.replace("\x07\x07", "\n").replace("\x07", " | ")
    return _MARKS.sub("", text.replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n"))


def _pieces(head: bytes, clx: bytes) -> Iterator[str]:
    at = 0
    while clx[at : at + 1] == b"\x01":  # formatting of pieces
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at : at + 1] != b"\x02":
        raise Broken("no table of pieces")
    plc = clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
    count = (len(plc) - 4) // 12
    if count < 1:
        raise Broken("no pieces")
    ends = struct.unpack_from(f"<{count + 1}I", plc)
    for place in range(count):
        letters = ends[place + 1] - ends[place]
        if letters < 0:
            raise Broken("pieces overlap")
        where = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * place + 2)[0]
        if where & _COMPRESSED:
            begin = (where & ~_COMPRESSED) // 2
            yield head[begin : begin + letters].decode("cp1252", "replace")
        else:
            yield head[where : where + 2 * letters].decode("utf-16-le", "replace")


class Compound:
    """Streams in a compound file."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(_OLE):
            raise Broken("no compound file")
        self._data = data
        self._size = 1 << min(struct.unpack_from("<H", data, 30)[0], 20)
        self._small = 1 << min(struct.unpack_from("<H", data, 32)[0], 20)
        self._cutoff = struct.unpack_from("<I", data, 56)[0]
        self._fat = self._table(self._fat_sectors())
        first, mini = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 60)[0]
        self._entries = dict(self._directory(self._chain(first)))
        self._mini_fat = self._words(self._chain(mini))
        start, size = self._entries.get("Root Entry", (_END, 0))
        self._mini = self._chain(start)[:size]

    def stream(self, name: str) -> bytes:
        """The bytes of a stream.

        Raises:
            Broken: there is none.
        """
        if name not in self._entries:
            raise Broken(name)
        start, size = self._entries[name]
        if size >= self._cutoff:
            return self._chain(start)[:size]
        taken: list[bytes] = []
        at = start
        while at < len(self._mini_fat) and len(taken) <= len(self._mini_fat):
            taken.append(self._mini[at * self._small : (at + 1) * self._small])
            at = self._mini_fat[at]
        return b"".join(taken)[:size]

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        return self._data[begin : begin + self._size]

    def _fat_sectors(self) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        more, count = struct.unpack_from("<II", self._data, 68)
        for _step in range(min(count, len(self._data) // self._size)):
            if more >= _END:
                break
            words = self._words(self._sector(more))
            if not words:
                break
            sectors += words[:-1]
            more = words[-1]
        return [number for number in sectors if number < _END]

    def _table(self, sectors: list[int]) -> list[int]:
        most = len(self._data) // self._size + 1
        return [word for number in sectors[:most] for word in self._words(self._sector(number))]

    def _chain(self, at: int) -> bytes:
        taken: list[bytes] = []
        most = len(self._data) // self._size + 1
        while at < len(self._fat) and len(taken) <= most:
            taken.append(self._sector(at))
            at = self._fat[at]
        return b"".join(taken)

    @staticmethod
    def _words(data: bytes) -> list[int]:
        return list(struct.unpack_from(f"<{len(data) // 4}I", data))

    @staticmethod
    def _directory(data: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
        for at in range(0, len(data) - 127, 128):
            length = struct.unpack_from("<H", data, at + 64)[0]
            if 2 <= length <= 64 and data[at + 66] in (1, 2, 5):
                name = data[at : at + length - 2].decode("utf-16-le", "replace")
                yield name, struct.unpack_from("<II", data, at + 116)
