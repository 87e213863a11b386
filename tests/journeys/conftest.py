"""A browser and a demo for the journeys: real processes, a folder of their own."""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.stage import PROGRAM, House, free_port, open_the_house
from tests.migrated import Migrated
from tools.system_packages import chromium

QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
HERE = Path(__file__).parent


# What the product is there for. The others are drills, and so are those marked as such in
# these: what they look at has shorter tests beside it, in the folder that it belongs to.
AT_A_DESK = {
    "test_a_whole_evening",
    "test_the_library",
    "test_a_survey",
    "test_without_network",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys are marked, and start first because they last longest."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("journey")
            if item.path.stem not in AT_A_DESK:
                item.add_marker("drill")
    items.sort(key=lambda item: HERE not in item.path.parents)


@dataclass
class Demo:
    """A running ``sotay demo``.

    Attributes:
        address: of the pages, without a slash at the end.
        said: what it printed until it was ready.
        seconds: from the start to the first page.
    """

    process: subprocess.Popen[str]
    address: str
    said: str
    seconds: float

    def stop(self) -> float:
        """Press Ctrl-C; returns the seconds it took until all was over."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=20)
        return time.monotonic() - started


def start_demo(folder: Path) -> Demo:
    """Start a demo on the folder and wait until it says where it listens."""
    port = free_port()
    started = time.monotonic()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SOTAY_")}
    process = subprocess.Popen(
        [PROGRAM, "demo", "--port", str(port), "--data", folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**clean, "PYTHONUNBUFFERED": "1"},
    )
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if re.search(rf":{port}/, data in", line):
            return Demo(process, f"http://127.0.0.1:{port}", said, time.monotonic() - started)
    process.communicate()
    pytest.fail(f"the demo did not start:\n{said}")


@dataclass(frozen=True)
class Played:
    """A demo that was started once and stopped: its folder holds the sample ward of today."""

    folder: Path
    first: Demo

    def copy_to(self, folder: Path) -> Path:
        """The same data in another folder; playing the ward takes much longer."""
        return Path(shutil.copytree(self.folder, folder))


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The sample ward, played once for all journeys."""
    folder = tmp_path_factory.mktemp("played") / "data"
    first = start_demo(folder)
    first.stop()
    return Played(folder, first)


@pytest.fixture(scope="module")
def demo(played: Played, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo with the sample ward of today."""
    running = start_demo(played.copy_to(tmp_path_factory.mktemp("demo") / "data"))
    yield running
    if running.process.poll() is None:
        running.stop()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, migrated: Migrated) -> Iterator[House]:
    """The cells of the journeys, served once for all of them; each keeps to its own meetings."""
    opened = open_the_house(tmp_path_factory.mktemp("house") / "data", migrated)
    yield opened
    opened.stop()
    assert opened.stumbled() == ""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Missing, it skips the journey, or fails it on a machine that decides."""
    found = chromium()
    if found is None:
        message = "Chromium is not installed: a journey needs it (SOTAY_CHROMIUM names another)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield opened
        opened.close()
