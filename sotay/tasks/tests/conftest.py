"""The known cast, on a morning in November."""

from collections.abc import Iterator
from datetime import datetime

import pytest

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
