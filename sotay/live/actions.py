"""Telling open pages that something changed, and ending streams."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.db import transaction

from sotay.kernel import clock
from sotay.live import bus, tickets
from sotay.live.frames import Swap, frame
from sotay.live.models import Change, Topic

# Changes kept per topic: an evening's meeting fits several times over.
TAIL = 500
# Pruning costs a statement, so it is done now and then; the tail is longer by this much.
_PRUNE_EVERY = 50
# A stream lasts ten minutes; its page then asks for a ticket, and so is heard of again.
WANTED_FOR = timedelta(minutes=25)

Changes = Sequence[Swap] | Callable[[], Sequence[Swap]]

_heard: ContextVar[bool] = ContextVar("heard", default=True)


@contextmanager
def unheard() -> Iterator[None]:
    """Nothing in the block is told to pages: the sample ward's past has no audience."""
    token = _heard.set(False)
    try:
        yield
    finally:
        _heard.reset(token)


def is_heard() -> bool:
    """Whether somebody may be listening, so that what changed is worth rendering."""
    return _heard.get()


def publish(*, topic: str, changes: Changes, rare: bool = False) -> int:
    """Raise the topic's version by one and, after the commit, tell every open page.

    Call it last in the transaction of the change: the lock on the topic's row is held until
    the commit, and makes the order of commits the order of versions. Should telling fail,
    the change stays and the pages catch up.

    Args:
        topic: its name.
        changes: the swaps, or a function that renders them.
        rare: few pages show this topic (``want``). While none is open, nothing is rendered and
            nothing is kept; a page that slept finds the version gone on and asks for the whole.

    Returns:
        The new version.

    Raises:
        RuntimeError: called outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("publish belongs in the transaction of the change")
    topic_id, version, wanted_until = _raise_version(topic)
    if rare and (wanted_until is None or wanted_until < clock.now()):
        return version
    news = frame(topic, version, changes() if callable(changes) else changes)
    Change.objects.create(topic_id=topic_id, version=version, frame=news, at=clock.now())
    if version % _PRUNE_EVERY == 0:
        Change.objects.filter(topic=topic_id, version__lte=version - TAIL).delete()

    # Functions, not partials: Django's report of a failing robust hook asks for their name.
    def tell() -> None:
        bus.send_frame(news)

    transaction.on_commit(tell, robust=True)
    return version


@transaction.atomic
def want(*, topics: Collection[str]) -> None:
    """A page is about to show these rare topics: tell it of changes from now on.

    Called before the page reads their versions; what comes between is then not lost. Kept up
    by its requests for tickets. Writes once in several minutes.
    """
    now = clock.now()
    fresh = Topic.objects.filter(name__in=topics, wanted_until__gt=now + WANTED_FOR / 2)
    missing = set(topics) - set(fresh.values_list("name", flat=True))
    if missing:
        Topic.objects.bulk_create(
            [Topic(name=name, wanted_until=now + WANTED_FOR) for name in sorted(missing)],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["wanted_until"],
        )


def end_streams(*, session_key: str | None = None, account_id: int | None = None) -> None:
    """End the open streams of a session that ended, or of an account whose rights changed.

    The pages of an account ask for new tickets at once, and get those they still may have.
    """
    if not is_heard():
        return
    session = tickets.session_mark(session_key) if session_key else None

    def kick() -> None:
        bus.send_kick(session=session, account_id=account_id)

    transaction.on_commit(kick, robust=True)


_RAISE = """
INSERT INTO live_topic (name, version) VALUES (%s, 1)
ON CONFLICT (name) DO UPDATE SET version = live_topic.version + 1
RETURNING id, version, wanted_until
"""


def _raise_version(name: str) -> tuple[int, int, datetime | None]:
    """The topic's id, new version and ``wanted_until``; its row is held until the commit."""
    topic = Topic.objects.raw(_RAISE, [name])[0]
    return topic.pk, topic.version, topic.wanted_until
