"""Who may listen: each feature answers for its own topics, registered in ``AppConfig.ready``."""

import re
from collections.abc import Callable

from sotay.accounts.models import Account

MayListen = Callable[[Account, str], bool]

_TOPIC = re.compile(r"[a-z][a-z0-9_-]*(:[a-z0-9_-]+)+")
_may_listen: dict[str, MayListen] = {}


def register(prefix: str, may_listen: MayListen) -> None:
    """Answer for every topic whose name begins with ``prefix`` and a colon.

    Topics are named like ``meeting:12:opinions``.
    """
    _may_listen[prefix] = may_listen


def may_listen(account: Account, topic: str) -> bool:
    """Whether the account may hear of changes in the topic. Unknown topics: no."""
    if not _TOPIC.fullmatch(topic):
        return False
    answer = _may_listen.get(topic.partition(":")[0])
    return answer is not None and answer(account, topic)
