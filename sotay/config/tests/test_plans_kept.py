"""Connections to PostgreSQL keep their plans, and notice by themselves that the server went."""

import threading
from typing import Any

import pytest
from django.db import connection, connections, transaction

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
        Account(username=f"u{number}", created_at=clock.now()) for number in range(20_000)
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


def test_whoever_waits_for_the_disk_lets_others_compute() -> None:
    free_meanwhile: list[bool] = []

    def compute() -> None:
        with of_this_process.turn():
            free_meanwhile.append(of_this_process._mine.has)

    def commit(real: Any) -> None:
        other = threading.Thread(target=compute)
        other.start()
        other.join()
        real()

    mine: Any = connection
    mine.ensure_connection()
    inner = mine.connection
    with pytest.MonkeyPatch.context() as patch, of_this_process.turn(), transaction.atomic():
        real = inner.commit
        patch.setattr(mine, "connection", _Slow(inner, lambda: commit(real)))
    assert free_meanwhile == [True]


class _Slow:
    """A connection whose commit does something else first."""

    def __init__(self, real: Any, commit: Any) -> None:
        self._real, self.commit = real, commit

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)
