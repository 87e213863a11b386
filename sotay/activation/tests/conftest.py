"""The ward of the tests, on a fixed day."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from sotay.kernel import clock
from sotay.org.tests.cast import Cast, build_cast

MORNING = datetime(2026, 11, 2, 8, 30, tzinfo=clock.VIETNAM)


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    with clock.held_at(MORNING):
        yield build_cast()
