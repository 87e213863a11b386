"""The ways out of the house, chosen by configuration."""

import os
from pathlib import Path

from django.conf import settings

from sotay.notices.outgoing.providers import recipes, smtp
from sotay.notices.outgoing.providers.console import Console
from sotay.notices.outgoing.providers.gateway import Gateway
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
    if channel == "email":
        return smtp.read(choice)
    return Gateway(recipes.read(Path(choice), os.environ))
