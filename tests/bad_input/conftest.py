"""One stage for all tests of the folder."""

from tests.bad_input.asking import Asking
from tests.bad_input.stage import set_stage
from tests.stages import stage


@stage
def asking(db: None) -> Asking:
    """Everybody's browsers, each signed in."""
    return Asking(set_stage())
