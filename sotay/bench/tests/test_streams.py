"""A page follows its topic in order, whatever is lost, doubled or comes too early."""

from sotay.bench.streams import Topic


def test_changes_in_order_are_applied_at_once() -> None:
    topic = Topic("t", 3)
    assert topic.receive(4, b"four") == [(4, b"four")]
    assert not topic.behind


def test_a_double_changes_nothing() -> None:
    topic = Topic("t", 4)
    assert topic.receive(4, b"four") == []
    assert not topic.behind


def test_an_early_change_waits_for_the_one_before() -> None:
    topic = Topic("t", 3)
    assert topic.receive(5, b"five") == []
    assert (topic.version, topic.known) == (3, 5)
    assert topic.receive(4, b"four") == [(4, b"four"), (5, b"five")]
    assert (topic.behind, topic.early) == (False, {})


def test_a_snapshot_stands_for_what_came_before_it() -> None:
    topic = Topic("t", 1)
    topic.receive(4, b"four")
    topic.receive(6, b"six")
    assert topic.restore(5) == [(6, b"six")]
    assert (topic.version, topic.behind, topic.early) == (6, False, {})
