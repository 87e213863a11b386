"""A mail server that takes, refuses, hangs up, and is not there."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from sotay.notices.outgoing.providers import smtp
from sotay.notices.outgoing.providers.message import Message, Misconfigured, Outcome
from sotay.notices.outgoing.tests.servers import a_closed_port

MESSAGE = Message("k1", "email", "an@phohoa.example", "Mã của đồng chí là 482913")


@dataclass
class MailServer:
    """What it answers to each word of the conversation; the rest it takes."""

    port: int = 0
    says: dict[str, str] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)


@contextlib.contextmanager
def a_mail_server(**says: str) -> Iterator[MailServer]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = MailServer(listening.getsockname()[1], says)

        def serve() -> None:
            with contextlib.suppress(OSError):
                line, _address = listening.accept()
                line.settimeout(5)
                with line, line.makefile("rwb") as talk:
                    _talk(server, talk)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server
        # Whoever was never called waits no longer.
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", server.port)):
            pass
        thread.join()


def _talk(server: MailServer, talk: object) -> None:
    write, flush, lines = talk.write, talk.flush, talk  # type: ignore[attr-defined]

    def say(text: str) -> None:
        write(text.encode() + b"\r\n")
        flush()

    say(server.says.get("greeting", "220 ready"))
    in_mail = False
    for raw in lines:  # type: ignore[attr-defined]
        text = raw.decode().rstrip("\r\n")
        server.heard.append(text)
        if in_mail and text != ".":
            continue
        word = "END" if in_mail else text.split(" ")[0].partition(":")[0].upper()
        answer = server.says.get(word, "354 go on" if word == "DATA" else "250 fine")
        if answer == "hang up":
            return
        in_mail = word == "DATA" and answer.startswith("3")
        say(answer)


def sent_to(server: MailServer, **also: str) -> tuple[Outcome, str]:
    address = f"smtp://localhost:{server.port}/?from=so-tay@phohoa.example&plain=yes"
    answer = smtp.read(address).send(MESSAGE)
    return answer.outcome, answer.problem


def test_a_mail_is_handed_over_with_a_key_that_stays() -> None:
    with a_mail_server() as server:
        assert sent_to(server) == (Outcome.TAKEN, "")
    assert "mail FROM:<so-tay@phohoa.example>" in [
        row.partition(" size")[0] for row in server.heard
    ]
    assert "rcpt TO:<an@phohoa.example>" in server.heard
    assert "Message-ID: <k1@phohoa.example>" in server.heard


@pytest.mark.parametrize(
    ("says", "outcome", "problem"),
    [
        ({"RCPT": "550 nobody here"}, Outcome.REFUSED, "said_no"),
        ({"RCPT": "450 later"}, Outcome.LATER, "busy"),
        ({"MAIL": "550 not you"}, Outcome.LATER, "configuration"),
        ({"END": "554 no"}, Outcome.REFUSED, "said_no"),
        ({"END": "451 later"}, Outcome.LATER, "busy"),
        ({"END": "hang up"}, Outcome.IN_DOUBT, "no_answer"),
        ({"greeting": "554 closed"}, Outcome.LATER, "busy"),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_what_it_refuses_is_understood(
    says: dict[str, str], outcome: Outcome, problem: str
) -> None:
    with a_mail_server(**says) as server:
        assert sent_to(server) == (outcome, problem)


def test_a_server_that_does_not_encrypt_hears_nothing() -> None:
    with a_mail_server() as server:
        address = f"smtp://an:s3cret@localhost:{server.port}/?from=so-tay@phohoa.example"
        answer = smtp.read(address).send(MESSAGE)
    assert (answer.outcome, answer.problem) == (Outcome.LATER, "insecure")
    assert not [row for row in server.heard if "s3cret" in row or "482913" in row]


def test_where_nobody_listens_nothing_was_sent() -> None:
    address = f"smtp://localhost:{a_closed_port()}/?from=a@b.example&plain=yes"
    answer = smtp.read(address).send(MESSAGE)
    assert (answer.outcome, answer.problem) == (Outcome.LATER, "unreachable")


def test_a_password_with_odd_signs_is_read_and_never_shown() -> None:
    found = smtp.read("smtps://an%40x:p%2F%3A@mail.example/?from=so-tay@x.example")
    assert (found.user, found.password, found.port, found.security) == ("an@x", "p/:", 465, "tls")
    assert "p/:" not in repr(found)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mail.example", "none of"),
        ("smtp://mail.example", "who sends"),
        ("smtp:///?from=a@b.example", "no host"),
        ("smtp://mail.example:x/?from=a@b.example", "no number"),
        ("smtp://mail.example/?from=a@b.example&plain=yes", "this machine"),
    ],
)
def test_what_cannot_work_is_said(address: str, said: str) -> None:
    with pytest.raises(Misconfigured, match=said):
        smtp.read(address)
