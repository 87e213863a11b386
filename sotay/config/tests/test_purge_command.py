"""``sotay purge``: a file that should never have come is gone, and nothing goes unasked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.migrated import Migrated

pytestmark = pytest.mark.once

COMMAND = "from sotay.config.cli import main; raise SystemExit(main())"
WORDS = "Kế hoạch diễn tập của phường Yên Sa\n"
TAKE_IN = """
from sotay.documents.actions import take_in
from sotay.files.models import Blob
from sotay.files.tests.samples import Upload
from sotay.org.tests.cast import build_cast
cast = build_cast()
paper = take_in(by=cast.hoa, unit=cast.ward, upload=Upload({data!r}), name="Kế hoạch.txt")
print(f"kept:{{paper.pk}}:{{Blob.objects.get().path}}")
"""
LEFT = """
from sotay.documents.models import Document
from sotay.files.models import Blob, StoredFile
from sotay.ledger.models import Entry
print("left:", Document.objects.get().title, StoredFile.objects.get().original_name,
      Blob.objects.get().purged_at is not None,
      Entry.objects.filter(act="files.purged").count(), sep="|")
"""


def sotay(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SOTAY_")}
    return subprocess.run(
        [sys.executable, "-c", COMMAND, words[0], "--data", str(folder), *words[1:]],
        env={**environment, "SOTAY_MODE": "demo"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def told(done: subprocess.CompletedProcess[str], word: str) -> str:
    """The line that begins with the word."""
    assert done.returncode == 0, done.stderr
    return next(line for line in done.stdout.splitlines() if line.startswith(word))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, migrated: Migrated) -> Path:
    return migrated.fill(tmp_path_factory.mktemp("purge") / "data", "demo")


def test_a_document_and_its_file_are_destroyed_when_yes_is_said(
    empty: Path, tmp_path: Path
) -> None:
    code = TAKE_IN.format(data=WORDS.encode())
    _kept, number, where = told(sotay(empty, "manage", "shell", "-c", code), "kept:").split(":", 2)
    place, same = Path(where), tmp_path / "cùng một tệp.txt"
    same.write_text(WORDS, encoding="utf-8")

    # Without --yes it only says what would go: by number, by the same file, by its digest.
    for what in (f"document:{number}", str(same), place.name):
        assert place.name in told(sotay(empty, "purge", what), "would go:")
    assert place.exists()

    done = sotay(empty, "purge", f"document:{number}", "--yes")
    assert place.name in told(done, "gone:")
    assert "backups" in done.stdout
    assert not place.exists()
    left = told(sotay(empty, "manage", "shell", "-c", LEFT), "left:")
    assert "Văn bản đã gỡ bỏ" in left
    assert "Kế hoạch" not in left
    assert left.endswith("|True|1")


@pytest.mark.parametrize("what", ["document:999", "0" * 64])
def test_what_is_not_there_is_said_so(empty: Path, what: str) -> None:
    done = sotay(empty, "purge", what, "--yes")
    assert done.returncode == 1
    assert "nothing like it is kept here" in done.stderr


def test_a_file_that_cannot_be_read_is_no_fault_of_ours(empty: Path, tmp_path: Path) -> None:
    done = sotay(empty, "purge", str(tmp_path / "không có.txt"), "--yes")
    assert done.returncode != 0
    assert "cannot read" in done.stderr
    assert "Traceback" not in done.stderr
