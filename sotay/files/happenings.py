"""What happens to files, and who above wants to hear of it: registries filled at the start.

Listeners are called inside the job or act in which it happens; each opens its own transaction.
"""

from collections.abc import Callable

from sotay.files.models import Blob

Listener = Callable[[Blob], None]

_words: list[Listener] = []
_purges: list[Listener] = []


def when_words_come(listener: Listener) -> None:
    """Have a function called when the words of a file are there, or have become more."""
    _words.append(listener)


def when_purged(listener: Listener) -> None:
    """Have a function called in the transaction in which a file is destroyed.

    It takes away what it kept of the file's words: titles read from it, an index of them.
    """
    _purges.append(listener)


def words_came(blob: Blob) -> None:
    """Tell all who want to know."""
    for listener in _words:
        listener(blob)


def purged(blob: Blob) -> None:
    """Tell all who want to know."""
    for listener in _purges:
        listener(blob)
