"""A ticket: signed, short-lived, and of no use for anything else."""

import time
from unittest.mock import patch

import pytest

from sotay.live.tickets import GOOD_FOR, BadTicket, Ticket, issue, read, session_mark

TICKET = Ticket("meeting:12:opinions", version=41, account_id=7, session="abc", asked_at=5)


def test_what_was_issued_is_read() -> None:
    assert read(issue(TICKET)) == TICKET


def test_a_changed_ticket_is_refused() -> None:
    text = issue(TICKET)
    with pytest.raises(BadTicket):
        read(("A" if text[0] != "A" else "B") + text[1:])


def test_a_ticket_is_good_for_a_minute() -> None:
    text, now = issue(TICKET), time.time()
    with patch("time.time", return_value=now + GOOD_FOR - 1):
        assert read(text) == TICKET
    with patch("time.time", return_value=now + GOOD_FOR + 2), pytest.raises(BadTicket):
        read(text)


def test_a_ticket_cut_short_is_refused() -> None:
    with pytest.raises(BadTicket):
        read(issue(TICKET)[:-3])


@pytest.mark.parametrize("text", ["", "a:b:c", "không phải vé"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(BadTicket):
        read(text)


def test_the_session_cannot_be_read_off_the_ticket() -> None:
    assert "secret-key" not in session_mark("secret-key")
    assert session_mark("secret-key") == session_mark("secret-key") != session_mark("other")
