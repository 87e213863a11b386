from dataclasses import replace
from pathlib import Path

import pytest
from django.core.checks import Error
from pytest_django import Settings

from sotay.config import checks, data_folder, environment

STRONG = "kq3!vX9-Lw0&zT5" * 4


@pytest.fixture
def safe(tmp_path: Path, settings: Settings) -> environment.Environment:
    """A production that nothing is wrong with, behind a TLS proxy."""
    folder = tmp_path / "data"
    data_folder.claim(folder, "real")
    env = environment.read(
        {
            "SOTAY_DATA": str(folder),
            "SOTAY_HOSTS": "sotay.example.vn",
            "SOTAY_ORIGIN": "https://sotay.example.vn",
            "SOTAY_WIRE_URL": "https://sotay.example.vn",
            "SOTAY_HOST": "0.0.0.0",
            "SOTAY_SECRET_KEY": STRONG,
        }
    )
    settings.ENV = env
    settings.SECRET_KEY = STRONG
    settings.ALLOWED_HOSTS = ["sotay.example.vn"]
    return env


def complaints() -> str:
    found = checks.insecure_settings()
    assert all(isinstance(message, Error) for message in found)
    return "\n".join(str(message.msg) for message in found)


def test_nothing_is_said_about_a_safe_production(safe: environment.Environment) -> None:
    assert complaints() == ""


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"origin": ""}, "SOTAY_HOST="),
        ({"origin": "http://sotay.example.vn"}, "SOTAY_ORIGIN"),
        ({"origin": "https://sotay.example.vn/app"}, "SOTAY_ORIGIN"),
        ({"origin": "https://elsewhere.example.vn"}, "SOTAY_HOSTS"),
        ({"wire_url": "http://sotay.example.vn:8001"}, "SOTAY_WIRE_URL"),
        ({"wire_url": ""}, "SOTAY_WIRE_URL"),
    ],
)
def test_an_address_that_is_not_encrypted_is_named(
    safe: environment.Environment,
    settings: Settings,
    change: dict[str, str],
    named: str,
) -> None:
    settings.ENV = replace(safe, **change)  # type: ignore[arg-type]
    assert named in complaints()


def test_one_machine_alone_needs_no_encryption(
    safe: environment.Environment, settings: Settings
) -> None:
    settings.ENV = replace(safe, origin="", wire_url="", host="127.0.0.1")
    assert complaints() == ""


@pytest.mark.parametrize("key", ["short", "a" * 60, "django-insecure-" + STRONG])
def test_a_weak_key_is_named(safe: environment.Environment, settings: Settings, key: str) -> None:
    settings.SECRET_KEY = key
    assert "SOTAY_SECRET_KEY" in complaints()


@pytest.mark.parametrize("hosts", [["*"], [".example.vn"], []])
def test_hosts_without_limit_are_named(
    safe: environment.Environment, settings: Settings, hosts: list[str]
) -> None:
    settings.ALLOWED_HOSTS = hosts
    assert "SOTAY_HOSTS" in complaints()


def test_debugging_is_named(safe: environment.Environment, settings: Settings) -> None:
    settings.DEBUG = True
    assert "DEBUG" in complaints()


@pytest.mark.parametrize("words", ["[drafts", "[file_openings]\ndays = 3\n"])
def test_a_table_of_times_that_cannot_be_meant_is_named(
    safe: environment.Environment, settings: Settings, words: str
) -> None:
    settings.RETENTION_FILE = safe.data / "retention.toml"
    settings.RETENTION_FILE.write_text(words)
    assert "retention.toml is malformed" in complaints()


def test_data_of_a_demo_is_named(safe: environment.Environment) -> None:
    (safe.data / data_folder.MARKER).write_text("demo\n")
    assert "demo data" in complaints()


def test_a_folder_open_to_everybody_is_named(safe: environment.Environment) -> None:
    safe.data.chmod(0o755)
    assert "SOTAY_DATA" in complaints()


@pytest.mark.parametrize("mode", [0o644, 0o640])
@pytest.mark.parametrize("name", ["secret.key", "data.keys"])
def test_a_key_that_others_can_read_is_named(
    safe: environment.Environment, settings: Settings, name: str, mode: int
) -> None:
    settings.ENV = replace(safe, secret_key="")
    key = safe.data / name
    key.write_text(STRONG)
    key.chmod(mode)
    assert name in complaints()


@pytest.mark.parametrize("mode", [0o666, 0o620, 0o604])
def test_a_database_open_to_others_is_named(safe: environment.Environment, mode: int) -> None:
    database = safe.data / "sotay.sqlite3"
    database.touch()
    database.chmod(mode)
    assert "sotay.sqlite3" in complaints()


@pytest.mark.parametrize(
    ("url", "safe_enough"),
    [
        ("postgresql://u:p@db.example.vn/sotay", False),
        ("postgresql://u:p@db.example.vn/sotay?sslmode=prefer", False),
        ("postgresql://u:p@db.example.vn/sotay?sslmode=verify-full", True),
        ("postgresql://u:p@127.0.0.1/sotay", True),
        ("postgresql:///sotay", True),
    ],
)
def test_a_database_elsewhere_must_be_reached_encrypted(
    safe: environment.Environment, settings: Settings, url: str, safe_enough: bool
) -> None:
    settings.ENV = replace(safe, database_url=url)
    assert ("SOTAY_DATABASE_URL" not in complaints()) is safe_enough
