"""``sotay report activation`` as somebody types it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sotay.config import cli
from sotay.config.commands import report
from tests.migrated import Migrated

SOTAY = "from sotay.config.cli import main; raise SystemExit(main())"


def sotay(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """The real command, in a process of its own, on a demo's folder."""
    return subprocess.run(
        [sys.executable, "-c", SOTAY, *words],
        env={
            **{name: value for name, value in os.environ.items() if "SOTAY" not in name},
            "PYTHONPATH": str(Path(cli.__file__).parents[2]),
            "SOTAY_DATA": str(folder),
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.once
@pytest.mark.drill
def test_it_needs_data_and_says_what_is_wrong_without_leaving_a_file(
    tmp_path: Path, migrated: Migrated
) -> None:
    file, folder = tmp_path / "report.docx", tmp_path / "data"
    nothing = sotay(folder, "report", "activation", "-o", str(file))
    assert nothing.returncode == 2
    assert "holds no data" in nothing.stderr
    assert not folder.exists()
    migrated.fill(folder, "demo")
    empty = sotay(folder, "report", "activation", "-o", str(file))
    assert empty.returncode == 1
    assert "chưa có tổ chức đảng nào" in empty.stderr
    unknown = sotay(folder, "report", "activation", "--unit", "99", "-o", str(file))
    assert unknown.returncode == 1
    assert "Không có đơn vị nào mang mã 99" in unknown.stderr
    assert not file.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--on", "22/11/2026"], "a day is written 2026-11-22"),
        (["--format", "odt"], "invalid choice"),
        ([], "-o/--output"),
    ],
)
def test_what_is_typed_wrong_is_named(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["report", "activation", *(["-o", "x.docx"] if words else []), *words])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.PDF", "pdf"), ("a.xlsx", "xlsx"), ("a.json", "json"), ("a", "docx"), ("a.doc", "docx")],
)
def test_the_form_follows_from_the_name_of_the_file(name: str, form: str) -> None:
    assert report.form_of(Path(name)) == form
