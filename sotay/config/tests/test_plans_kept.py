"""Connections to PostgreSQL keep their plans, and notice by themselves that the server went."""

import threading
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.kernel.turns import of_this_process

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL plans"),
]


def _plans() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [statement for (statement,) in cursor.fetchall()]


def test_a_statement_that_comes_again_and_again_is_planned_once() -> None:
    for number in range(12):
        assert not Account.objects.filter(pk=number).exists()
    assert len([plan for plan in _plans() if "accounts_account" in plan]) == 1


def test_more_rows_than_one_statement_takes_are_written_in_several() -> None:
    Account.objects.bulk_create(
        Account(username=f"u{number}", name_key=f"u{number}", created_at=clock.now())
        for number in range(20_000)
    )
    assert Account.objects.count() == 20_000
    assert len(Account.objects.in_bulk(range(70_000))) <= 20_000


def test_a_connection_that_the_server_ended_is_not_used_again() -> None:
    mine: Any = connection
    mine.ensure_connection()
    assert mine.is_usable()
    number = mine.connection.info.backend_pid

    def end() -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [number])
        connections["default"].close()

    other = threading.Thread(target=end)
    other.start()
    other.join()
    _until_the_farewell_has_come(mine)
    assert not mine.is_usable()
    mine.close()
    assert Account.objects.count() == 0


def _until_the_farewell_has_come(mine: Any) -> None:
    import select

    assert select.select([mine.connection.fileno()], [], [], 30)[0]


def test_whoever_waits_for_the_disk_lets_others_compute(monkeypatch: pytest.MonkeyPatch) -> None:
    had_a_turn: list[bool] = []

    def compute() -> None:
        with of_this_process.turn():
            had_a_turn.append(of_this_process._mine.has)

    def slow_disk(self: BaseDatabaseWrapper) -> Any:
        other = threading.Thread(target=compute)
        other.start()
        other.join()
        return commit(self)

    commit = BaseDatabaseWrapper._commit  # type: ignore[attr-defined]
    monkeypatch.setattr(BaseDatabaseWrapper, "_commit", slow_disk)
    with of_this_process.turn(), transaction.atomic():
        assert Account.objects.count() == 0
    assert had_a_turn == [True]
