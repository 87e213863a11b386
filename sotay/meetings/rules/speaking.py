"""The order of the speaking list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Hand:
    """A hand that went up, and what became of it."""

    id: int
    person_id: int
    asked_at: datetime
    called_at: datetime | None = None
    ended_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def waits(self) -> bool:
        """Whether the hand is still up and was not called."""
        return self.called_at is None and self.ended_at is None and self.withdrawn_at is None

    @property
    def speaks(self) -> bool:
        """Whether its owner has the floor."""
        return self.called_at is not None and self.ended_at is None and self.withdrawn_at is None

    @property
    def spoke(self) -> bool:
        """Whether its owner had the floor and is done."""
        return self.called_at is not None and self.ended_at is not None


def waiting(hands: Iterable[Hand]) -> list[Hand]:
    """Those who wait, in the order in which they should be called.

    Who has spoken less comes first, so that everybody is heard before anybody is heard
    twice; then the earlier hand. The chair may call in any order all the same.
    """
    all_hands = list(hands)
    turns: dict[int, int] = {}
    for hand in all_hands:
        turns[hand.person_id] = turns.get(hand.person_id, 0) + hand.spoke
    up = [hand for hand in all_hands if hand.waits]
    return sorted(up, key=lambda hand: (turns[hand.person_id], hand.asked_at, hand.id))


def on_the_floor(hands: Iterable[Hand]) -> Hand | None:
    """Who speaks now: the one called last, should two have been called at once."""
    called = [(hand.called_at, hand.id, hand) for hand in hands if hand.speaks and hand.called_at]
    return max(called, key=lambda entry: entry[:2])[2] if called else None


def speakers(hands: Iterable[Hand]) -> frozenset[int]:
    """Everybody who had the floor, for the share of speakers."""
    return frozenset(hand.person_id for hand in hands if hand.spoke or hand.speaks)
