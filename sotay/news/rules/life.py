"""The life of an article: draft, review, publication, end. Pure."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """What people decided. The hour decides the rest: see ``phase``."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What somebody does to an article."""

    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


class Phase(StrEnum):
    """Where an article stands at an hour."""

    DRAFT = "draft"
    REVIEW = "review"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


_NEXT: Mapping[tuple[State, Step], State] = {
    (State.DRAFT, Step.SUBMIT): State.REVIEW,
    (State.REVIEW, Step.RETURN): State.DRAFT,
    (State.REVIEW, Step.APPROVE): State.APPROVED,
    (State.APPROVED, Step.WITHDRAW): State.WITHDRAWN,
    (State.WITHDRAWN, Step.REOPEN): State.DRAFT,
}
NEEDS_REASON = frozenset({Step.RETURN, Step.WITHDRAW})


def after(state: State, step: Step) -> State | None:
    """The state that ``step`` leads to; none where it cannot be taken."""
    return _NEXT.get((state, step))


def may_edit(state: State) -> bool:
    """Whether its words may be changed: what is reviewed or read stays as it is."""
    return state == State.DRAFT


def phase(
    state: State, publish_at: datetime | None, expires_at: datetime | None, now: datetime
) -> Phase:
    """Where it stands at ``now``: from the hour of publication until the hour of its end."""
    if state != State.APPROVED or publish_at is None:
        return Phase.REVIEW if state == State.APPROVED else Phase(state.value)
    if now < publish_at:
        return Phase.SCHEDULED
    if expires_at is not None and expires_at <= now:
        return Phase.EXPIRED
    return Phase.PUBLISHED


def hours_are_in_order(publish_at: datetime, expires_at: datetime | None) -> bool:
    """Whether an article is read for some time at all."""
    return expires_at is None or publish_at < expires_at
