"""``sotay search``: the index is made again, and one is told how it is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.migrated import Migrated

pytestmark = pytest.mark.once

COMMAND = "from sotay.config.cli import main; raise SystemExit(main())"


def sotay(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SOTAY_")}
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "search", *words, "--data", str(folder)],
        env={**environment, "SOTAY_MODE": "demo"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_there_is_no_index_then_there_is_one(tmp_path: Path, migrated: Migrated) -> None:
    folder = migrated.fill(tmp_path / "data", "demo")
    before = sotay(folder, "state", "--json")
    assert before.returncode == 1, before.stderr
    assert json.loads(before.stdout)["whole"] is False
    made = sotay(folder, "rebuild")
    assert made.returncode == 0, made.stderr
    assert "whole: 0 passages" in made.stdout
    assert json.loads(sotay(folder, "state", "--json").stdout)["whole"] is True
