from pathlib import Path

import pytest

from sotay.config import data_folder
from sotay.config.data_folder import UnfitFolder, claim, hold, kind_of


def test_a_new_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    claim(tmp_path / "new", "real")
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0
    assert kind_of(tmp_path / "new") == "real"


@pytest.mark.parametrize(("first", "then"), [("real", "demo"), ("demo", "real")])
def test_a_folder_stays_what_it_was_made_for(
    tmp_path: Path, first: data_folder.Kind, then: data_folder.Kind
) -> None:
    claim(tmp_path / "x", first)
    claim(tmp_path / "x", first)
    with pytest.raises(UnfitFolder, match=f"holds {first} data"):
        claim(tmp_path / "x", then)
    assert kind_of(tmp_path / "x") == first


def test_a_demo_does_not_settle_among_foreign_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(UnfitFolder, match="not empty"):
        claim(tmp_path, "demo")


def test_a_database_without_a_marker_counts_as_real(tmp_path: Path) -> None:
    (tmp_path / "sotay.sqlite3").touch()
    with pytest.raises(UnfitFolder, match="holds real data"):
        claim(tmp_path, "demo")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnfitFolder, match="cannot write"):
        claim(tmp_path / "file" / "below", "real")


def test_one_folder_is_served_once(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(UnfitFolder, match="already being served"):
        hold(tmp_path)
    hold(tmp_path).close()
