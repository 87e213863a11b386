"""Reading the index, from every page process: what was committed last, whoever wrote it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tantivy import Index, Query, Searcher

from sotay.search.engine import places
from sotay.search.engine.faults import Unusable, told
from sotay.search.engine.schema import prepared


@dataclass(frozen=True)
class Found:
    """A passage that fits. Whether its finder may read it, the database says."""

    key: str
    page: int | None
    text: str


@dataclass
class _Opened:
    """What a process has open, and the mark of its last commit."""

    folder: Path | None = None
    index: Index | None = None
    stamp: tuple[int, int] = (0, 0)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def newest(self, root: Path) -> Searcher:
        with self.lock:
            folder = places.current(root)
            if folder is None:
                self.close()
                raise Unusable("there is no index yet")
            try:
                return self._searcher(folder)
            except Unusable:
                self.close()
                raise

    def close(self) -> None:
        self.folder = self.index = None

    def _searcher(self, folder: Path) -> Searcher:
        with told():
            stamp = _stamp(folder)
            if self.index is None or folder != self.folder:
                self.index = prepared(Index.open(str(folder)))
                self.index.config_reader("manual")
                self.index.reload()
                self.folder, self.stamp = folder, stamp
            elif stamp != self.stamp:
                self.index.reload()
                self.stamp = stamp
            return self.index.searcher()


_opened = _Opened()


@contextmanager
def reading(root: Path) -> Iterator[Searcher]:
    """The index as it was committed last.

    Raises:
        Unusable: there is none, or it is torn.
    """
    try:
        searcher = _opened.newest(root)
    except Unusable:
        # Perhaps a new one took its place in this very moment.
        searcher = _opened.newest(root)
    with told():
        yield searcher


def first(searcher: Searcher, query: Query, most: int) -> list[Found]:
    """The passages that fit best."""
    hits = searcher.search(query, most, count=False).hits
    return [_found(searcher, address) for _score, address in hits]


def count(root: Path) -> int:
    """How many passages there are.

    Raises:
        Unusable: there is no index.
    """
    with reading(root) as searcher:
        return int(searcher.num_docs)


def _found(searcher: Searcher, address: object) -> Found:
    kept = searcher.doc(address)  # type: ignore[arg-type]
    page, text = kept.get_first("page"), kept.get_first("text")
    return Found(str(kept.get_first("key")), page or None, bytes(text or b"").decode())


def _stamp(folder: Path) -> tuple[int, int]:
    state = (folder / "meta.json").stat()
    return state.st_mtime_ns, state.st_ino
