"""Publishing: no gap, no frame without a commit, and a tail that ends."""

import threading
from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from sotay.kernel import clock
from sotay.live import actions, bus, queries
from sotay.live.frames import Swap, frame
from sotay.live.models import Change

TOPIC = "test:1"
NEWS = [Swap("opinions", "append", "<li id=opinion-1>Một ý kiến</li>")]


def publish() -> int:
    with transaction.atomic():
        return actions.publish(topic=TOPIC, changes=NEWS)


@pytest.mark.django_db(transaction=True)
def test_versions_have_no_gap_when_many_publish_at_once() -> None:
    versions: list[int] = []

    def write() -> None:
        try:
            versions.extend(publish() for _ in range(10))
        finally:
            connection.close()

    together([write] * 6)
    assert sorted(versions) == list(range(1, 61))
    frames = queries.changes_after(TOPIC, 0)
    assert frames is not None
    assert [frame["version"] for frame in frames] == list(range(1, 61))


def together(jobs: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


def test_publishing_outside_a_transaction_is_refused() -> None:
    # Without the database mark a single statement would fail this test.
    with pytest.raises(RuntimeError):
        actions.publish(topic=TOPIC, changes=NEWS)


@pytest.mark.django_db
def test_the_frame_leaves_after_the_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with (
        patch.object(bus, "send_frame") as send,
        django_capture_on_commit_callbacks(execute=True),
    ):
        publish()
        send.assert_not_called()
    ((news,), _) = send.call_args
    assert news == frame(TOPIC, 1, NEWS)


@pytest.mark.django_db
def test_a_change_that_is_rolled_back_raises_no_version_and_sends_nothing(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks() as callbacks, transaction.atomic():
        actions.publish(topic=TOPIC, changes=NEWS)
        transaction.set_rollback(True)
    assert callbacks == []
    assert queries.version_of(TOPIC) == 0


@pytest.mark.django_db
def test_a_bus_that_fails_does_not_take_the_change_along(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with (
        patch.object(bus, "send_frame", side_effect=OSError("no space")),
        django_capture_on_commit_callbacks(execute=True) as callbacks,
    ):
        publish()
    assert len(callbacks) == 1
    assert queries.version_of(TOPIC) == 1


@pytest.mark.django_db
def test_the_tail_is_pruned_and_a_reader_from_before_it_is_told() -> None:
    with patch.object(actions, "TAIL", 100):
        for _ in range(160):
            publish()
    assert Change.objects.count() <= 100 + 50
    assert queries.changes_after(TOPIC, 2) is None
    recent = queries.changes_after(TOPIC, 155)
    assert recent is not None
    assert len(recent) == 5


@pytest.mark.django_db
def test_a_reader_from_the_future_is_told_to_read_anew() -> None:
    publish()
    assert queries.changes_after(TOPIC, 1) == []
    assert queries.changes_after(TOPIC, 2) is None


@pytest.mark.django_db
def test_publishing_costs_two_statements(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    publish()
    with transaction.atomic(), django_assert_num_queries(2):
        actions.publish(topic=TOPIC, changes=NEWS)


@pytest.mark.django_db
def test_a_rare_topic_is_rendered_only_while_somebody_wants_it() -> None:
    rendered: list[int] = []

    def render() -> list[Swap]:
        rendered.append(1)
        return NEWS

    def act() -> int:
        with transaction.atomic():
            return actions.publish(topic=TOPIC, changes=render, rare=True)

    assert (act(), rendered) == (1, [])
    actions.want(topics=[TOPIC])
    assert (act(), len(rendered)) == (2, 1)
    with clock.held_at(clock.now() + 2 * actions.WANTED_FOR):
        assert (act(), len(rendered)) == (3, 1)
        actions.want(topics=[TOPIC])
        assert (act(), len(rendered)) == (4, 2)
    assert [row["version"] for row in queries.changes_after(TOPIC, 3) or []] == [4]
    assert queries.changes_after(TOPIC, 1) is None  # 3 was never rendered: the whole is asked for


@pytest.mark.django_db
def test_wanting_a_topic_again_writes_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    actions.want(topics=[TOPIC])
    with transaction.atomic(), django_assert_num_queries(3):  # a savepoint around one question
        actions.want(topics=[TOPIC])


def test_a_target_may_be_written_as_a_css_id() -> None:
    both = [Swap("#opinions", "text", "một"), Swap("opinions", "text", "hai")]
    assert [swap["target"] for swap in frame("test:1", 1, both)["swaps"]] == ["opinions"] * 2
