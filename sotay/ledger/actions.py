"""The one way into the ledger."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Protocol

from django.db import transaction
from django.db.models import Model

from sotay.kernel import clock
from sotay.ledger import rules
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
) -> Entry:
    """Add what just happened, in the transaction in which it happened.

    ``act`` names the happening, e.g. ``"meetings.opinion_posted"``; ``by`` is None when the
    product itself acted; ``details`` holds ids and figures only.

    The lock on the chain is held until the commit: record after the rows are written and
    before ``live.actions.publish``, always in this order, so that two acts never wait for
    each other.

    Raises:
        ValueError: ``details`` holds a text or a float.
        RuntimeError: called outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record belongs in the transaction of the act")
    facts = dict(details or {})
    at, acted_at = clock.now(), clock.acted_at()
    if at - acted_at > _AT_ONCE:
        facts["acted_at"] = acted_at.isoformat(timespec="seconds")
    rules.check_details(facts)
    chain = _locked_chain()
    entry = Entry(
        seq=chain.last_seq + 1,
        at=at,
        actor_id=by.account_id if by else None,
        actor_person_id=by.pk if by else None,
        act=act,
        about_kind=kind_of(about),
        about_id=str(about.pk),
        unit_id=unit.pk if unit else None,
        details=facts,
        previous_hash=chain.last_hash,
    )
    entry.hash = seal_of(entry)
    entry.save()
    Chain.objects.filter(pk=_ONLY_ROW).update(last_seq=entry.seq, last_hash=entry.hash)
    return entry


def _locked_chain() -> Chain:
    """The end of the chain. SQLite holds its one write lock already (IMMEDIATE)."""
    chains = Chain.objects.select_for_update()
    chain = chains.filter(pk=_ONLY_ROW).first()
    if chain is None:
        # The first entry ever. Of two that race, one insert is ignored, both then lock.
        Chain.objects.bulk_create([Chain(pk=_ONLY_ROW)], ignore_conflicts=True)
        chain = chains.get(pk=_ONLY_ROW)
    return chain
