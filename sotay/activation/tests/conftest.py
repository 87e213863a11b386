"""The ward of the tests, on a fixed day."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from sotay.kernel import clock
from sotay.org.tests.cast import Cast, build_cast
from tests.stages import stage

MORNING = datetime(2026, 11, 2, 8, 30, tzinfo=clock.VIETNAM)


@stage
def ward(db: None) -> Cast:
    with clock.held_at(MORNING):
        return build_cast()


@pytest.fixture
def cast(ward: Cast) -> Iterator[Cast]:
    with clock.held_at(MORNING):
        yield ward
