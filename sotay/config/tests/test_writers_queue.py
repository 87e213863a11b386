"""Writers of one SQLite file take turns, and a turn never outlives who has it."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sotay.config.sqlite.base import DatabaseWrapper, Turn

# A file of their own: the suite's database does not matter, but must allow connections.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[DatabaseWrapper]:
    opened = connection_to(tmp_path / "a.sqlite3")
    with opened.cursor() as cursor:
        cursor.execute("CREATE TABLE line (writer text)")
    yield opened
    opened.close()


def connection_to(path: Path) -> DatabaseWrapper:
    settings: dict[str, Any] = {
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 0.0},
        "TIME_ZONE": None,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": False,
        "AUTOCOMMIT": True,
        "ATOMIC_REQUESTS": False,
    }
    return DatabaseWrapper(settings, alias="turns")


def write(connection: DatabaseWrapper, writer: str) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO line VALUES (%s)", [writer])


def end(connection: DatabaseWrapper, *, keep: bool = True) -> None:
    connection.commit() if keep else connection.rollback()
    connection.set_autocommit(True)


def writers(connection: DatabaseWrapper) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT writer FROM line")
        return [row[0] for row in cursor.fetchall()]


def test_many_threads_write_although_nobody_may_wait_for_sqlite(
    database: DatabaseWrapper, tmp_path: Path
) -> None:
    faults: list[Exception] = []

    def work(name: str) -> None:
        mine = connection_to(tmp_path / "a.sqlite3")
        try:
            for _line in range(20):
                write(mine, name)
                end(mine)
        except Exception as fault:  # noqa: BLE001 (the test looks at it)
            faults.append(fault)
        finally:
            mine.close()

    threads = [threading.Thread(target=work, args=(f"{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert faults == []
    assert len(writers(database)) == 120


@pytest.mark.parametrize("keep", [True, False])
def test_the_turn_is_handed_on_when_the_transaction_ends(
    database: DatabaseWrapper, tmp_path: Path, *, keep: bool
) -> None:
    write(database, "first")
    end(database, keep=keep)
    other = connection_to(tmp_path / "a.sqlite3")
    write(other, "second")
    end(other)
    other.close()
    assert writers(database) == (["first", "second"] if keep else ["second"])


def test_a_connection_that_is_closed_in_the_middle_gives_its_turn_back(
    database: DatabaseWrapper, tmp_path: Path
) -> None:
    other = connection_to(tmp_path / "a.sqlite3")
    write(other, "lost")
    other.close()
    write(database, "kept")
    end(database)
    assert writers(database) == ["kept"]


def _hold(path: str, ready: Any) -> None:
    Turn(path).take()
    ready.set()
    signal.pause()


def test_a_process_that_is_killed_gives_its_turn_back(tmp_path: Path) -> None:
    spawning = multiprocessing.get_context("spawn")
    ready = spawning.Event()
    path = str(tmp_path / "turn")
    holder = spawning.Process(target=_hold, args=(path, ready))
    holder.start()
    assert ready.wait(30)
    assert holder.pid is not None
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    mine = Turn(path)
    mine.take()
    mine.hand_on()
