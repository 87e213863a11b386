import os
import subprocess
import sys
from pathlib import Path

import pytest

from sotay.config import cli, data_folder

SOTAY = "from sotay.config.cli import main; raise SystemExit(main())"


def test_without_a_command_the_words_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main([])
    assert stopped.value.code == 2
    assert "usage: sotay" in capsys.readouterr().err


@pytest.fixture
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOTAY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SOTAY_MODE", "production")
    monkeypatch.setenv("SOTAY_PORT", "")
    monkeypatch.delenv("SOTAY_DATABASE_URL", raising=False)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.settings")  # put back after the command


@pytest.mark.usefixtures("_own_environment")
@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_wrong_variable_is_named_and_nothing_is_made(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, "--port", "eighty", "--data", str(tmp_path / "data")]) == 2
    assert "SOTAY_PORT" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


@pytest.mark.usefixtures("_own_environment")
def test_a_demo_refuses_the_folder_of_a_real_organisation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data_folder.claim(tmp_path / "data", "real")
    assert cli.main(["demo", "--data", str(tmp_path / "data")]) == 2
    assert "holds real data" in capsys.readouterr().err


@pytest.mark.usefixtures("_own_environment")
def test_the_demo_touches_no_database_server(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOTAY_DATABASE_URL", "postgresql://localhost/real")
    assert cli.main(["demo"]) == 2
    assert "SOTAY_DATABASE_URL" in capsys.readouterr().err


def test_production_does_not_start_on_an_insecure_setting_and_says_which(tmp_path: Path) -> None:
    """The real command, in a process of its own."""
    refused = subprocess.run(
        [sys.executable, "-c", SOTAY, "serve", "--data", str(tmp_path / "data")],
        env={
            **{name: value for name, value in os.environ.items() if "SOTAY" not in name},
            "PYTHONPATH": str(Path(cli.__file__).parents[2]),
            "SOTAY_HOST": "0.0.0.0",
            "SOTAY_PORT": "18431",
            "SOTAY_SECRET_KEY": "short",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 2, refused.stderr
    assert "SOTAY_HOST" in refused.stderr
    assert "SOTAY_SECRET_KEY" in refused.stderr
    assert "Traceback" not in refused.stderr
