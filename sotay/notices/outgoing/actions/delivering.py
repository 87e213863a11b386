"""Carrying messages to their provider, and noting how it went."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from sotay.jobs.actions import run_later
from sotay.kernel import clock, sealing
from sotay.ledger.acts import one_act
from sotay.notices.outgoing import envelopes, queries
from sotay.notices.outgoing.models import ANSWER_LENGTH, Dispatch
from sotay.notices.outgoing.providers import (
    Answer,
    Message,
    Misconfigured,
    Outcome,
    Provider,
    provider_for,
)
from sotay.notices.outgoing.rules import retrying

Problem, State = Dispatch.Problem, Dispatch.State
# A try that began so long ago is over, whatever became of it: providers answer sooner.
LONGEST_TRY = timedelta(minutes=1)
KEPT = timedelta(days=180)
# Of what was left lying, so many are taken up at once.
BATCH = 50


@dataclass(frozen=True)
class Parcel:
    """What a try carries."""

    message: Message
    provider: Provider


def deliver(*, dispatch_id: int) -> None:
    """Try to send it, unless it was sent, is worth nothing any more, or has to wait.

    No transaction is open while the provider is talked to. That a try has begun is committed
    before, so that a worker that dies in between is not followed by one that knows nothing.
    """
    parcel = _begin(dispatch_id)
    if parcel is not None:
        _note(dispatch_id, parcel.provider.send(parcel.message))


def take_up_late() -> int:
    """Deliver what should have gone by now and lies there: its job died. How many there were."""
    late = clock.now() - 2 * LONGEST_TRY
    ids = queries.left_lying(late, BATCH)
    for dispatch_id in ids:
        deliver(dispatch_id=dispatch_id)
    return len(ids)


def forget() -> int:
    """Forget what was sent or given up long ago; how many."""
    old = Dispatch.objects.filter(at__lt=clock.now() - KEPT).exclude(queries.OPEN)
    return old.delete()[0]


@one_act()
def _begin(dispatch_id: int) -> Parcel | None:
    row = Dispatch.objects.select_for_update().filter(queries.OPEN, pk=dispatch_id).first()
    now = clock.now()
    if row is None or _is_at_it(row, now):
        return None
    _count_the_doubtful(row)
    return None if _is_over(row, now) or _has_to_wait(row, now) else _parcel(row, now)


def _is_over(row: Dispatch, now: datetime) -> bool:
    """Whether it is given up here: too old, or twice of unknown end."""
    if row.in_doubt > retrying.REPEATS_IN_DOUBT:
        _give_up(row, row.problem)
    elif now >= row.until:
        _give_up(row, row.problem or Problem.TOO_LATE)
    else:
        return False
    return True


def _has_to_wait(row: Dispatch, now: datetime) -> bool:
    """Whether it goes later: its address had its share, or the provider is left alone."""
    free = queries.may_go_at(row, now)
    if free > now:
        _wait(row, free, Problem.TOO_OFTEN)
    elif queries.is_tired(row.channel, now, retrying.TIRED_AFTER, retrying.REST):
        _wait(row, now + retrying.REST * (1 + random.random()), Problem.UNREACHABLE)
    else:
        return False
    return True


def _is_at_it(row: Dispatch, now: datetime) -> bool:
    """Another worker is handing it over at this moment."""
    return row.trying_at is not None and row.trying_at > now - LONGEST_TRY


def _count_the_doubtful(row: Dispatch) -> None:
    """A try that began and never ended: whoever made it died."""
    if row.trying_at is not None:
        row.trying_at = None
        row.in_doubt += 1
        row.problem = Problem.INTERRUPTED


def _parcel(row: Dispatch, now: datetime) -> Parcel | None:
    try:
        provider = provider_for(row.channel)
        to, words = envelopes.opened(row.sealed)
    except (Misconfigured, sealing.Broken):
        provider = None
    if provider is None:
        _retry(row, Problem.CONFIGURATION, now)
        return None
    row.provider, row.trying_at, row.tried_at = provider.name, now, now
    row.tries += 1
    row.save()
    return Parcel(Message(str(row.key), row.channel, to, words), provider)


@one_act()
def _note(dispatch_id: int, answer: Answer) -> None:
    row = Dispatch.objects.select_for_update().get(pk=dispatch_id)
    if row.state not in (State.QUEUED, State.FAILED):
        return
    row.trying_at, row.answer_id = None, answer.id[:ANSWER_LENGTH]
    if answer.outcome is Outcome.TAKEN:
        _end(row, State.SENT, "")
    elif answer.outcome is Outcome.REFUSED:
        _give_up(row, answer.problem)
    else:
        row.in_doubt += answer.outcome is Outcome.IN_DOUBT
        if row.in_doubt > retrying.REPEATS_IN_DOUBT:
            _give_up(row, answer.problem)
        else:
            _retry(row, answer.problem, clock.now())


def _retry(row: Dispatch, problem: str, now: datetime) -> None:
    moment = retrying.next_try(max(row.tries, 1), now, row.until, random.random())
    row.state = State.FAILED
    if moment is None:
        _give_up(row, problem)
    else:
        _wait(row, moment, problem)


def _wait(row: Dispatch, moment: datetime, problem: str) -> None:
    if moment >= row.until:
        _give_up(row, problem)
        return
    row.due_at, row.problem = moment, problem
    row.save()
    run_later("notices.deliver", soon=True, at=moment, dispatch_id=row.pk)


def _give_up(row: Dispatch, problem: str) -> None:
    _end(row, State.GIVEN_UP, problem)


def _end(row: Dispatch, state: Dispatch.State, problem: str) -> None:
    """It is over: what was written, and the whole address, are gone."""
    row.state, row.problem, row.sealed = state, problem, ""
    row.due_at, row.trying_at, row.ended_at = None, None, clock.now()
    row.save()
