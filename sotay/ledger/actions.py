"""The one way into the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from django.db import connection, transaction
from django.db.models import Model

from sotay.kernel import clock
from sotay.ledger import rules
from sotay.ledger.acts import at_the_end
from sotay.ledger.models import Chain, Entry
from sotay.ledger.queries import kind_of, seal_of

_ONLY_ROW = 1
# What took longer from the hand to here waited on a phone without a network.
_AT_ONCE = timedelta(seconds=1)


class Actor(Protocol):
    """Whoever acts: a person of ``org``, which lies above this folder and is not imported."""

    pk: int
    account_id: int | None


class Place(Protocol):
    """The unit in which it happened."""

    pk: int


def record(
    *,
    by: Actor | None,
    act: str,
    about: Model,
    unit: Place | None = None,
    details: Mapping[str, rules.Detail] | None = None,
) -> None:
    """Add what just happened, at the end of the act in which it happened (``one_act``).

    ``act`` names the happening, e.g. ``"meetings.opinion_posted"``; ``by`` is None when the
    product itself acted; ``details`` holds ids and figures only.

    Raises:
        ValueError: ``details`` holds a text or a float.
        RuntimeError: called outside a transaction.
    """
    happening = _happening(by, act, about, unit, details)
    if not at_the_end(lambda: _append(happening)):
        _append(happening)


def record_now(
    *,
    by: Actor | None,
    act: str,
    about: Model,
    unit: Place | None = None,
    details: Mapping[str, rules.Detail] | None = None,
) -> Entry:
    """``record`` at once, for an act that needs its number.

    The lock on the chain is then held until the commit: nothing that waits for another lock,
    as ``live.actions.publish`` does, may follow.
    """
    return _append(_happening(by, act, about, unit, details))


@dataclass(frozen=True)
class _Happening:
    """What happened, before it has its place in the chain."""

    actor_id: int | None
    actor_person_id: int | None
    act: str
    about_kind: str
    about_id: str
    unit_id: int | None
    details: dict[str, rules.Detail]


def _happening(
    by: Actor | None,
    act: str,
    about: Model,
    unit: Place | None,
    details: Mapping[str, rules.Detail] | None,
) -> _Happening:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record belongs in the transaction of the act")
    facts = dict(details or {})
    acted_at = clock.acted_at()
    if clock.now() - acted_at > _AT_ONCE:
        facts["acted_at"] = acted_at.isoformat(timespec="seconds")
    rules.check_details(facts)
    return _Happening(
        actor_id=by.account_id if by else None,
        actor_person_id=by.pk if by else None,
        act=act,
        about_kind=kind_of(about),
        about_id=str(about.pk),
        unit_id=unit.pk if unit else None,
        details=facts,
    )


def _append(happening: _Happening) -> Entry:
    last_seq, last_hash = _locked_end()
    entry = Entry(seq=last_seq + 1, at=clock.now(), previous_hash=last_hash, **vars(happening))
    entry.hash = seal_of(entry)
    entry.save()
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, [entry.seq, entry.hash])
    return entry


_END = "SELECT last_seq, last_hash FROM ledger_chain WHERE id = 1"
_MOVE = "UPDATE ledger_chain SET last_seq = %s, last_hash = %s WHERE id = 1"


def _locked_end() -> tuple[int, str]:
    """The end of the chain. SQLite holds its one write lock already (IMMEDIATE)."""
    sql = f"{_END} FOR UPDATE" if connection.features.has_select_for_update else _END
    with connection.cursor() as cursor:
        end = cursor.execute(sql).fetchone()
        if end is None:
            # The first entry ever. Of two that race, one insert is ignored, both then lock.
            Chain.objects.bulk_create([Chain(pk=_ONLY_ROW)], ignore_conflicts=True)
            end = cursor.execute(sql).fetchone()
    return end[0], end[1]
