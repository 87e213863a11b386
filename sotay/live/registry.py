"""Who may listen, and what a topic looks like whole.

Each feature answers for its own topics, registered in ``AppConfig.ready``.
"""

import re
from collections.abc import Callable

from sotay.accounts.models import Account
from sotay.live.frames import Swap

MayListen = Callable[[Account, str], bool]
IsRare = Callable[[str], bool]
MakeSnapshot = Callable[[str], list[Swap] | None]

_TOPIC = re.compile(r"[a-z][a-z0-9_-]*(:[a-z0-9_-]+)+")
_may_listen: dict[str, MayListen] = {}
_make_snapshot: dict[str, MakeSnapshot] = {}
_is_rare: dict[str, IsRare] = {}


def register(
    prefix: str,
    may_listen: MayListen,
    make_snapshot: MakeSnapshot | None = None,
    *,
    is_rare: IsRare | None = None,
) -> None:
    """Answer for every topic whose name begins with ``prefix`` and a colon.

    Topics are named like ``meeting:12:opinions``. ``make_snapshot`` gives a topic's whole
    state as swaps, the same for everybody who follows it, or None for a topic that has no
    such thing: a page that missed too much is then read anew. ``is_rare`` says of a topic
    that few pages show it, so that it is kept up only while one of them is open.
    """
    _may_listen[prefix] = may_listen
    if make_snapshot is not None:
        _make_snapshot[prefix] = make_snapshot
    if is_rare is not None:
        _is_rare[prefix] = is_rare


def may_listen(account: Account, topic: str) -> bool:
    """Whether the account may hear of changes in the topic. Unknown topics: no."""
    if not _TOPIC.fullmatch(topic):
        return False
    answer = _may_listen.get(_prefix(topic))
    return answer is not None and answer(account, topic)


def is_rare(topic: str) -> bool:
    """Whether the topic is kept up only while somebody wants it."""
    answer = _is_rare.get(_prefix(topic))
    return answer is not None and answer(topic)


def whole_state(topic: str) -> list[Swap] | None:
    """The topic's whole state as it is now; None if nobody can say it."""
    make = _make_snapshot.get(_prefix(topic))
    return make(topic) if make else None


def _prefix(topic: str) -> str:
    return topic.partition(":")[0]
