"""Keeps what would be sent in memory; for tests, which read ``outbox``."""

from dataclasses import dataclass

from sotay.notices.outgoing.providers.message import Answer, Message, Outcome

outbox: list[Message] = []


@dataclass(frozen=True)
class Memory:
    """Takes everything."""

    name: str = "memory"

    def send(self, message: Message) -> Answer:
        """Kept until the test is over."""
        outbox.append(message)
        return Answer(Outcome.TAKEN)
