"""What this folder asks of those above it; they fill it in ``AppConfig.ready``."""

from collections.abc import Callable

from sotay.accounts.models import Account

_names: list[Callable[[Account], str]] = []
_idle_minutes: list[Callable[[Account], int]] = []


def offer_name(ask: Callable[[Account], str]) -> None:
    """Let ``ask`` say what a person is called; empty for nobody's account."""
    _names.append(ask)


def offer_idle_minutes(ask: Callable[[Account], int]) -> None:
    """Let ``ask`` say after how many minutes without a touch pages are covered; 0 is never."""
    _idle_minutes.append(ask)


def name_of(account: Account) -> str:
    """What the person is called, or the account."""
    return next((name for ask in _names if (name := ask(account))), account.username)


def idle_minutes_of(account: Account) -> int:
    """The shortest time that anybody asks for; 0 when nobody does."""
    return min((minutes for ask in _idle_minutes if (minutes := ask(account))), default=0)
