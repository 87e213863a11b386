"""Migrations are complete, and the wire stays the small process it is."""

import subprocess
import sys

import pytest
from django.core.management import call_command

from tests.house import tree

LOADED = """
import sys
import {module}
print(*sorted(name for name in sys.modules if name.startswith(("django.db.models", "sotay."))))
"""


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def loaded_by(module: str) -> list[str]:
    """What a fresh process has in memory after importing the module."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(module=module)],
        cwd=tree.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_the_wire_loads_no_models() -> None:
    loaded = loaded_by("sotay.live.wire")
    assert [name for name in loaded if name.startswith("django.db") or "models" in name] == []


def test_it_catches_models() -> None:
    assert "django.db.models" in loaded_by("django.db.models")
