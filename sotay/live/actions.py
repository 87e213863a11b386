"""Telling open pages that something changed, and ending streams."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from sotay.kernel import clock
from sotay.live import bus, tickets
from sotay.live.frames import Swap, frame
from sotay.live.models import Change, Topic

# Changes kept per topic: an evening's meeting fits several times over.
TAIL = 500
# Pruning costs a statement, so it is done now and then; the tail is longer by this much.
_PRUNE_EVERY = 50

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


def publish(*, topic: str, changes: Sequence[Swap]) -> int:
    """Raise the topic's version by one and, after the commit, tell every open page.

    Call it last in the transaction of the change: the lock on the topic's row is held until
    the commit, and makes the order of commits the order of versions. Should telling fail,
    the change stays and the pages catch up.

    Returns:
        The new version.

    Raises:
        RuntimeError: called outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("publish belongs in the transaction of the change")
    row = _locked(topic)
    row.version += 1
    row.save(update_fields=["version"])
    news = frame(topic, row.version, changes)
    Change.objects.create(topic=row, version=row.version, frame=news, at=clock.now())
    if row.version % _PRUNE_EVERY == 0:
        Change.objects.filter(topic=row, version__lte=row.version - TAIL).delete()

    # Functions, not partials: Django's report of a failing robust hook asks for their name.
    def tell() -> None:
        bus.send_frame(news)

    transaction.on_commit(tell, robust=True)
    return row.version


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


def _locked(name: str) -> Topic:
    """The topic's row, locked. SQLite holds its one write lock already (IMMEDIATE)."""
    topics = Topic.objects.select_for_update().filter(name=name)
    topic = topics.first()
    if topic is None:
        # Of two that begin a topic at once, one insert is ignored, both then lock.
        Topic.objects.bulk_create([Topic(name=name)], ignore_conflicts=True)
        topic = topics.get()
    return topic
