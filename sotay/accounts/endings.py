"""Who is told when a session ends, or when an account loses them all.

Filled by upper folders in ``AppConfig.ready``, told by ``doors`` and ``actions``. Called inside
the transaction of what happened: whoever is told waits for the commit before telling others.
"""

from collections.abc import Callable

_when_signed_out: list[Callable[[str], None]] = []
_when_revoked: list[Callable[[int], None]] = []


def when_signed_out(tell: Callable[[str], None]) -> None:
    """Call ``tell`` with the key of every session that ends by signing out."""
    _when_signed_out.append(tell)


def when_revoked(tell: Callable[[int], None]) -> None:
    """Call ``tell`` with the id of every account whose sessions are taken from it.

    One of them may have been kept (the one that asked for it): what hangs on sessions is
    ended for all, and the kept one opens its own anew.
    """
    _when_revoked.append(tell)


def tell_signed_out(session_key: str) -> None:
    """The session has ended."""
    for tell in _when_signed_out:
        tell(session_key)


def tell_revoked(account_id: int) -> None:
    """The account's sessions have ended."""
    for tell in _when_revoked:
        tell(account_id)
