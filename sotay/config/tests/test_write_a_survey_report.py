"""``sotay survey report`` as somebody types it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from sotay.config import cli
from sotay.config.tests.test_write_a_report import sotay
from tests.migrated import Migrated

# What a unit's people left in the folder: one survey with six answers, one that still asks.
STAGE = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "sotay.config.settings"
import django
django.setup()
from sotay.org.tests.cast import build_cast
from sotay.surveys.models import Circle
from sotay.surveys.tests.closed import a_closed_survey
cast = build_cast()
closed = a_closed_survey(cast)
still_open = a_closed_survey(cast, state="open")
wrong = a_closed_survey(cast)
circle = Circle.objects.get(survey=wrong)
circle.tally["questions"]["speed"]["counts"]["slow"] -= 1
circle.save()
print(closed.pk, still_open.pk, wrong.pk)
"""


def staged(folder: Path, migrated: Migrated) -> list[str]:
    """The numbers of the surveys that now stand in the folder."""
    migrated.fill(folder, "demo")
    done = subprocess.run(
        [sys.executable, "-c", STAGE],
        env={
            **{name: value for name, value in os.environ.items() if "SOTAY" not in name},
            "PYTHONPATH": str(Path(cli.__file__).parents[2]),
            "SOTAY_DATA": str(folder),
            "SOTAY_MODE": "demo",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.once
@pytest.mark.drill
def test_it_writes_every_form_and_says_what_it_does_not_write(
    tmp_path: Path, migrated: Migrated
) -> None:
    folder = tmp_path / "data"
    closed, still_open, wrong = staged(folder, migrated)
    for form in ("docx", "pdf", "xlsx", "csv", "json"):
        file = tmp_path / f"report.{form}"
        done = sotay(folder, "survey", "report", closed, "-o", str(file))
        assert (done.returncode, done.stderr) == (0, "")
        assert file.stat().st_size > 100
    figures = json.loads((tmp_path / "report.json").read_text())
    assert (figures["respondents"], figures["invited"]) == (6, 8)
    page = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    words = page[0].get_textpage().get_text_range()
    page.close()
    assert "a. Nhanh 04/6 phiếu = 66,67%" in words

    one_unit = tmp_path / "unit.json"
    done = sotay(folder, "survey", "report", closed, "--unit", "31.101.003", "-o", str(one_unit))
    assert done.returncode == 0
    assert json.loads(one_unit.read_text())["unit"] == "Chi bộ Tổ dân phố 3"

    nowhere = tmp_path / "nowhere.pdf"
    for words_typed, said in (
        ([still_open], "ẩn danh"),
        (["4321"], "Không tìm thấy khảo sát này"),
        ([closed, "--unit", "99"], "Không có kết quả riêng của đơn vị này"),
    ):
        done = sotay(folder, "survey", "report", *words_typed, "-o", str(nowhere))
        assert done.returncode == 1
        assert said in done.stderr
        assert not nowhere.exists()

    done = sotay(folder, "survey", "report", wrong, "-o", str(tmp_path / "wrong.csv"))
    assert done.returncode == 1
    assert "Câu I.1" in done.stderr


def test_without_data_it_says_so_and_makes_no_folder(tmp_path: Path) -> None:
    folder, file = tmp_path / "data", tmp_path / "report.pdf"
    done = sotay(folder, "survey", "report", "1", "-o", str(file))
    assert done.returncode == 2
    assert "holds no data" in done.stderr
    assert not folder.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["report", "x", "-o", "x.docx"], "invalid int value"),
        (["report", "1", "--format", "odt", "-o", "x"], "invalid choice"),
        (["report", "1"], "-o/--output"),
        ([], "act"),
    ],
    ids=range(4),
)
def test_what_is_typed_wrong_is_named(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["survey", *words])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err
