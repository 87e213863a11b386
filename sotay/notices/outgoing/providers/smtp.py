"""A mail server."""

import contextlib
import smtplib
import ssl
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils.translation import gettext as _

from sotay.notices.outgoing.providers.message import Answer, Message, Misconfigured, Outcome

PATIENCE = 10  # seconds for each step
FOR_GOOD = 500  # from this code on the server means it


@dataclass(frozen=True)
class Smtp:
    """Hands mails to a server: ``smtp://`` with STARTTLS, ``smtps://`` encrypted from the start."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    # "starttls", "tls" or "plain"
    security: str
    name: str = "smtp"

    def __repr__(self) -> str:
        return f"Smtp({self.host!r}, {self.port})"

    def send(self, message: Message) -> Answer:
        """Connect, hand over, leave."""
        server = self._server()
        try:
            server.open()
        except (OSError, smtplib.SMTPException) as error:
            _leave(server)
            return _not_begun(error)
        try:
            server.send_messages([self._mail(message)])
        except (OSError, smtplib.SMTPException, ValueError) as error:
            return _broken_off(error)
        finally:
            _leave(server)
        return Answer(Outcome.TAKEN, id=self._id(message))

    def _server(self) -> Any:
        return EmailBackend(
            host=self.host,
            port=self.port,
            username=self.user,
            password=self.password,
            use_tls=self.security == "starttls",
            use_ssl=self.security == "tls",
            timeout=PATIENCE,
            fail_silently=False,
        )

    def _mail(self, message: Message) -> EmailMessage:
        return EmailMessage(
            subject=_("Sổ Tay: tin dành cho đồng chí"),
            body=message.words,
            from_email=self.sender,
            to=[message.to],
            # The same at every try: a mailbox shows it once.
            headers={"Message-ID": self._id(message), "Auto-Submitted": "auto-generated"},
        )

    def _id(self, message: Message) -> str:
        return f"<{message.key}@{self.sender.rpartition('@')[2].rstrip('>')}>"


def read(address: str) -> Smtp:
    """The server at ``smtp://user:password@host:587?from=so-tay@host``.

    Raises:
        Misconfigured: the address cannot work; the text repeats no password.
    """
    url = urlsplit(address)
    options = dict(parse_qsl(url.query))
    security = {"smtp": "starttls", "smtps": "tls"}.get(url.scheme)
    if security is None:
        raise Misconfigured("SOTAY_EMAIL is none of console, off, smtp://… and smtps://…")
    if options.get("plain") == "yes" and security == "starttls":
        security = "plain"
    try:
        port = url.port or {"starttls": 587, "tls": 465, "plain": 25}[security]
    except ValueError:
        raise Misconfigured("SOTAY_EMAIL: the port is no number") from None
    if not url.hostname:
        raise Misconfigured("SOTAY_EMAIL names no host")
    if security == "plain" and url.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise Misconfigured("SOTAY_EMAIL: plain=yes is for a mail server on this machine only")
    if "@" not in options.get("from", ""):
        raise Misconfigured("SOTAY_EMAIL: say who sends, ?from=so-tay@…")
    user, password = unquote(url.username or ""), unquote(url.password or "")
    return Smtp(url.hostname, port, user, password, options["from"], security)


def _not_begun(error: Exception) -> Answer:
    """Why no mail was handed over; it surely was not sent."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Answer(Outcome.LATER, "credentials")
    if isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return Answer(Outcome.LATER, "insecure")
    if isinstance(error, TimeoutError):
        return Answer(Outcome.LATER, "no_answer")
    if isinstance(error, smtplib.SMTPException):
        return Answer(Outcome.LATER, "busy")
    return Answer(Outcome.LATER, "unreachable")


def _broken_off(error: Exception) -> Answer:
    """How it ended while the mail was handed over."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _words in error.recipients.values()]
        return _said_no(max(codes, default=0))
    if isinstance(error, smtplib.SMTPSenderRefused | ValueError):
        return Answer(Outcome.LATER, "configuration")
    if isinstance(error, smtplib.SMTPResponseException):
        return _said_no(error.smtp_code)
    return Answer(Outcome.IN_DOUBT, "no_answer")


def _said_no(code: int) -> Answer:
    if code >= FOR_GOOD:
        return Answer(Outcome.REFUSED, "said_no")
    return Answer(Outcome.LATER, "busy")


def _leave(server: Any) -> None:
    # The mail went, or did not, before.
    with contextlib.suppress(OSError, smtplib.SMTPException):
        server.close()
