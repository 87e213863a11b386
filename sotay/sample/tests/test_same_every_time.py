from datetime import date, datetime, time

import pytest
from django.db import transaction

from sotay.kernel import clock
from sotay.ledger.models import Entry
from sotay.meetings.models import Opinion, RecordVersion
from sotay.org.models import Person
from sotay.sample.actions import load_sample_ward
from sotay.sample.actions.loading import tonight_after

TODAY = date(2026, 11, 22)
AFTER_THE_FIRST_MEETING = date(2026, 9, 6)


def told() -> list[object]:
    """Everything but ids, which a database may count differently."""
    with transaction.atomic():
        load_sample_ward(today=TODAY, until=AFTER_THE_FIRST_MEETING)
        rows: list[object] = [
            *Person.objects.order_by("pk").values_list("full_name", "born_on", "workplace"),
            *Entry.objects.order_by("seq").values_list("at", "act"),
            *Opinion.objects.order_by("pk").values_list("author_name", "text", "said_at"),
            *RecordVersion.objects.order_by("pk").values_list("sha256"),
        ]
        transaction.set_rollback(True)
    return rows


@pytest.mark.django_db
def test_the_same_day_gives_the_same_ward() -> None:
    first = told()
    assert len(first) > 500
    assert told() == first


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        (time(8, 0), time(19, 30)),
        (time(17, 59), time(19, 30)),
        (time(18, 0), time(18, 30)),
        (time(18, 25), time(19, 0)),
        (time(22, 5), time(22, 30)),
    ],
)
def test_tonight_is_half_past_seven_or_soon(now: time, begins: time) -> None:
    moment = datetime.combine(TODAY, now, tzinfo=clock.VIETNAM)
    assert tonight_after(moment) == datetime.combine(TODAY, begins, tzinfo=clock.VIETNAM)
