"""A served organisation to play on: ``sotay serve`` on a stage of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.migrated import Migrated
from tools.slow_line import HALL, SERVER

PROGRAM = Path(sys.executable).with_name("sotay")
ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """A port whose neighbour is free too: the wire takes the next one."""
    while True:
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0))
            port: int = one.getsockname()[1]
            try:
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


@dataclass
class House:
    """A running ``sotay serve``.

    Attributes:
        said: every line that it printed.
        also: settings besides those of a new installation.
        listener: keeps ``said``; a pipe that nobody empties would stop the house.
    """

    folder: Path
    port: int
    process: subprocess.Popen[str]
    said: list[str]
    listener: threading.Thread
    also: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def crash(self) -> None:
        """Kill it outright, as a power cut would; its children notice by themselves."""
        self.process.kill()
        self._gone()
        for port in (self.port, self.port + 1):
            _wait_until_silent(port)

    def come_back(self) -> None:
        """Serve the same folder at the same address again."""
        self.process, self.listener = _serve(self.folder, self.port, self.said, self.also)

    def stop(self) -> None:
        """Press Ctrl-C and wait until all is over."""
        self.process.send_signal(signal.SIGINT)
        self._gone()

    def _gone(self) -> None:
        self.process.wait(timeout=20)
        self.listener.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def stumbled(self) -> str:
        """What it said of faults of its own; empty when there were none."""
        lines = "".join(self.said)
        return lines if "Traceback" in lines or " ERROR " in lines else ""


def open_the_house(folder: Path, migrated: Migrated) -> House:
    """Set the stage in the folder and serve it, with the settings of a real organisation."""
    setting = [sys.executable, "-m", "tests.journeys.set_the_stage"]
    setting += [str(folder), str(migrated.folder)]
    subprocess.run(setting, check=True, cwd=ROOT, env=_clean())
    # Some come by a slow line, which has an address of its own.
    return open_an_empty_house(folder, SOTAY_HOSTS=f"localhost,{SERVER},{HALL}")


def open_an_empty_house(folder: Path, **also: str) -> House:
    """Serve whatever the folder holds, or nothing yet; ``also`` are settings."""
    port = free_port()
    said: list[str] = []
    process, listener = _serve(folder, port, said, also)
    return House(folder, port, process, said, listener, also)


def _serve(
    folder: Path, port: int, said: list[str], also: dict[str, str]
) -> tuple[subprocess.Popen[str], threading.Thread]:
    """Start it and wait until it says where it listens."""
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", str(port), "--data", folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**_clean(), "PYTHONUNBUFFERED": "1", **also},
    )
    lines = process.stdout
    assert lines is not None
    for line in lines:
        said.append(line)
        if re.search(rf":{port}/, data in", line):
            listener = threading.Thread(target=said.extend, args=(lines,), daemon=True)
            listener.start()
            return process, listener
    pytest.fail(f"the house did not open:\n{''.join(said)}")


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("SOTAY_")}


def _wait_until_silent(port: int) -> None:
    # Other processes: the only way to know that they are gone is to knock.
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.05)
    pytest.fail(f"somebody still listens on {port}")
