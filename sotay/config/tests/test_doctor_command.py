"""``sotay doctor``: what is missing beside the product, and what that costs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

COMMAND = "from sotay.config.cli import main; raise SystemExit(main())"
OFFICE = """#!/bin/sh
echo "LibreOffice 25.8.3.2"
"""


def doctor(folder: Path, *words: str, **also: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SOTAY_")}
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "doctor", *words, "--data", str(folder)],
        env={**environment, "SOTAY_MODE": "demo", **also},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_what_is_missing_is_named_with_its_cost_and_its_cure(tmp_path: Path) -> None:
    said = doctor(tmp_path / "data", SOTAY_SOFFICE="off", SOTAY_TESSERACT="off")
    assert said.returncode == 0, said.stderr  # the product works without them
    lines = {line.split(":")[0]: line for line in said.stdout.splitlines()}
    office, reader = lines["missing  LibreOffice"], lines["missing  Tesseract with Vietnamese"]
    assert "shown as text" in office
    assert "apt-get install libreoffice" in office
    assert "words are not found" in reader
    assert "tesseract-ocr-vie" in reader


def test_a_program_that_is_there_says_which_it_is(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text(OFFICE)
    program.chmod(0o755)
    said = doctor(tmp_path / "data", "--json", SOTAY_SOFFICE=str(program), SOTAY_TESSERACT="off")
    found = {one["name"]: one for one in json.loads(said.stdout)}
    assert found["LibreOffice"]["found"] is True
    assert found["LibreOffice"]["words"] == f"{program}, LibreOffice 25.8.3.2"
    assert found["Tesseract with Vietnamese"]["found"] is False
    assert "fonts for Vietnamese" in found  # asked for only where something converts
