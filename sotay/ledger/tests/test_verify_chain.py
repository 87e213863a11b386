"""Whatever is done to the ledger's rows by hand is found, and so is where."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from hypothesis import given, settings
from hypothesis import strategies as st

from sotay.accounts.actions import create_account
from sotay.kernel import clock
from sotay.ledger import actions, chain, guards
from sotay.ledger.chain import Anchor, Fault, NoAnchor
from sotay.ledger.models import Chain, Entry
from sotay.ledger.queries import seal_of
from sotay.org.models import Person
from tests.examples import examples

pytestmark = pytest.mark.django_db

ENTRIES = 6
# Something else in every column, as text of SQL.
OTHERS = {
    "seq": "99",
    "at": "'2020-01-01 00:00:00+00:00'",
    "actor_id": "NULL",
    "actor_person_id": "4711",
    "act": "'x.z'",
    "about_kind": "'org.unit'",
    "about_id": "'4711'",
    "unit_id": "4711",
    "details": """'{"number": 4711}'""",
    "previous_hash": "'%s'" % ("0" * 64),
    "hash": "'%s'" % ("1" * 64),
}


@pytest.fixture(autouse=True)
def some_entries() -> None:
    account = create_account(username="an", password=None)
    an = Person.objects.create(full_name="Nguyễn Văn An", account=account)
    for number in range(ENTRIES):
        with transaction.atomic():
            actions.record(by=an, act="x.y", about=an, details={"number": number})
    guards.lift(connection)


def test_every_column_is_among_those_that_are_tampered_with() -> None:
    assert set(OTHERS) == {field.column for field in Entry._meta.concrete_fields}


@pytest.mark.parametrize("column", sorted(OTHERS))
@pytest.mark.parametrize("seq", [1, 3, ENTRIES])
def test_a_change_of_any_column_is_found(column: str, seq: int) -> None:
    assert chain.verify_chain().whole
    execute(f"UPDATE ledger_entry SET {column} = {OTHERS[column]} WHERE seq = {seq}")
    report = chain.verify_chain()
    assert report.broken_at == seq
    assert report.entries == seq - 1


def test_a_change_with_a_fitting_seal_is_found_at_the_next_entry() -> None:
    reseal(3, act="x.z")
    assert chain.verify_chain().broken_at == 4


def test_a_change_of_the_last_entry_with_a_fitting_seal_is_found() -> None:
    reseal(ENTRIES, act="x.z")
    assert chain.verify_chain().broken_at == ENTRIES


def test_what_was_taken_out_is_found() -> None:
    execute("DELETE FROM ledger_entry WHERE seq = 3")
    report = chain.verify_chain()
    assert (report.broken_at, report.fault) == (3, Fault.MISSING)


@pytest.mark.parametrize("seq", [0, ENTRIES + 1])
def test_what_was_put_in_is_found(seq: int) -> None:
    last = Entry.objects.get(seq=ENTRIES)
    put_in(seq, previous_hash=last.hash if seq else "")
    report = chain.verify_chain()
    assert (report.broken_at, report.fault) == (seq, Fault.EXTRA)


def test_what_was_put_in_between_is_found() -> None:
    for seq in range(ENTRIES, 2, -1):
        execute(f"UPDATE ledger_entry SET seq = {seq + 1} WHERE seq = {seq}")
    put_in(3, previous_hash=Entry.objects.get(seq=2).hash)
    assert chain.verify_chain().broken_at == 4  # the entry after it does not follow from it


def test_another_order_is_found() -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        execute(f"UPDATE ledger_entry SET seq = {new} WHERE seq = {old}")
    assert chain.verify_chain().broken_at == 2


@pytest.mark.parametrize("kept", [0, 4])
def test_a_tail_that_was_cut_off_is_found(kept: int) -> None:
    execute(f"DELETE FROM ledger_entry WHERE seq > {kept}")
    report = chain.verify_chain()
    assert (report.broken_at, report.fault) == (kept + 1, Fault.CUT_OFF)


def test_a_lost_end_of_the_chain_is_found() -> None:
    execute("DELETE FROM ledger_chain")
    assert not chain.verify_chain().whole


def test_a_cut_off_tail_with_a_forged_end_is_found_by_an_anchor() -> None:
    anchor = chain.anchor_now()
    cut_off_cleanly(4)
    assert chain.verify_chain().whole  # nothing inside the database tells
    report = chain.verify_chain(anchors=[anchor])
    assert (report.broken_at, report.fault) == (5, Fault.CUT_OFF)


def test_a_tail_that_was_cut_off_and_written_anew_is_found_by_an_anchor() -> None:
    anchor = chain.anchor_now()
    cut_off_cleanly(4)
    an = Person.objects.get()
    for _ in range(5):
        actions.record(by=an, act="x.z", about=an)
    assert chain.verify_chain().whole
    report = chain.verify_chain(anchors=[anchor])
    assert (report.broken_at, report.fault) == (ENTRIES, Fault.OTHER_THAN_ANCHOR)


def test_an_emptied_ledger_is_found_by_an_anchor() -> None:
    anchor = chain.anchor_now()
    cut_off_cleanly(0)
    assert chain.verify_chain().whole
    assert chain.verify_chain(anchors=[anchor]).broken_at == 1


def test_anchors_of_an_honest_ledger_are_met_as_it_grows() -> None:
    anchors = [Anchor(0, ""), chain.anchor_now()]
    an = Person.objects.get()
    actions.record(by=an, act="x.y", about=an)
    anchors.append(chain.anchor_now())
    report = chain.verify_chain(anchors=anchors)
    assert report.whole
    assert report.anchors == 3


@pytest.mark.parametrize("line", ["", "x", "{}", "[1]", '{"seq": "6", "hash": "a"}', '{"seq": -1}'])
def test_what_is_no_anchor_is_refused(line: str) -> None:
    with pytest.raises(NoAnchor):
        Anchor.of_line(line)


def test_an_entry_that_cannot_be_read_is_named() -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL takes no such value into the column")
    execute("UPDATE ledger_entry SET at = '2026-13-77 99:00' WHERE seq = 4")
    report = chain.verify_chain()
    assert (report.broken_at, report.fault) == (4, Fault.UNREADABLE)


def test_long_chains_are_walked_page_by_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chain, "_PAGE", 2)
    seen: list[int] = []
    assert chain.verify_chain(progress=seen.append).entries == ENTRIES
    assert seen == [2, 4, 6]


@settings(max_examples=examples(40))
@given(data=st.data())
def test_no_single_change_escapes(data: st.DataObject) -> None:
    seq = data.draw(st.integers(1, ENTRIES))
    entry = Entry.objects.get(seq=seq)
    change: dict[str, st.SearchStrategy[object]] = {
        "at": st.integers(1, 10**9).map(lambda us: entry.at + timedelta(microseconds=us)),
        "act": st.text(st.characters(exclude_characters="\x00", codec="utf-8"), max_size=80),
        "about_id": st.text("0123456789", max_size=40),
        "actor_person_id": st.none() | st.integers(0, 2**62),
        "unit_id": st.none() | st.integers(0, 2**62),
        "details": st.dictionaries(st.text("abc"), st.integers(0, 2**40) | st.booleans()),
    }
    column = data.draw(st.sampled_from(sorted(change)))
    value = data.draw(change[column])
    was = getattr(entry, column)
    same = value == was and json.dumps(value, default=str) == json.dumps(was, default=str)
    try:
        rows(seq).update(**{column: value})
        assert chain.verify_chain().whole is same
    finally:
        rows(seq).update(**{column: was})


@pytest.mark.django_db(transaction=True)
def test_what_others_add_at_once_breaks_nothing() -> None:
    an = Person.objects.get()
    over = threading.Event()

    def write() -> None:
        try:
            for _ in range(40):
                with transaction.atomic():
                    actions.record(by=an, act="x.y", about=an)
        finally:
            over.set()
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    verdicts = [chain.verify_chain()]
    while not over.is_set():
        verdicts.append(chain.verify_chain())
    writer.join(30)
    assert [verdict for verdict in verdicts if not verdict.whole] == []
    assert chain.verify_chain().entries == ENTRIES + 40


def rows(seq: int) -> QuerySet[Entry]:
    """The entry's row without the refusal of the model's own queries."""
    return QuerySet[Entry, Entry](Entry).filter(seq=seq)


def reseal(seq: int, **changes: object) -> None:
    entry = Entry.objects.get(seq=seq)
    for name, value in changes.items():
        setattr(entry, name, value)
    sets = ", ".join(f"{name} = '{value}'" for name, value in changes.items())
    execute(f"UPDATE ledger_entry SET {sets}, hash = '{seal_of(entry)}' WHERE seq = {seq}")


def put_in(seq: int, *, previous_hash: str) -> None:
    """An entry with a seal that fits it."""
    entry = Entry(
        seq=seq,
        at=clock.now(),
        act="x.forged",
        about_kind="org.person",
        about_id="1",
        details={},
        previous_hash=previous_hash,
    )
    entry.hash = seal_of(entry)
    entry.save()


def cut_off_cleanly(kept: int) -> None:
    """Cut off the tail, and forge the end so that nothing inside tells."""
    execute(f"DELETE FROM ledger_entry WHERE seq > {kept}")
    last = Entry.objects.filter(seq=kept).first()
    Chain.objects.update(last_seq=kept, last_hash=last.hash if last else "")


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
