"""What the processes of a server use: CPU and memory, read from /proc (Linux)."""

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
INTERVAL = 0.5  # seconds between two looks
_ROLES = ("pages", "wire", "jobs")


def is_measurable() -> bool:
    """Whether this system has a /proc to read."""
    return (_PROC / "self/stat").exists()


@dataclass(frozen=True)
class Process:
    """One look at one process."""

    pid: int
    parent: int
    seconds: float
    memory: int
    words: tuple[str, ...]
    # Of the memory, what is no page of a mapped file.
    own: int = 0


def processes() -> dict[int, Process]:
    """All that may be seen, by id."""
    found = {}
    for folder in _PROC.iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError, ValueError, IndexError):
                found[int(folder.name)] = _process(folder)
    return found


def _process(folder: Path) -> Process:
    # The name in brackets may hold anything, so count from behind it.
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    words = (folder / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    resident, mapped = (int(pages) * _PAGE for pages in (folder / "statm").read_text().split()[1:3])
    ticks = int(fields[11]) + int(fields[12])
    return Process(
        pid=int(folder.name),
        parent=int(fields[1]),
        seconds=ticks / _TICKS,
        memory=resident,
        words=tuple(words),
        own=resident - mapped,
    )


def descendants(root: int, known: dict[int, Process]) -> Iterator[Process]:
    """A process and everything that it started."""
    if root in known:
        yield known[root]
    for process in known.values():
        if process.parent == root:
            yield from descendants(process.pid, known)


def roles(root: int, known: dict[int, Process]) -> dict[int, str]:
    """What each process of a server is: pages, wire, jobs, or the parent."""
    named: dict[int, str] = {}

    def name(pid: int, inherited: str) -> None:
        words = known[pid].words if pid in known else ()
        own = next((role for role in _ROLES if role in words), inherited)
        named[pid] = own
        for process in known.values():
            if process.parent == pid and process.pid not in named:
                name(process.pid, own)

    name(root, "parent")
    return named


@dataclass
class Use:
    """What one role used between two moments."""

    cpu: float = 0.0
    memory: int = 0
    most: int = 0

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "cpu_s": round(self.cpu, 2),
            "memory_mb": round(self.memory / 1e6, 1),
            "max_memory_mb": round(self.most / 1e6, 1),
        }


@dataclass
class Meter:
    """Looks at a server twice a second, in a thread, and adds up."""

    # The server's first process; another one after a restart.
    root: Callable[[], int | None]
    # The name of a PostgreSQL database, whose server processes name it in their own.
    database: str = ""
    _first: dict[int, float] = field(default_factory=dict)
    _last: dict[int, float] = field(default_factory=dict)
    _role: dict[int, str] = field(default_factory=dict)
    _memory: dict[str, int] = field(default_factory=dict)
    _most: dict[str, int] = field(default_factory=dict)
    _own: dict[str, int] = field(default_factory=dict)
    _stop: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Self:
        if is_measurable():
            self.look()
            self._thread = threading.Thread(target=self._watch, name="meter", daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *_reason: object) -> None:
        if is_measurable():
            self._stop.set()
            self._thread.join()
            self.look()

    def look(self) -> None:
        """Look now."""
        root = self.root()
        if root is None:
            return
        known = processes()
        with self._lock:
            begins = not self._last
            sums: dict[str, int] = {}
            self._own = {}
            named = roles(root, known) | self._of_the_database(known)
            for pid, role in named.items():
                if pid not in known:
                    continue
                seen = known[pid]
                # One that appears later has used what it used in our time.
                self._first.setdefault(pid, seen.seconds if begins else 0.0)
                self._last[pid] = seen.seconds
                self._role[pid] = role
                sums[role] = sums.get(role, 0) + seen.memory
                self._own[role] = self._own.get(role, 0) + seen.own
            for role, memory in sums.items():
                self._memory[role] = memory
                self._most[role] = max(self._most.get(role, 0), memory)

    def _of_the_database(self, known: dict[int, Process]) -> dict[int, str]:
        if not self.database:
            return {}
        return {
            pid: "database"
            for pid, process in known.items()
            if process.words[0].startswith("postgres:") and self.database in process.words[0]
        }

    def use(self) -> dict[str, Use]:
        """What each role used since the meter was opened."""
        with self._lock:
            found: dict[str, Use] = {}
            for pid, last in self._last.items():
                role = self._role[pid]
                use = found.setdefault(
                    role, Use(memory=self._memory.get(role, 0), most=self._most.get(role, 0))
                )
                use.cpu += max(0.0, last - self._first[pid])
            return found

    def memory_of(self, role: str) -> int:
        """Bytes resident, at a look made now."""
        self.look()
        with self._lock:
            return self._memory.get(role, 0)

    def own_memory_of(self, role: str) -> int:
        """The same without mapped files.

        The pages of a database or an index that were looked at count as memory of each process
        that looked; there is one copy of them, and the system drops it when it likes.
        """
        self.look()
        with self._lock:
            return self._own.get(role, 0)

    def cpu(self) -> float:
        """Seconds of all roles so far, at a look made now."""
        self.look()
        return sum(use.cpu for use in self.use().values())

    def _watch(self) -> None:
        while not self._stop.wait(INTERVAL):
            self.look()


@dataclass
class OwnUse:
    """What the driver itself uses, so that a driver at its limit is recognised."""

    cpu: float = field(default_factory=time.process_time)
    wall: float = field(default_factory=time.monotonic)

    def share(self) -> tuple[float, float]:
        """Seconds of CPU, and their share of the time that passed (1: a whole core)."""
        cpu, wall = time.process_time() - self.cpu, time.monotonic() - self.wall
        return cpu, cpu / wall if wall else 0.0
