"""A ticket lets one session listen to one topic: signed, and good for a minute.

The page server gives it after asking ``may_listen``; the wire, which has no database,
believes the signature. It also tells the wire the topic's version, so a wire that has just
started, or lost a datagram, knows what is true.
"""

import time
from dataclasses import dataclass

from django.core import signing
from django.utils.crypto import salted_hmac

# Time to connect, in seconds. The stream then lasts until the wire closes it.
GOOD_FOR = 60
_SALT = "sotay.live.ticket"


class BadTicket(ValueError):
    """Forged, damaged or too old."""


@dataclass(frozen=True)
class Ticket:
    """What a ticket says."""

    topic: str
    version: int
    account_id: int
    session: str
    # When the rights were asked, as ``now``: a kick after it makes the ticket worthless.
    asked_at: int


def session_mark(session_key: str) -> str:
    """A name for a session that is of no use for signing in."""
    return salted_hmac(_SALT, session_key, algorithm="sha256").hexdigest()[:24]


def now() -> int:
    """The present moment in milliseconds, as tickets and kicks are compared."""
    return time.time_ns() // 1_000_000


def issue(ticket: Ticket) -> str:
    """The ticket as signed text for an address."""
    facts = [ticket.topic, ticket.version, ticket.account_id, ticket.session, ticket.asked_at]
    return signing.dumps(facts, salt=_SALT)


def read(text: str, *, good_for: int = GOOD_FOR) -> Ticket:
    """The ticket in ``text``.

    Raises:
        BadTicket: we did not sign it, or it is older than ``good_for`` seconds.
    """
    try:
        topic, version, account_id, session, asked_at = signing.loads(
            text, salt=_SALT, max_age=good_for
        )
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise BadTicket(str(error)) from error
    return Ticket(topic, version, account_id, session, asked_at)
