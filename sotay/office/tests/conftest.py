from collections.abc import Callable

import pytest

from sotay.kernel import clock
from sotay.office.actions import import_file
from sotay.office.models import MemberImport
from sotay.office.queries.planning import plan_list
from sotay.office.rules.plan import Planned
from sotay.org.tests.cast import Cast, build_cast
from tests.stages import stage


@stage
def cast(db: None) -> Cast:
    return build_cast()


Planning = Callable[[bytes], list[Planned]]
Importing = Callable[[bytes], MemberImport]


@pytest.fixture
def plan(cast: Cast) -> Planning:
    """What an import into the ward would do."""
    return lambda data: plan_list(data, cast.ward, clock.today()).rows


@pytest.fixture
def enter(cast: Cast) -> Importing:
    """An import into the ward by its administrator."""
    return lambda data: import_file(
        by=cast.khanh, unit=cast.ward, file_name="danh sách.xlsx", data=data, on=clock.today()
    )
