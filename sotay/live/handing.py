"""Tickets that a page brings along: its reader has just been let in, so nobody asks again.

They are good for a minute. A page that comes from the device's own copies, or back from the
browser's memory, asks for new ones.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from sotay.accounts.doors import account_of
from sotay.live.tickets import Ticket, issue, now, session_mark
from sotay.web.middleware import wire_address


def tickets_for(request: HttpRequest, versions: Mapping[str, int]) -> dict[str, Any]:
    """The wire's address and a ticket for each topic, for whom this request let in.

    Ask ``may_listen`` or the page's own door first: this does not.
    """
    account, asked_at = account_of(request), now()
    session = session_mark(request.session.session_key or "")
    return {
        "wire": wire_address(request),
        "tickets": {
            topic: issue(Ticket(topic, version, account.pk, session, asked_at))
            for topic, version in versions.items()
        },
    }
