"""The page server's entry point."""

import os
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from django.core.wsgi import get_wsgi_application

from sotay.kernel.turns import Turns, of_this_process

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


SMALL = 65_536
"""Bytes of a body that is read before the turn: nearly every form."""


class Body:
    """A large body, which may come slowly: who waits for it steps aside."""

    def __init__(self, body: Any, turns: Turns) -> None:
        self._body, self._turns = body, turns

    def read(self, *size: int) -> bytes:
        """Some bytes, or all."""
        with self._turns.aside():
            found: bytes = self._body.read(*size)
        return found

    def readline(self, *size: int) -> bytes:
        """One line."""
        with self._turns.aside():
            found: bytes = self._body.readline(*size)
        return found


def in_turns(application: Application, turns: Turns) -> Application:
    """The application, whose requests wait for a turn at the processor."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body, length = environ["wsgi.input"], environ.get("CONTENT_LENGTH", "")
        small = length.isdigit() and int(length) <= SMALL
        environ["wsgi.input"] = BytesIO(body.read(int(length))) if small else Body(body, turns)
        with turns.turn():
            return application(environ, start_response)

    return answer


application = in_turns(get_wsgi_application(), of_this_process)
