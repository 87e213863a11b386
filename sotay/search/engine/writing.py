"""Writing the index: by one process at a time, and all or nothing."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tantivy import Document, Index, IndexWriter

from sotay.search.engine.faults import Busy, told
from sotay.search.engine.schema import number_of, prepared, schema
from sotay.search.rules.entries import Entry, Indexed

_MEMORY = 40_000_000  # bytes that the engine fills before it writes a piece of the index


@contextmanager
def the_pen(root: Path, *, wait: float = 0.0) -> Iterator[None]:
    """Be the only one who writes.

    Raises:
        Busy: another process writes, and went on for ``wait`` seconds.
    """
    root.mkdir(parents=True, exist_ok=True)
    file = os.open(root / "pen", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + wait
        while not _taken(file):
            if time.monotonic() >= deadline:
                raise Busy
            time.sleep(0.1)
        yield
    finally:
        os.close(file)


def _taken(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Writer:
    """Puts things into one index; nobody sees them before the end."""

    def __init__(self, writer: IndexWriter) -> None:
        self._writer = writer

    def take_out(self, key: str) -> None:
        """Everything of one thing."""
        self._writer.delete_documents_by_term("key", key)

    def put(self, entry: Entry) -> None:
        """Everything of one thing, in place of what was there."""
        self.take_out(entry.key)
        for passage in entry.indexed():
            self._writer.add_document(_document(entry, passage))


@contextmanager
def writing(folder: Path) -> Iterator[Writer]:
    """Write into the index in ``folder``, which is made if it is empty.

    Raises:
        Unusable: it is torn.
    """
    with told():
        index = prepared(Index(schema(), path=str(folder)))
        writer = index.writer(heap_size=_MEMORY, num_threads=1)
        try:
            yield Writer(writer)
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        writer.wait_merging_threads()


def _document(entry: Entry, passage: Indexed) -> Document:
    made = Document()
    source, _colon, thing = entry.key.partition(":")
    made.add_text("key", entry.key)
    made.add_text("source", source)
    made.add_unsigned("origin", number_of(source))
    made.add_unsigned("thing", int(thing))
    made.add_unsigned("page", passage.page or 0)
    made.add_bytes("text", passage.text.encode())
    made.add_text("plain", " ".join(passage.plain))
    made.add_text("marked", " ".join(passage.marked))
    made.add_text("pairs", " ".join(passage.pairs))
    made.add_text("head", " ".join(passage.head))
    made.add_text("title", " ".join(passage.title))
    made.add_text("codes", " ".join(passage.codes))
    made.add_text("who", " ".join(sorted(entry.who)))
    made.add_text("issuer", " ".join(entry.issuer_words))
    for name, value in entry.facts.items():
        made.add_text(name, value)
    return made
