"""Real processes: a parent with two children, one of which has a worker of its own."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sotay.config.family import LIVES, PortTaken, require_free

CHILD = """
import os, signal, subprocess, sys, time
from sotay.config.lifeline import follow_parent
follow_parent()
name, folder = sys.argv[1], sys.argv[2]
open(f"{folder}/{name}.{os.getpid()}", "w").close()
if name == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
if name == "mother":
    subprocess.Popen([sys.executable, sys.argv[0], "worker", folder])
if name in ("hopeless", "dispensable"):
    sys.exit(3)
while True:
    time.sleep(0.1)
"""

PARENT = """
import sys
from sotay.config.family import Family
child, folder, *names = sys.argv[1:]
commands = {n: [sys.executable, child, n, folder] for n in names}
family = Family(commands, print, spared=["dispensable"])
sys.exit(family.run(when_ready=lambda: print("ready", flush=True), ports=[]))
"""


class Household:
    """A parent under test, and who of its house is alive."""

    def __init__(self, folder: Path, *names: str):
        self.folder = folder
        (folder / "child.py").write_text(textwrap.dedent(CHILD))
        (folder / "parent.py").write_text(textwrap.dedent(PARENT))
        self.process = subprocess.Popen(
            [sys.executable, folder / "parent.py", folder / "child.py", folder, *names],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])},
        )

    def alive(self, name: str) -> list[int]:
        numbers = [int(path.suffix[1:]) for path in self.folder.glob(f"{name}.[0-9]*")]
        return [number for number in numbers if _runs(number)]

    def wait_for(self, condition: Callable[[], bool], seconds: float = 10) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, "it did not happen"
            time.sleep(0.02)  # another process is what we wait for


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    # A dead child of a dead parent may wait for init to collect it: dead all the same.
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        # Collected between the two looks; on macOS there is nothing to look at.
        return not Path("/proc/self").exists()
    return state != "Z"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Callable[..., Household]]:
    made: list[Household] = []

    def build(*names: str) -> Household:
        made.append(Household(tmp_path, *names))
        return made[-1]

    yield build
    for household in made:
        household.process.kill()
        household.process.wait()
        if household.process.stdout:
            household.process.stdout.close()


def test_ctrl_c_stops_everything_within_five_seconds(house: Callable[..., Household]) -> None:
    home = house("mother", "stubborn")
    home.wait_for(lambda: bool(home.alive("worker")) and bool(home.alive("stubborn")))
    started = time.monotonic()
    home.process.send_signal(signal.SIGINT)
    assert home.process.wait(6) == 0
    assert time.monotonic() - started < 5
    home.wait_for(lambda: not home.alive("*"), 1)


def test_a_killed_parent_leaves_no_orphans(house: Callable[..., Household]) -> None:
    home = house("mother", "other")
    home.wait_for(lambda: bool(home.alive("worker")) and bool(home.alive("other")))
    home.process.kill()
    home.wait_for(lambda: not home.alive("*"), 5)


def test_a_child_that_dies_is_started_again(house: Callable[..., Household]) -> None:
    home = house("mother")
    home.wait_for(lambda: bool(home.alive("worker")))
    first = home.alive("mother")[0]
    os.kill(first, signal.SIGKILL)
    home.wait_for(lambda: any(number != first for number in home.alive("mother")))
    home.wait_for(lambda: len(home.alive("worker")) == 1)


def test_a_child_that_keeps_dying_ends_the_parent_with_a_word(
    house: Callable[..., Household],
) -> None:
    home = house("hopeless", "other")
    said, _ = home.process.communicate(timeout=10)
    assert home.process.returncode == 1
    assert "hopeless keeps stopping" in said
    assert not home.alive("*")


def test_a_child_that_can_be_spared_takes_nobody_along(house: Callable[..., Household]) -> None:
    home = house("dispensable", "other")
    home.wait_for(lambda: len(list(home.folder.glob("dispensable.*"))) == LIVES)
    home.wait_for(lambda: not home.alive("dispensable"))
    assert home.alive("other")
    assert home.process.poll() is None


def test_a_port_in_use_is_named() -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_REUSEPORT", 15), 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=str(port)):
            require_free("127.0.0.1", port)
    require_free("127.0.0.1", port)
