"""An SMS gateway that is asked over HTTP, as the operator's recipe says."""

import ssl
from dataclasses import dataclass

from sotay.notices.outgoing.providers import http
from sotay.notices.outgoing.providers.message import Answer, Message, Outcome
from sotay.notices.outgoing.providers.recipes import Recipe


@dataclass(frozen=True)
class Gateway:
    """Asks once for each try."""

    recipe: Recipe
    # Whose certificates are good, where the system's own list is not meant.
    trusted: ssl.SSLContext | None = None
    name: str = "gateway"

    def send(self, message: Message) -> Answer:
        """Ask the gateway, and read what it says."""
        request = self.recipe.request(message)
        try:
            reply = http.ask(request, seconds=self.recipe.seconds, trusted=self.trusted)
        except http.Failure as failure:
            doubt = Outcome.IN_DOUBT if failure.in_doubt else Outcome.LATER
            return Answer(doubt, failure.problem)
        return self.recipe.judged(reply)
