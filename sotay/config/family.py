"""One parent and its child processes: started together, mended, stopped together."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Sequence
from types import FrameType

from sotay.config.environment import CannotStart

PATIENCE = 4.0  # seconds from "stop" to "stopped", whatever a child is doing
TICK = 0.1  # seconds
SHORT_LIFE = 5.0  # seconds; a child that dies younger than this three times is hopeless
LIVES = 3
REST = 60.0  # seconds before a hopeless child that we can do without is tried again
READY = 60.0  # seconds for every port to answer; nothing that takes longer will come


class PortTaken(CannotStart):
    """Another program listens on the port; the text says which port."""


def require_free(host: str, port: int) -> None:
    """Check that nobody listens there.

    The servers share their port among workers, so the system would let a second server
    join the first one silently; that is why we look first.

    Raises:
        PortTaken: the port is in use, or not ours to use.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(f"cannot listen on {host}:{port}: {error.strerror}") from error


class Child:
    """A program under the parent's care. ``needed``: without it the others are no use."""

    def __init__(self, name: str, command: Sequence[str], *, needed: bool = True):
        self.name = name
        self.command = command
        self.needed = needed
        self.short_lives = 0
        self.start()

    def start(self) -> None:
        """Start it, in a session of its own: a Ctrl-C at the terminal is the parent's."""
        self.again_at: float | None = None
        self.born = time.monotonic()
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603 (ours)

    def mend(self) -> bool:
        """Start it again if it died. False when it keeps dying and is needed."""
        if self.process.poll() is None:
            return True
        now = time.monotonic()
        if self.again_at is None:
            self.short_lives = self.short_lives + 1 if now - self.born < SHORT_LIFE else 1
            hopeless = self.short_lives >= LIVES
            if hopeless and self.needed:
                return False
            self.end()
            self.again_at = now + REST if hopeless else now
        if now >= self.again_at:
            self.start()
        return True

    def end(self) -> None:
        """Leave nothing of it running, its own workers included."""
        # macOS answers "not permitted" where Linux answers "no such process".
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Family:
    """The parent's side of ``sotay serve``."""

    def __init__(
        self,
        commands: dict[str, Sequence[str]],
        say: Callable[[str], None],
        *,
        spared: Collection[str] = (),
    ):
        """``spared`` are the names of those without which the others go on."""
        self._commands = commands
        self._spared = spared
        self._say = say
        self._children: list[Child] = []
        self._stopping = False

    def run(self, when_ready: Callable[[], None], ports: Sequence[tuple[str, int]]) -> int:
        """Start all, call ``when_ready`` once every port answers, stay until told to stop.

        Returns the exit status: 0 after a wanted stop, 1 when a child cannot be kept alive.
        """
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._told_to_stop)
        try:
            self._children = [
                Child(name, line, needed=name not in self._spared)
                for name, line in self._commands.items()
            ]
            return self._tend(when_ready, list(ports))
        finally:
            self._stop()

    def _tend(self, when_ready: Callable[[], None], waiting: list[tuple[str, int]]) -> int:
        patient_until = time.monotonic() + READY
        announced = False
        while not self._stopping:
            hopeless = [child.name for child in self._children if not child.mend()]
            if hopeless:
                self._say(f"{hopeless[0]} keeps stopping by itself; giving up")
                return 1
            waiting = [place for place in waiting if not _answers(*place)]
            if waiting and time.monotonic() > patient_until:
                places = ", ".join(f"{host}:{port}" for host, port in waiting)
                self._say(f"nothing answers at {places}; giving up")
                return 1
            if not waiting and not announced:
                announced = True
                when_ready()
            time.sleep(TICK)
        return 0

    def _told_to_stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _stop(self) -> None:
        for child in self._children:
            child.process.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self._children:
            try:
                child.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self._say(f"{child.name} was slow to stop and was ended")
        for child in self._children:
            child.end()


def python(module: str, *words: str) -> list[str]:
    """The command that runs a module of ours with this very interpreter."""
    return [sys.executable, "-m", module, *words]


def _answers(host: str, port: int) -> bool:
    place = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (asked, not bound)
    try:
        with socket.create_connection((place, port), timeout=0.5):
            return True
    except OSError:
        return False
