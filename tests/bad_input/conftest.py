"""One stage for all tests of a file: every test takes back what it changes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.bad_input.asking import Asking
from tests.bad_input.stage import set_stage


@pytest.fixture(scope="module")
def asking(django_db_setup: None, django_db_blocker: Any) -> Iterator[Asking]:
    """Everybody's browsers on one stage, in a transaction that never ends well."""
    del django_db_setup
    with django_db_blocker.unblock(), transaction.atomic():
        yield Asking(set_stage())
        transaction.set_rollback(True)
