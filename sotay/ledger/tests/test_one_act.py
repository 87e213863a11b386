"""An act: all of it or nothing, and the chain is taken at its end."""

from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sotay.ledger import actions, chain
from sotay.ledger.acts import at_the_end, one_act
from sotay.ledger.models import Chain, Entry
from sotay.org.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def an() -> Person:
    return Person.objects.create(full_name="Nguyễn Văn An")


def acts() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("act", flat=True))


def test_what_is_recorded_is_written_last_in_the_order_of_recording(an: Person) -> None:
    actions.record(by=an, act="x.before", about=an)
    with CaptureQueriesContext(connection) as asked, one_act():
        actions.record(by=an, act="x.first", about=an)
        actions.record(by=an, act="x.second", about=an)
        Person.objects.filter(pk=an.pk).update(full_name="Nguyễn Văn An")
    assert acts() == ["x.before", "x.first", "x.second"]
    ledger = [place for place, one in enumerate(asked) if "ledger_chain" in one["sql"]]
    people = [place for place, one in enumerate(asked) if 'UPDATE "org_person"' in one["sql"]]
    assert min(ledger) > max(people)
    assert chain.verify_chain().whole


def test_a_part_is_written_at_the_end_of_the_whole(an: Person) -> None:
    with one_act():
        with one_act():
            actions.record(by=an, act="x.part", about=an)
        assert acts() == []
        actions.record(by=an, act="x.whole", about=an)
    assert acts() == ["x.part", "x.whole"]


@one_act()
def failing(an: Person) -> None:
    Person.objects.create(full_name="Trần Thị Bình")
    actions.record(by=an, act="x.part", about=an)
    raise LookupError


@one_act()
def going_on_after_it(an: Person) -> None:
    with suppress(LookupError):
        failing(an)
    Person.objects.count()


def test_an_act_that_fails_leaves_no_row_and_no_trace(an: Person) -> None:
    with pytest.raises(LookupError):
        failing(an)
    assert (Person.objects.count(), acts()) == (1, [])
    assert not Chain.objects.exists()


def test_a_part_that_fails_takes_the_whole_with_it(an: Person) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        going_on_after_it(an)
    assert acts() == []


def test_after_a_savepoint_the_act_goes_on_and_the_part_left_no_trace(an: Person) -> None:
    with one_act():
        with suppress(LookupError), transaction.atomic():
            failing(an)
        actions.record(by=an, act="x.whole", about=an)
    assert (Person.objects.count(), acts()) == (1, ["x.whole"])


def test_an_act_that_is_taken_back_quietly_is_not_written_down(an: Person) -> None:
    with one_act():
        actions.record(by=an, act="x.y", about=an)
        transaction.set_rollback(True)
    assert acts() == []


def test_outside_an_act_nothing_is_kept_for_later() -> None:
    assert not at_the_end(lambda: None)
