"""The known cast, and the evening on which they meet."""

from collections.abc import Iterator

import pytest

from sotay.kernel import clock
from sotay.meetings.models import Meeting
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.evening import a_full_evening
from sotay.org.tests.cast import Cast, build_cast
from tests.stages import stage


@stage
def cast(db: None) -> Cast:
    """One ward, two cells, everybody with an account."""
    return build_cast()


@pytest.fixture
def evening() -> Iterator[None]:
    """It is the hour of the meeting."""
    with clock.held_at(people.EVENING):
        yield


@stage
def opened(cast: Cast) -> Meeting:
    """A meeting as its opening leaves it."""
    return people.an_open_meeting(cast)


@pytest.fixture
def meeting(opened: Meeting, evening: None) -> Meeting:
    """A meeting that has just been opened."""
    return opened


@stage
def full_evening(cast: Cast) -> Meeting:
    """An evening that is over, with everything that minutes can say."""
    return a_full_evening(cast)
