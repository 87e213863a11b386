"""Prints what would be sent, on the terminal of ``sotay serve``."""

import sys
from dataclasses import dataclass

from sotay.notices.outgoing.providers.message import Answer, Message, Outcome


@dataclass(frozen=True)
class Console:
    """For trying out, and for a machine in the office whose terminal only its keeper sees."""

    name: str = "console"

    def send(self, message: Message) -> Answer:
        """One line, at once."""
        sys.stdout.write(f"[{message.channel} -> {message.to}] {message.words}\n")
        sys.stdout.flush()
        return Answer(Outcome.TAKEN)
