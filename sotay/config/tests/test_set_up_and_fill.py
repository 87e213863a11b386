"""``sotay setup``, ``import``, ``export`` and ``keys`` as somebody types them, in turn."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sotay.config import cli
from sotay.office.tests.workbooks import member, members
from tests.migrated import Migrated

SOTAY = "from sotay.config.cli import main; raise SystemExit(main())"
WARD = ["--name", "Đảng bộ phường Hòa An", "--place", "Hòa An", "--since", "2025-07-01",
        "--administrator", "Ngô Quốc Khánh"]  # fmt: skip
CELL = "Chi bộ Khu 1"
LIST = members(
    member("Võ Thị Xuân", "31.000017", unit=CELL),
    member("Võ Văn Ý", "31.000018", unit=CELL),
    member("Võ Thị Yến", "31.000019", unit="Chi bộ Mặt Trăng"),
)
FOUND_A_CELL = """
import django
django.setup()
from datetime import date
from sotay.org import actions
from sotay.org.models import Unit, UnitKind
ward = Unit.objects.get(name="Đảng bộ phường Hòa An")
kind = UnitKind.objects.get(pk="cell")
actions.found_cells(by=None, parent=ward, kind=kind, names=["Chi bộ Khu 1"], on=date(2026, 7, 26))
"""


class Folder:
    """A data folder, and the real command on it, in a process of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def python(self, program: str, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", program, *words],
            env={
                **{name: value for name, value in os.environ.items() if "SOTAY" not in name},
                "DJANGO_SETTINGS_MODULE": "sotay.config.settings",
                "PYTHONPATH": str(Path(cli.__file__).parents[2]),
                "SOTAY_DATA": str(self.path),
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def sotay(self, *words: str, status: int = 0) -> str:
        """What it printed on the screen, or where it failed, on the error stream."""
        done = self.python(SOTAY, *words)
        assert done.returncode == status, done.stderr
        return done.stderr if status else done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "data")


@pytest.mark.once
@pytest.mark.drill
def test_from_nothing_to_a_roster_and_other_keys(folder: Folder, tmp_path: Path) -> None:
    said = folder.sotay("setup", "unit", *WARD, "--username", "khanh")
    assert "/forgot/code/" in said
    assert re.search(r"\d{4} \d{4}", said)
    again = folder.sotay("setup", "unit", *WARD, "--username", "hai", status=1)
    assert "đã được thiết lập" in again
    assert re.search(r"\d{4} \d{4}", folder.sotay("setup", "code", "--username", "khanh"))
    assert "hai" in folder.sotay("setup", "code", "--username", "hai", status=1)

    assert folder.python(FOUND_A_CELL).returncode == 0
    brought = tmp_path / "danh-sach.xlsx"
    brought.write_bytes(LIST)
    trial = folder.sotay("import", "members", str(brought), "--dry-run")
    assert "Chi bộ Mặt Trăng" in trial
    assert "2 mới, 0 thay đổi, 0 không đổi, 1 chưa nhập được" in trial
    left = tmp_path / "refused.xlsx"
    done = folder.sotay("import", "members", str(brought), "--refused", str(left))
    assert "2 mới, 0 thay đổi" in done  # the trial had entered nobody
    assert left.stat().st_size

    assert "sealed" in folder.sotay("keys", "turn")
    assert "newest of 1 key" in folder.sotay("keys", "drop")
    out = tmp_path / "out.xlsx"
    folder.sotay("export", "members", "-o", str(out))
    assert out.stat().st_mode & 0o077 == 0
    # what went out comes in again as what is there
    same = folder.sotay("import", "members", str(out), "--dry-run")
    assert "0 mới, 0 thay đổi, 2 không đổi, 0 chưa nhập được" in same
    assert "danh-sach.xlsx" in folder.sotay("import", "undo")


@pytest.mark.once
def test_a_wrong_file_and_a_wrong_day_are_named(
    folder: Folder, tmp_path: Path, migrated: Migrated
) -> None:
    migrated.fill(folder.path, "real")
    folder.sotay("setup", "unit", *WARD, "--username", "khanh")
    nothing = folder.sotay("import", "members", str(tmp_path / "none.xlsx"), status=2)
    assert "cannot read" in nothing
    odd = tmp_path / "odd.xlsx"
    odd.write_bytes(b"no workbook")
    assert folder.sotay("import", "members", str(odd), status=1)
    nowhere = folder.sotay("export", "members", "-o", str(tmp_path / "no" / "x.xlsx"), status=2)
    assert "cannot write" in nowhere


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--since", "1/7/2025"], "2025-07-01"), ([], "--username")],
    ids=["day", "name"],
)
def test_what_is_typed_wrong_is_said(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["setup", "unit", *WARD, *words])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err
