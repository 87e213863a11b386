"""What goes over the wire when something changed. Pure: pages and the wire both read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict

How = Literal["append", "prepend", "fill", "replace", "morph", "remove", "text"]


@dataclass(frozen=True)
class Swap:
    """One change to an open page, the same for everybody who looks at it.

    ``target`` is an element's id, with or without ``#``. ``append`` and ``prepend`` put
    ``html`` into it (where elements carry ``data-place``, in the order of those texts);
    ``fill`` makes the children of ``target`` that carry one ``data-part`` exactly those of
    the one element in ``html``, which names the part: a list may hold lines of several
    topics. ``replace`` and ``morph`` put it in its place (``morph`` keeps focus and
    what is unchanged), ``text`` sets its text, ``remove`` takes it away. An element in
    ``html`` whose id is on the page already takes that one's place: a change applied twice
    is applied once.

    ``html`` is rendered once, by the caller, from escaped templates. Nothing personal may be
    in it: "you" is CSS on ``data-by``.
    """

    target: str
    how: How
    html: str = ""


class SwapData(TypedDict):
    """A swap as it is stored and sent."""

    target: str
    how: How
    html: str


class Frame(TypedDict):
    """All swaps of one version of one topic."""

    topic: str
    version: int
    swaps: list[SwapData]


def frame(topic: str, version: int, swaps: Sequence[Swap]) -> Frame:
    """The frame that raises ``topic`` to ``version``."""
    return Frame(topic=topic, version=version, swaps=[_data(swap) for swap in swaps])


def _data(swap: Swap) -> SwapData:
    # "#opinions" and "opinions" name the same element; pages look elements up by id.
    target = swap.target.removeprefix("#")
    return SwapData(target=target, how=swap.how, html=swap.html)
