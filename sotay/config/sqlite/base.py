"""SQLite with writers that queue for the one write lock instead of asking again and again.

SQLite lets one connection write. Whoever finds the lock taken sleeps and tries again, up to a
tenth of a second each time and in no order: with eight threads that post, most of the time
nobody holds the lock, and all threads sleep that could answer readers. So a transaction takes
its turn first, in this process and among the processes of this machine; the kernel hands the
turn on, and takes it from a process that dies. The lock of SQLite itself stays what protects
the data.
"""

import fcntl
import os
import threading
from typing import Any

from django.db.backends.sqlite3 import base

from sotay.kernel.turns import of_this_process

# Django's type stubs leave out the hooks that its own backends override: hence the ignores below.


class Turn:
    """Whose turn it is to write to one database file, for all threads of this process."""

    def __init__(self, path: str) -> None:
        self._thread = threading.Lock()
        # One open file a process: among its threads the lock above decides.
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def take(self) -> None:
        """Wait for the turn; whoever computes meanwhile may do so in our place."""
        if not self._take(waits=False):
            with of_this_process.aside():
                self._take(waits=True)

    def _take(self, *, waits: bool) -> bool:
        if not self._thread.acquire(blocking=waits):
            return False
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._thread.release()
            return False
        except BaseException:
            self._thread.release()
            raise
        return True

    def hand_on(self) -> None:
        """Let the next one write."""
        fcntl.flock(self._file, fcntl.LOCK_UN)
        self._thread.release()


_turns: dict[str, Turn] = {}
_making = threading.Lock()


def turn_at(database: str) -> Turn:
    """The turn of a database file, which lies beside it."""
    with _making:
        if database not in _turns:
            _turns[database] = Turn(f"{database}-turn")
        return _turns[database]


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions take their turn."""

    _turn: Turn | None = None

    def _start_transaction_under_autocommit(self) -> None:
        if not self.is_in_memory_db() and self._turn is None:
            turn = turn_at(str(self.settings_dict["NAME"]))
            turn.take()
            self._turn = turn
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._hand_on()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._hand_on()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._hand_on()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._hand_on()

    def _hand_on(self) -> None:
        if self._turn is not None:
            turn, self._turn = self._turn, None
            turn.hand_on()
