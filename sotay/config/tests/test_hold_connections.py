"""A hall keeps its connections open; nobody waits until somebody's idle phone lets go."""

import os
import subprocess
import sys
from collections.abc import Mapping
from unittest.mock import patch

import pytest

from sotay.config import child, environment

HALL = 10_000


@pytest.mark.parametrize("name", ["pages", "wire"])
@pytest.mark.parametrize("workers", ["1", "4"])
def test_each_worker_holds_a_whole_hall(name: str, workers: str) -> None:
    given: Mapping[str, str] = {"SOTAY_WORKERS": workers, "SOTAY_WIRE_WORKERS": workers}
    with patch.object(child, "Server") as server:
        child.SERVERS[name](environment.read(given))
    settings = server.call_args.kwargs
    assert settings["backpressure"] >= HALL
    assert settings["backlog"] >= HALL


def test_a_process_may_open_as_many_files_as_the_system_allows() -> None:
    code = (
        "import resource as r; from sotay.config.child import allow_connections;"
        "hard = r.getrlimit(r.RLIMIT_NOFILE)[1]; r.setrlimit(r.RLIMIT_NOFILE, (256, hard));"
        "allow_connections(); print(r.getrlimit(r.RLIMIT_NOFILE)[0] > 256)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert run.stdout.strip() == "True"
