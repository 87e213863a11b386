"""Requests in turns: a small body is read before, a large one beside."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

import pytest

from sotay.config.wsgi import SMALL, in_turns
from sotay.kernel.turns import Turns


@pytest.mark.parametrize("size", [0, 12, SMALL, SMALL + 1, 5 * SMALL])
@pytest.mark.parametrize("piece", [-1, 1000])
def test_the_body_is_whole_whatever_its_size(size: int, piece: int) -> None:
    sent = bytes(range(256)) * (size // 256) + b"x" * (size % 256)

    def echo(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [])
        found, body = b"", environ["wsgi.input"]
        while len(found) < size:
            found += body.read(size - len(found) if piece < 0 else piece)
        return [found]

    answer = in_turns(echo, Turns(at_once=1))
    environ = {"wsgi.input": BytesIO(sent), "CONTENT_LENGTH": str(size)}
    assert b"".join(answer(environ, lambda *_words: None)) == sent


def test_a_request_without_a_length_is_answered() -> None:
    answer = in_turns(lambda _environ, _start: [b"yes"], Turns(at_once=1))
    assert answer({"wsgi.input": BytesIO()}, lambda *_words: None) == [b"yes"]
