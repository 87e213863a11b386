"""The known cast on a morning in November, with files of its own."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.org.tests.cast import Cast, build_cast
from tests.stages import stage

MORNING = datetime(2026, 11, 10, 8, 0, tzinfo=VIETNAM)


@stage
def cast(db: None) -> Cast:
    with clock.held_at(MORNING):
        return build_cast()


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with clock.held_at(MORNING):
        yield


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
