"""The known cast: one ward, two cells, everybody with an account."""

from sotay.org.tests.cast import Cast, build_cast
from tests.stages import stage


@stage
def cast(db: None) -> Cast:
    return build_cast()
