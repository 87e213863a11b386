"""The browser's side in Python: the same algorithm as ``class Topic`` in live.js."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sotay.live.frames import Frame, SwapData

Ask = Callable[[int], list[Frame] | None]
Snapshot = Callable[[], tuple[int, dict[str, str]]]


@dataclass
class Page:
    """Elements by id, in order, as swaps leave them."""

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
    page: Page
    known: int = 0
    early: dict[int, Frame] = field(default_factory=dict)

    @property
    def behind(self) -> bool:
        """Whether somebody told us of a version that we do not have."""
        return self.known > self.version

    def heard(self, version: int) -> None:
        """A hello or a heartbeat."""
        self.known = max(self.known, version)

    def receive(self, frame: Frame) -> None:
        """A frame, from the stream or from the answer to a question."""
        self.heard(frame["version"])
        if frame["version"] <= self.version:
            return
        self.early[frame["version"]] = frame
        while following := self.early.pop(self.version + 1, None):
            self.version = following["version"]
            for swap in following["swaps"]:
                self.page.apply(swap)

    def catch_up(self, ask: Ask, snapshot: Snapshot) -> None:
        """Ask for what is missing; read the page anew when the tail is gone."""
        if not self.behind:
            return
        frames = ask(self.version)
        if frames is None:
            self.version, elements = snapshot()
            self.page.elements = dict(elements)
            self.early.clear()
            return
        for frame in frames:
            self.receive(frame)
