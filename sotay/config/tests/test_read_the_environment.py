import re
from pathlib import Path

import pytest

from sotay.config import environment
from sotay.config.environment import BadEnvironment
from sotay.kernel.sealing import KeyRing

README = Path(__file__).resolve().parents[3] / "README.md"
ROW = re.compile(r"^\| `(SOTAY_\w+)` \| (.*?) \| (.*?) \|$", re.MULTILINE)


def test_the_readme_lists_every_variable_with_its_default() -> None:
    rows = {name: (default, meaning) for name, default, meaning in ROW.findall(README.read_text())}
    assert rows == {
        name: (f"`{default}`" if default else "(empty)", meaning)
        for name, (default, meaning) in environment.VARIABLES.items()
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SOTAY_PORT", "eighty"),
        ("SOTAY_PORT", "0"),
        ("SOTAY_PORT", "65535"),  # the wire would have no port
        ("SOTAY_WORKERS", "0"),
        ("SOTAY_WIRE_WORKERS", "two"),
        ("SOTAY_MODE", "prod"),
        ("SOTAY_UPLOAD_MB", "-1"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(BadEnvironment, match=name):
        environment.read({name: value})


def test_an_empty_variable_means_its_default() -> None:
    assert environment.read({"SOTAY_PORT": ""}) == environment.read({})


def test_only_postgresql_is_taken_for_a_database_server() -> None:
    env = environment.read({"SOTAY_DATABASE_URL": "mysql://localhost/x"})
    with pytest.raises(BadEnvironment, match="SOTAY_DATABASE_URL"):
        environment.database_settings(env)


def test_a_password_with_odd_characters_reaches_the_database() -> None:
    env = environment.read(
        {"SOTAY_DATABASE_URL": "postgresql://u%40x:p%2F%3A@h:5433/s?sslmode=require"}
    )
    found = environment.database_settings(env)
    assert (found["USER"], found["PASSWORD"], found["PORT"]) == ("u@x", "p/:", "5433")
    assert found["OPTIONS"]["sslmode"] == "require"


def test_the_signing_key_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    env = environment.read({"SOTAY_DATA": str(tmp_path / "data")})
    key = environment.secret_key(env)
    assert key == environment.secret_key(env)
    assert len(key) >= 50
    assert (tmp_path / "data" / "secret.key").stat().st_mode & 0o077 == 0


def test_the_keys_of_the_numbers_are_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    env = environment.read({"SOTAY_DATA": str(tmp_path / "data")})
    keys = environment.key_ring(env)
    assert keys == environment.key_ring(env)
    assert (tmp_path / "data" / "data.keys").stat().st_mode & 0o077 == 0
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["data.keys"]


def test_keys_of_the_operator_leave_no_file(tmp_path: Path) -> None:
    keys = KeyRing.new()
    given = {"SOTAY_DATA": str(tmp_path), "SOTAY_DATA_KEYS": keys.words()}
    assert environment.key_ring(environment.read(given)) == keys
    assert not list(tmp_path.iterdir())


def test_keys_that_cannot_be_meant_are_refused_by_place(tmp_path: Path) -> None:
    (tmp_path / "data.keys").write_text("seal:half a key")
    with pytest.raises(BadEnvironment, match=r"data\.keys"):
        environment.key_ring(environment.read({"SOTAY_DATA": str(tmp_path)}))
    with pytest.raises(BadEnvironment, match="SOTAY_DATA_KEYS"):
        environment.key_ring(environment.read({"SOTAY_DATA_KEYS": "x"}))
