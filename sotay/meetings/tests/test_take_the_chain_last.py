"""An act holds the end of the ledger, which is everybody's, only when all else is written."""

from contextlib import suppress

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.kernel.refusals import Refusal
from sotay.meetings.models import Meeting
from sotay.meetings.tests.any_acts import ACTS, Evening, NothingToPick
from sotay.org.tests.cast import Cast

_WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.mark.django_db
def test_after_the_chain_an_act_waits_for_nothing_more(cast: Cast, meeting: Meeting) -> None:
    evening, written_down = Evening(cast, meeting), set()
    for name in ("turn", "check in", "put", *ACTS):
        with CaptureQueriesContext(connection) as asked, suppress(Refusal, NothingToPick):
            evening.act(name, 0)
        said = [one["sql"] for one in asked]
        taken = [place for place, sql in enumerate(said) if "ledger_chain" in sql]
        if taken:
            written_down.add(name)
            rest = [sql for sql in said[taken[0] :] if sql.lstrip().startswith(_WRITES)]
            assert all("ledger_" in sql for sql in rest), (name, rest)
    assert {"check in", "put", "ballot", "opinion", "result", "mark"} <= written_down
