"""Events are read right however they arrive, and hold no memory when they are over."""

import pytest

from sotay.bench import events
from sotay.bench.events import Events, frame_head, read_event

STREAM = (
    b": a comment\n\n"
    b'event: hello\ndata: {"meeting:1:room":3}\n\n'
    b'event: change\ndata: {"topic":"meeting:1:room",\ndata: "version":4}\n\n'
)


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_events_cut_anywhere(size: int) -> None:
    told: list[tuple[str, bytes]] = []
    reader = Events(lambda name, data: told.append((name, data)))
    for at in range(0, len(STREAM), size):
        reader.feed(STREAM[at : at + size])
    assert [name for name, _data in told] == ["hello", "change"]
    assert frame_head(told[1][1]) == ("meeting:1:room", 4)


def test_an_event_that_does_not_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "LONGEST_EVENT", 100)
    reader = Events(lambda name, data: None)
    with pytest.raises(ValueError, match="does not end"):
        reader.feed(b"data: " + b"x" * 200)


def test_an_event_without_a_name_is_a_message() -> None:
    assert read_event(b"id: 7\ndata: x") == ("message", b"x")


def test_the_head_of_a_frame_is_read_without_its_body() -> None:
    assert frame_head(b'{"topic":"meeting:12:room","version":41,"swaps":[') == (
        "meeting:12:room",
        41,
    )


def test_the_head_of_a_frame_in_another_order_is_read_as_well() -> None:
    assert frame_head(b'{"version": 2, "topic": "a:b"}') == ("a:b", 2)


@pytest.mark.parametrize("data", [b"{}", b"[1]", b"{"])
def test_a_change_without_topic_or_version_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"without|Expecting|indices"):
        frame_head(data)
