"""What a provider is given, and what it may answer."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


@dataclass(frozen=True)
class Message:
    """One message on its way.

    Attributes:
        key: the same at every try; a provider that knows such keys sends nothing twice.
        to: a number in E.164, or an e-mail address.
        words: what is read.
    """

    key: str
    channel: str
    to: str
    words: str

    def __repr__(self) -> str:
        # A traceback must not show a code, nor whose it is.
        return f"Message(key={self.key!r}, channel={self.channel!r})"


class Outcome(Enum):
    """How a try ended."""

    TAKEN = "taken"
    # It surely was not sent, and will not be with the same request either.
    REFUSED = "refused"
    # It surely was not sent; it may be another time.
    LATER = "later"
    # It may have been sent or not.
    IN_DOUBT = "in_doubt"


@dataclass(frozen=True)
class Answer:
    """How a try ended, and why: ``problem`` is one of ``Dispatch.Problem``."""

    outcome: Outcome
    problem: str = ""
    id: str = ""


class Misconfigured(Exception):
    """What the operator set cannot work; the text names the variable, never its secret."""


class Provider(Protocol):
    """A way out of the house."""

    @property
    def name(self) -> str:
        """How the log calls it."""

    def send(self, message: Message) -> Answer:
        """Hand it over. Never raises for what the other side does."""
