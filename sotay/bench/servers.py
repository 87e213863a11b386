"""A server of one's own on throw-away data: set, started, killed, stopped, taken away."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit, urlunsplit

from sotay.bench.connections import Place
from sotay.bench.meters import descendants, processes
from sotay.bench.ports import FIRST_PORT, HOST, NoServer, answers, reserve_ports
from sotay.bench.stage.plan import Cast, Plan

# Whatever becomes of us, the server does not stay behind.
SERVE = (
    "from sotay.config import cli, lifeline; lifeline.follow_parent(); raise SystemExit(cli.main())"
)
READY = 90.0  # seconds until a server answers
PATIENCE = 8.0  # seconds until it is gone


@dataclass(frozen=True)
class Size:
    """How large a server is started."""

    workers: int = 2
    threads: int = 4
    wires: int = 1


@dataclass
class Server:
    """``sotay serve`` as a child, on a folder that nobody else uses."""

    folder: Path
    size: Size
    database: str = ""
    port: int = 0
    # Variables besides those that every server of a benchmark has.
    also: dict[str, str] = field(default_factory=dict)
    _reserved: IO[bytes] | None = field(default=None, repr=False)
    _process: subprocess.Popen[bytes] | None = None
    _log: IO[bytes] | None = field(default=None, repr=False)

    @property
    def pages(self) -> Place:
        """Where the pages are."""
        return Place(HOST, self.port)

    @property
    def pid(self) -> int | None:
        """The parent of all its processes, while it runs."""
        return self._process.pid if self._process else None

    @property
    def database_name(self) -> str:
        """The name of its PostgreSQL database; empty for SQLite."""
        return urlsplit(self.database).path.lstrip("/")

    @property
    def environment(self) -> dict[str, str]:
        """The variables of the server, and of whoever looks into its database."""
        ours = {name: value for name, value in os.environ.items() if not name.startswith("SOTAY_")}
        return {
            **ours,
            "SOTAY_DATA": str(self.folder),
            "SOTAY_DATABASE_URL": self.database,
            "SOTAY_PORT": str(self.port or FIRST_PORT),
            "SOTAY_WORKERS": str(self.size.workers),
            "SOTAY_THREADS": str(self.size.threads),
            "SOTAY_WIRE_WORKERS": str(self.size.wires),
            "SOTAY_LOG_LEVEL": "WARNING",
            "DJANGO_SETTINGS_MODULE": "sotay.config.settings",
            **self.also,
        }

    def start(self) -> None:
        """Start it and wait until its pages and its wire answer.

        Raises:
            NoServer: it ended, or did not answer in time.
        """
        if not self.port:
            self.port, self._reserved = reserve_ports(2)
        self._log = (self.folder.parent / "server.log").open("ab")
        self._process = subprocess.Popen(  # noqa: S603 (ours)
            [sys.executable, "-c", SERVE, "serve"],
            env=self.environment,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )
        deadline = time.monotonic() + READY
        while not (answers(self.port) and answers(self.port + 1)):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise NoServer(f"sotay serve did not come up:\n{self.last_words()}")
            time.sleep(0.05)

    def kill(self) -> None:
        """End all its processes at once, as a power cut would (-9)."""
        if self._process is None:
            return
        for process in list(descendants(self._process.pid, processes())):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None
        self._wait_until_gone()

    def _wait_until_gone(self) -> None:
        """A killed process answers until the kernel has taken its sockets away."""
        deadline = time.monotonic() + PATIENCE
        while answers(self.port) or answers(self.port + 1):
            if time.monotonic() > deadline:
                raise NoServer("somebody still answers after kill -9")
            time.sleep(0.01)

    def stop(self) -> None:
        """Stop it in order; what does not stop in time is killed."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.kill()
        self._process = None
        for held in (self._log, self._reserved):
            if held is not None:
                held.close()

    def last_words(self) -> str:
        """The end of what it wrote."""
        log = self.folder.parent / "server.log"
        return log.read_text(errors="replace")[-2000:] if log.exists() else ""

    def ask(self, module: str, question: Any) -> Any:
        """Run a module of ours that knows the database, with JSON in and JSON out.

        Raises:
            NoServer: it failed.
        """
        done = subprocess.run(  # noqa: S603 (ours)
            [sys.executable, "-m", module],
            input=json.dumps(question).encode(),
            env=self.environment,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise NoServer(f"{module}: {done.stderr.decode(errors='replace')[-2000:]}")
        return json.loads(done.stdout)


@contextmanager
def set_stage(plan: Plan, size: Size, database: str) -> Iterator[tuple[Server, Cast]]:
    """A folder (and a database) with the plan's people; the server is not started yet.

    ``database`` names a PostgreSQL server; a database of our own is made in it and dropped
    afterwards, whatever else is there is never touched. Empty means SQLite.
    """
    top = Path(tempfile.mkdtemp(prefix="sotay-bench-"))
    (top / "data").mkdir(mode=0o700)
    try:
        with _database(database) as url:
            server = Server(folder=top / "data", size=size, database=url)
            try:
                cast = Cast.from_json(server.ask("sotay.bench.stage", plan.as_json()))
                yield server, cast
            finally:
                server.stop()
    finally:
        shutil.rmtree(top, ignore_errors=True)


@contextmanager
def _database(url: str) -> Iterator[str]:
    if not url:
        yield ""
        return
    import psycopg
    from psycopg import sql

    name = f"sotay_bench_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        there = urlsplit(url)
        yield urlunsplit((there.scheme, there.netloc, f"/{name}", there.query, ""))
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
            connection.execute(drop.format(sql.Identifier(name)))
