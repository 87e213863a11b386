"""Answers are read right however the network cuts them."""

import pytest

from sotay.bench.responses import LONGEST_HEAD, Garbled, Head, Responses

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=1; Path=/\r\n\r\nhello"
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"4;name=value\r\nWiki\r\n6\r\npedia \r\n0\r\nTrailer: x\r\n\r\n"
)
EMPTY = b"HTTP/1.1 204 No Content\r\n\r\n"


class Told:
    """What a reader of answers told."""

    def __init__(self) -> None:
        self.heads: list[Head] = []
        self.bodies: list[bytes] = []
        self.ended = 0
        self.reader = Responses(on_head=self._head, on_body=self._body, on_end=self._end)

    def _head(self, head: Head) -> None:
        self.heads.append(head)
        self.bodies.append(b"")

    def _body(self, piece: bytes) -> None:
        self.bodies[-1] += piece

    def _end(self) -> None:
        self.ended += 1


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_three_answers_on_one_connection_cut_anywhere(size: int) -> None:
    told, data = Told(), PLAIN + CHUNKED + EMPTY
    for at in range(0, len(data), size):
        told.reader.feed(data[at : at + size])
    assert [head.status for head in told.heads] == [200, 200, 204]
    assert told.bodies == [b"hello", b"Wikipedia ", b""]
    assert told.ended == 3
    assert told.heads[0].cookies == ("a=1",)
    assert told.reader.closed()


def test_a_piece_is_passed_on_before_the_answer_is_complete() -> None:
    told = Told()
    told.reader.feed(CHUNKED[: CHUNKED.index(b"pedia") + 2])
    assert told.bodies == [b"Wikipe"]
    assert told.ended == 0


def test_an_answer_without_a_length_ends_with_the_connection() -> None:
    told = Told()
    told.reader.feed(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc")
    assert told.ended == 0
    assert told.reader.closed()
    assert (told.bodies, told.ended) == ([b"abc"], 1)
    assert not told.heads[0].keeps_alive


def test_a_connection_that_ends_within_an_answer_is_no_answer() -> None:
    told = Told()
    told.reader.feed(PLAIN[:-2])
    assert not told.reader.closed()
    assert told.ended == 0


def test_a_word_before_the_answer_is_passed_over() -> None:
    told = Told()
    told.reader.feed(b"HTTP/1.1 100 Continue\r\n\r\n" + PLAIN)
    assert [head.status for head in told.heads] == [200]


@pytest.mark.parametrize(
    "garbage",
    [
        b"SSH-2.0-x\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
        b"x" * (LONGEST_HEAD + 1),
    ],
)
def test_what_is_no_answer_is_refused(garbage: bytes) -> None:
    with pytest.raises(Garbled):
        Told().reader.feed(garbage)
