"""The browser's side in Python: the same algorithm as ``class Topic`` in live.js."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from sotay.live.frames import Frame, SwapData

# What the page server or the wire answers: frames in order, the whole topic, or nothing.
Ask = Callable[[int], list[Frame] | Frame | None]
ReadAnew = Callable[[], int]


class Shown(Protocol):
    """What swaps change."""

    def apply(self, swap: SwapData) -> None:
        """Put one swap in place."""


@dataclass
class Page:
    """Elements by id, in order, as swaps leave them: the smallest page there is."""

    elements: dict[str, str] = field(default_factory=dict)

    def apply(self, swap: SwapData) -> None:
        """Every swap of the tests targets one element; a new one is appended by its id."""
        if swap["how"] == "remove":
            self.elements.pop(swap["target"], None)
        else:
            self.elements[swap["target"]] = swap["html"]


@dataclass
class PageTopic:
    """One topic as an open page follows it."""

    version: int
    page: Shown
    known: int = 0
    early: dict[int, Frame] = field(default_factory=dict)
    astray: bool = False

    @property
    def behind(self) -> bool:
        """Whether somebody told us of a version that we do not have."""
        return self.astray or self.known > self.version

    def hello(self, version: int) -> None:
        """The wire's greeting; a version below ours comes from a backup of the database."""
        self.astray = version < self.version
        self.heard(version)

    def heard(self, version: int) -> None:
        """A heartbeat."""
        self.known = max(self.known, version)

    def receive(self, frame: Frame) -> None:
        """A frame, from the stream or from the answer to a question."""
        self.heard(frame["version"])
        if frame["version"] <= self.version:
            return
        self.early[frame["version"]] = frame
        self._follow()

    def restore(self, snapshot: Frame) -> None:
        """The whole topic, which stands for every frame up to its version."""
        if snapshot["version"] <= self.version and not self.astray:
            return
        if self.astray:
            self.restart(snapshot["version"])
        self.heard(snapshot["version"])
        self.version = snapshot["version"]
        for version in [one for one in self.early if one <= self.version]:
            del self.early[version]
        self._apply(snapshot)
        self._follow()

    def restart(self, version: int) -> None:
        """The page is at this version, whatever came before."""
        self.astray = False
        self.version = self.known = version
        self.early.clear()

    def catch_up(self, ask: Ask, read_anew: ReadAnew) -> None:
        """Ask for what is missing; read the page anew when nobody can say it."""
        if not self.behind:
            return
        given = ask(self.version)
        if given is None:
            self.restart(read_anew())
        elif isinstance(given, list):
            self.astray = False
            for frame in given:
                self.receive(frame)
        else:
            self.restore(given)

    def _follow(self) -> None:
        while following := self.early.pop(self.version + 1, None):
            self.version = following["version"]
            self._apply(following)

    def _apply(self, frame: Frame) -> None:
        for swap in frame["swaps"]:
            self.page.apply(swap)


def delivered(frames: list[Frame], dice: random.Random) -> list[Frame]:
    """What a bad network makes of the frames: some lost, some doubled, out of order."""
    left = [frame for frame in frames for _ in range(dice.choice([0, 1, 1, 2]))]
    dice.shuffle(left)
    return left
