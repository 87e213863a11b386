"""``sotay audit``: says whether the ledger is whole, and keeps anchors."""

import json
from pathlib import Path

import pytest
from django.db import connection

from sotay.config import cli, data_folder
from sotay.ledger import actions, guards
from sotay.ledger.models import Entry
from sotay.org.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A data folder; the database is that of the tests."""
    monkeypatch.setenv("SOTAY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SOTAY_MODE", "production")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.settings")  # put back after the command
    data_folder.claim(tmp_path / "data", "real")
    an = Person.objects.create(full_name="Nguyễn Văn An")
    for _ in range(3):
        actions.record(by=an, act="x.y", about=an)
    return str(tmp_path / "data")


def test_a_whole_ledger_is_said_to_be_whole(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["audit", "verify", "--data", folder]) == 0
    assert capsys.readouterr().out.startswith("whole: 3 entries")


def test_a_broken_one_ends_with_1_and_names_the_first_entry(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper("UPDATE ledger_entry SET act = 'x.z' WHERE seq = 2")
    assert cli.main(["audit", "verify", "--data", folder]) == 1
    assert "BROKEN at entry 2" in capsys.readouterr().out
    assert cli.main(["audit", "verify", "--json", "--data", folder]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["whole"], said["broken_at"], said["fault"]) == (False, 2, "changed")


def test_an_anchor_kept_elsewhere_finds_a_tail_that_was_cut_off(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "anchors"
    assert cli.main(["audit", "anchor", "-o", str(kept), "--data", folder]) == 0
    assert json.loads(kept.read_text())["seq"] == 3
    assert cli.main(["audit", "verify", "--anchor", str(kept), "--data", folder]) == 0
    assert "1 of 1 anchors met" in capsys.readouterr().out
    seal = Entry.objects.get(seq=2).hash
    tamper("DELETE FROM ledger_entry WHERE seq = 3")
    tamper(f"UPDATE ledger_chain SET last_seq = 2, last_hash = '{seal}'")
    assert cli.main(["audit", "verify", "--data", folder]) == 0
    assert cli.main(["audit", "verify", "--anchor", str(kept), "--data", folder]) == 1
    assert "BROKEN at entry 3 (cut off)" in capsys.readouterr().out


def test_anchors_are_added_to_the_file_and_all_of_them_count(folder: str, tmp_path: Path) -> None:
    kept = tmp_path / "anchors"
    for _ in range(2):
        assert cli.main(["audit", "anchor", "-o", str(kept), "--data", folder]) == 0
    assert len(kept.read_text().splitlines()) == 2


@pytest.mark.parametrize("holds", ["", "nothing of ours", '{"seq": 3}'])
def test_a_file_that_holds_no_anchor_is_refused_by_name(
    folder: str, tmp_path: Path, holds: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wrong").write_text(holds)
    wrong = str(tmp_path / "wrong")
    assert cli.main(["audit", "verify", "--anchor", wrong, "--data", folder]) == 2
    assert wrong in capsys.readouterr().err


def test_a_mistyped_folder_is_no_whole_ledger(
    folder: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("SOTAY_DATABASE_URL", raising=False)  # a server needs no folder
    wrong = tmp_path / "nowhere"
    assert cli.main(["audit", "verify", "--data", str(wrong)]) == 2
    assert "--data" in capsys.readouterr().err
    assert not wrong.exists()


def tamper(sql: str) -> None:
    guards.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql)
