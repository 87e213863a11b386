"""The ways out of the house, chosen by configuration."""

from django.conf import settings

from sotay.notices.outgoing.providers.console import Console
from sotay.notices.outgoing.providers.memory import Memory
from sotay.notices.outgoing.providers.message import (
    Answer,
    Message,
    Misconfigured,
    Outcome,
    Provider,
)

OFF = "off"

__all__ = ["OFF", "Answer", "Message", "Misconfigured", "Outcome", "Provider", "provider_for"]


def provider_for(channel: str) -> Provider | None:
    """The way that the operator chose for a channel; None when it is off.

    Raises:
        Misconfigured: the choice cannot work; the text says what to change.
    """
    choice: str = settings.SENDING[channel]
    if choice == OFF:
        return None
    if choice == "console":
        return Console()
    if choice == "memory":
        return Memory()
    raise Misconfigured(f"SOTAY_{channel.upper()}={choice!r} is neither console nor off")
