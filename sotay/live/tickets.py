"""A ticket lets one session listen to one topic: signed, and good for a minute.

The page server gives it after asking ``may_listen``; the wire, which has no database,
believes the signature. It also tells the wire the topic's version, so a wire that has just
started, or lost a datagram, knows what is true.
"""

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


def session_mark(session_key: str) -> str:
    """A name for a session that is of no use for signing in."""
    return salted_hmac(_SALT, session_key, algorithm="sha256").hexdigest()[:24]


def issue(ticket: Ticket) -> str:
    """The ticket as signed text for an address."""
    facts = [ticket.topic, ticket.version, ticket.account_id, ticket.session]
    return signing.dumps(facts, salt=_SALT)


def read(text: str, *, good_for: int = GOOD_FOR) -> Ticket:
    """The ticket in ``text``.

    Raises:
        BadTicket: we did not sign it, or it is older than ``good_for`` seconds.
    """
    try:
        topic, version, account_id, session = signing.loads(text, salt=_SALT, max_age=good_for)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise BadTicket(str(error)) from error
    return Ticket(topic=topic, version=version, account_id=account_id, session=session)
