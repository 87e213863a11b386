"""What makes a scenario."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from sotay.bench.scenes import Scene
from sotay.bench.stage.plan import Plan


def _nothing_more(scenes: Sequence[Scene]) -> Scene:
    return scenes[-1]


@dataclass(frozen=True)
class Scenario:
    """A name, the data it needs, and what happens on it.

    ``plans`` says what stands on each stage at a scale; most have one. ``conclude`` makes
    one result of several stages.
    """

    name: str
    meaning: str
    plans: Callable[[float], Sequence[Plan]]
    # What is measured; then, when the clocks have stopped, the limit and the verdict.
    play: Callable[[Scene], Awaitable[None]]
    judge: Callable[[Scene], Awaitable[None]]
    conclude: Callable[[Sequence[Scene]], Scene] = _nothing_more
    # Only reads, so that it may be played on a server that was there before.
    only_reads: bool = False
