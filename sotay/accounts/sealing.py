"""Secrets of accounts under seal: encrypted for whoever reads the disk or a backup."""

from django.conf import settings

from sotay.kernel.sealing import Broken

__all__ = ["Broken", "close", "open_sealed"]


def close(words: str) -> str:
    """``words`` under the seal of this installation."""
    sealed: str = settings.KEY_RING.close(words)
    return sealed


def open_sealed(sealed: str) -> str:
    """What is under the seal.

    Raises:
        Broken: it was sealed elsewhere, or changed.
    """
    words: str = settings.KEY_RING.open(sealed)
    return words
