"""Nobody changes what happened: not the code, not a hand in the database unseen."""

import pytest
from django.db import DatabaseError, connection, transaction

from sotay.ledger import actions, chain, guards
from sotay.ledger.models import Chain, Entry, Rewritten
from sotay.org.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_entries() -> None:
    an = Person.objects.create(full_name="Nguyễn Văn An")
    for number in range(3):
        actions.record(by=an, act="x.y", about=an, details={"number": number})


def test_the_model_refuses_to_change_or_remove_an_entry() -> None:
    entry = Entry.objects.get(seq=2)
    entry.act = "x.z"
    with pytest.raises(Rewritten):
        entry.save()
    with pytest.raises(Rewritten):
        entry.delete()
    with pytest.raises(Rewritten):
        Entry.objects.filter(seq=2).update(act="x.z")
    with pytest.raises(Rewritten):
        Entry.objects.all().delete()
    with pytest.raises(Rewritten):
        Entry.objects.bulk_update([entry], ["act"])
    assert Entry.objects.get(seq=2).act == "x.y"


@pytest.mark.parametrize("sql", ["UPDATE ledger_entry SET act = 'x.z'", "DELETE FROM ledger_entry"])
def test_the_database_refuses_it_too(sql: str) -> None:
    guards.install(connection)  # the suite lifts one of the two on SQLite
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        execute(sql)
    assert Entry.objects.filter(act="x.y").count() == 3


def test_an_untouched_chain_is_whole() -> None:
    report = chain.verify_chain()
    assert (report.entries, report.broken_at) == (3, None)
    assert report.last_hash == Chain.objects.get().last_hash


@pytest.mark.parametrize(
    ("sql", "broken_at"),
    [
        ("UPDATE ledger_entry SET act = 'x.z' WHERE seq = 2", 2),
        ("UPDATE ledger_entry SET about_id = '99' WHERE seq = 1", 1),
        ("UPDATE ledger_entry SET details = '{}' WHERE seq = 3", 3),
        ("DELETE FROM ledger_entry WHERE seq = 2", 2),
        ("DELETE FROM ledger_entry WHERE seq = 3", 3),
        ("DELETE FROM ledger_entry", 1),
    ],
)
def test_a_hand_in_the_database_is_found_and_so_is_where(sql: str, broken_at: int) -> None:
    guards.lift(connection)
    execute(sql)
    assert chain.verify_chain().broken_at == broken_at


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
