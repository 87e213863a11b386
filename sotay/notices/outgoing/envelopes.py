"""The words and the whole address of a message, under seal while it waits."""

import json

from django.conf import settings


def close(to: str, words: str) -> str:
    """Both in one sealed text."""
    return str(settings.KEY_RING.close(json.dumps([to, words])))


def opened(sealed: str) -> tuple[str, str]:
    """The whole address and the words.

    Raises:
        sealing.Broken: the installation has other keys than when it was sealed.
    """
    to, words = json.loads(settings.KEY_RING.open(sealed))
    return to, words


def key_of(channel: str, to: str) -> str:
    """The same for the same address; tells nobody which."""
    return str(settings.KEY_RING.fingerprint(f"outgoing-{channel}", to))
