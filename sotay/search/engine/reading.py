"""Reading the index, from every page process: what was committed last, whoever wrote it."""

import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tantivy import DocAddress, Index, Query, Searcher

from sotay.kernel.turns import of_this_process
from sotay.search.engine import places
from sotay.search.engine.faults import Unusable, told
from sotay.search.engine.schema import number_of, prepared


@dataclass(frozen=True)
class Found:
    """A passage that fits. Whether its finder may read it, the database says."""

    key: str
    page: int | None
    place: DocAddress


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


def first(searcher: Searcher, query: Query, most: int, *, sources: Collection[str]) -> list[Found]:
    """The passages of these sources that fit best."""
    with of_this_process.aside():  # the engine computes without the interpreter
        hits = searcher.search(query, most, count=False).hits
    places_of_hits = [place for _score, place in hits]
    origins, things, pages = (
        searcher.fast_field_values(name, places_of_hits) for name in ("origin", "thing", "page")
    )
    names = {number_of(source): source for source in sources}
    return [
        Found(f"{names[int(origin)]}:{thing}", int(page) if page else None, place)
        for origin, thing, page, place in zip(origins, things, pages, places_of_hits, strict=True)
        if origin is not None and int(origin) in names
    ]


def held_by(searcher: Searcher, words: Iterable[str]) -> dict[str, int]:
    """How many passages hold each of these words, whoever may read them: never to be told."""
    return {word: int(searcher.doc_freq("plain", word)) for word in words}


def text_of(searcher: Searcher, found: Found) -> str:
    """The words of a passage; none for the thing itself."""
    return bytes(searcher.doc(found.place).get_first("text") or b"").decode()


def count(root: Path) -> int:
    """How many passages there are.

    Raises:
        Unusable: there is no index.
    """
    with reading(root) as searcher:
        return int(searcher.num_docs)


def _stamp(folder: Path) -> tuple[int, int]:
    state = (folder / "meta.json").stat()
    return state.st_mtime_ns, state.st_ino
