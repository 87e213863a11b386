"""The known cast, and the evening on which they meet."""

from collections.abc import Iterator

import pytest

from sotay.kernel import clock
from sotay.meetings.models import Meeting
from sotay.meetings.tests import cast as people
from sotay.org.tests.cast import Cast, build_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """One ward, two cells, everybody with an account."""
    return build_cast()


@pytest.fixture
def evening() -> Iterator[None]:
    """It is the hour of the meeting."""
    with clock.held_at(people.EVENING):
        yield


@pytest.fixture
def meeting(cast: Cast, evening: None) -> Meeting:
    """A meeting that has just been opened."""
    return people.an_open_meeting(cast)
