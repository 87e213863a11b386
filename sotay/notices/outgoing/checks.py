"""What of sending is not set up, and what that costs; ``sotay manage check --deploy`` says it."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Warning, register  # noqa: A004 (Django's name)

from sotay.notices.outgoing.providers import OFF, Misconfigured, provider_for

COSTS = {
    "sms": "no code goes by SMS; members need printed codes",
    "email": "no code and no notice goes by e-mail",
}


@register("sotay", deploy=True)
def ways_out(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """A warning for each way that is closed, or that would show codes in the server's log."""
    return [Warning(text, id=number) for number, text in _findings()]


def _findings() -> list[tuple[str, str]]:
    found = []
    for channel, cost in COSTS.items():
        name, choice = f"SOTAY_{channel.upper()}", settings.SENDING[channel]
        try:
            provider_for(channel)
        except Misconfigured as error:
            found.append(("sotay.W102", f"{name} cannot work ({error}): {cost}"))
            continue
        if choice == OFF:
            found.append(("sotay.W101", f"{name} is not set: {cost}"))
        elif choice == "console":
            found.append(("sotay.W103", f"{name}=console: codes can be read in the server's log"))
    return found
