"""How passwords are hashed, and how many at once.

A hash is slow and costs memory on purpose. In a hall two hundred sign in within a minute: they
go through a pool that never takes more than half of a page server's threads, and the rest
serve pages.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from threading import BoundedSemaphore

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.utils.translation import gettext_lazy as _

from sotay.accounts import rules
from sotay.kernel.refusals import Refusal
from sotay.kernel.turns import of_this_process


class Argon2id(Argon2PasswordHasher):
    """The least that OWASP's password storage cheat sheet recommends: 19 MiB, 2 rounds, 1 lane.

    Django's own measures (100 MiB, 8 lanes) take ten times as long on a small server.
    """

    time_cost = 2
    memory_cost = 19_456  # KiB
    parallelism = 1


class Crowded(Refusal):
    """No place in the pool: nothing was looked at, and no try is counted.

    Attributes:
        again_after: seconds after which to come again; not the same for everybody.
    """

    status = 503

    def __init__(self) -> None:
        super().__init__(
            _(
                "Đang có nhiều đồng chí cùng vào một lúc. Xin đợi giây lát rồi bấm “Đăng nhập” "
                "lần nữa; lần vừa rồi không tính là một lần thử."
            )
        )
        self.again_after = random.randint(1, 3)


class Pool:
    """The places of one page server process in which passwords are looked at.

    Whoever has a place may wait in it for a turn to hash; whoever finds none is sent away
    at once, before anything was asked of the database.
    """

    def __init__(self, *, at_once: int, waiting: int) -> None:
        self._places = BoundedSemaphore(at_once + waiting)
        self._turns = BoundedSemaphore(at_once)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place for the block.

        Raises:
            Crowded: all are taken.
        """
        if not self._places.acquire(blocking=False):
            raise Crowded
        try:
            yield
        finally:
            self._places.release()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait, inside a place, until it is one's turn to hash; pages go on meanwhile.

        Not in the middle of a transaction: a page might then wait for what we have locked.
        """
        aside = nullcontext() if connection.in_atomic_block else of_this_process.aside()
        with aside, self._turns:
            yield


@cache
def pool() -> Pool:
    """The pool of this process."""
    at_once, waiting = rules.hashing_places(settings.PAGE_THREADS)
    return Pool(at_once=at_once, waiting=waiting)
