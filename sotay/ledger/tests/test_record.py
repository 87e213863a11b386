"""Recording: in the transaction of the act, in order, ids and figures only."""

import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from sotay.kernel import clock
from sotay.ledger import actions, chain, queries
from sotay.ledger.models import Entry
from sotay.org.models import Person


@pytest.fixture
def an() -> Person:
    return Person.objects.create(full_name="Nguyễn Văn An")


@pytest.mark.django_db
def test_an_entry_says_who_did_what_to_which_thing_and_when(an: Person) -> None:
    moment = datetime(2026, 11, 3, 12, 30, tzinfo=UTC)
    with clock.held_at(moment):
        actions.record(by=an, act="org.person_added", about=an, details={"rows": 1})
    entry = Entry.objects.get()
    assert (entry.seq, entry.at, entry.act) == (1, moment, "org.person_added")
    assert (entry.actor_id, entry.actor_person_id) == (None, an.pk)
    assert (entry.about_kind, entry.about_id) == ("org.person", str(an.pk))
    assert entry.details == {"rows": 1}
    assert list(queries.history_of(an)) == [entry]


@pytest.mark.django_db
def test_the_product_itself_acts_as_nobody(an: Person) -> None:
    entry = actions.record_now(by=None, act="org.person_added", about=an)
    assert (entry.actor_id, entry.actor_person_id) == (None, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "details", [{"text": "ý" * 121}, {"share": 0.5}, {"deep": [{"at": object()}]}, {1: "x"}]
)
def test_words_of_people_and_floats_do_not_get_in(an: Person, details: Any) -> None:
    with pytest.raises(ValueError, match="details"):
        actions.record(by=an, act="x.y", about=an, details=details)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_an_act_that_is_rolled_back_leaves_no_trace_and_no_gap(an: Person) -> None:
    for undone in (True, False):
        with transaction.atomic():
            actions.record(by=an, act="x.y", about=an)
            transaction.set_rollback(undone)
    assert [entry.seq for entry in Entry.objects.all()] == [1]
    assert chain.verify_chain().whole


def test_recording_outside_a_transaction_is_refused() -> None:
    # Without the database mark a single statement would fail this test.
    nobody = Person(pk=1)
    with pytest.raises(RuntimeError):
        actions.record(by=None, act="x.y", about=nobody)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_chain(an: Person) -> None:
    def write() -> None:
        try:
            for _ in range(10):
                with transaction.atomic():
                    actions.record(by=an, act="x.y", about=an)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    report = chain.verify_chain()
    assert (report.entries, report.whole) == (60, True)


@pytest.mark.django_db
def test_recording_costs_three_statements(
    an: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actions.record(by=an, act="x.y", about=an)
    with django_assert_num_queries(3):
        actions.record(by=an, act="x.y", about=an)
