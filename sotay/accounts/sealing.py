"""Secrets of accounts under seal: encrypted for whoever reads the disk or a backup."""

from collections.abc import Mapping

from django.conf import settings

from sotay.kernel.sealing import Broken

__all__ = ["Broken", "close", "keep_under_seal", "open_sealed", "under_seal"]

_columns: dict[str, tuple[str, ...]] = {}


def keep_under_seal(model: str, *columns: str) -> None:
    """Say which columns of a model ("accounts.AuthenticatorApp") hold what only the keys open.

    Called in ``AppConfig.ready``: when the keys are turned, everything is sealed anew, and what is
    not named here would be lost with the old key.
    """
    _columns[model] = columns


def under_seal() -> Mapping[str, tuple[str, ...]]:
    """The models with sealed columns, and the columns."""
    return _columns


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
