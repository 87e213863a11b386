"""A served organisation to play on: ``sotay serve`` on a stage of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

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
        address: of the pages, without a slash at the end.
        said: every line that it printed.
        listener: keeps ``said``; a pipe that nobody empties would stop the house.
    """

    process: subprocess.Popen[str]
    address: str
    said: list[str]
    listener: threading.Thread

    def stop(self) -> None:
        """Press Ctrl-C and wait until all is over."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=20)
        self.listener.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def stumbled(self) -> str:
        """What it said of faults of its own; empty when there were none."""
        lines = "".join(self.said)
        return lines if "Traceback" in lines or " ERROR " in lines else ""


def open_the_house(folder: Path) -> House:
    """Set the stage in the folder and serve it, with the settings of a real organisation."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SOTAY_")}
    setting = [sys.executable, "-m", "tests.journeys.set_the_stage", str(folder)]
    subprocess.run(setting, check=True, cwd=ROOT, env=clean)
    port = free_port()
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", str(port), "--data", folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**clean, "PYTHONUNBUFFERED": "1"},
    )
    said: list[str] = []
    lines = process.stdout
    assert lines is not None
    for line in lines:
        said.append(line)
        if re.search(rf":{port}/, data in", line):
            listener = threading.Thread(target=said.extend, args=(lines,), daemon=True)
            listener.start()
            return House(process, f"http://127.0.0.1:{port}", said, listener)
    pytest.fail(f"the house did not open:\n{''.join(said)}")
