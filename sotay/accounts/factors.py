"""Who needs a second factor, and who is told when one changes.

Registries: the folders above know administrators and the ledger, and fill them in
``AppConfig.ready``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper, Q, Value
from django.db.models.expressions import Combinable

from sotay.accounts.models import Account

_required_for: list[Callable[[], Q]] = []
_when_changed: list[Callable[["Change"], None]] = []


class What(StrEnum):
    """What happened to the second factors of an account."""

    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    APP_ADDED = "authenticator_app_added"
    APP_REMOVED = "authenticator_app_removed"
    CODES_MADE = "recovery_codes_made"
    CODE_USED = "recovery_code_used"
    CODE_GIVEN = "second_step_code_given"
    GIVEN_CODE_USED = "second_step_code_used"
    DEVICE_TRUSTED = "device_trusted"
    TRUST_ENDED = "device_trust_ended"
    ALL_REMOVED = "factors_removed_in_person"


@dataclass(frozen=True)
class Change:
    """One change: of whose factors, what, and by which account."""

    account: Account
    what: What
    by: Account


def required_for(ask: Callable[[], Q]) -> None:
    """A second factor is needed by the accounts that the condition of ``ask`` meets.

    A condition on rows of ``Account``, so that signing in asks everything in one statement.
    """
    _required_for.append(ask)


def is_required() -> Combinable:
    """The conditions together, as one expression on rows of ``Account``."""
    if not settings.SECOND_FACTOR_REQUIRED or not _required_for:
        return Value(value=False, output_field=BooleanField())
    condition = Q()
    for ask in _required_for:
        condition |= ask()
    return ExpressionWrapper(condition, output_field=BooleanField())


def when_changed(tell: Callable[[Change], None]) -> None:
    """Call ``tell`` of every change, inside its transaction."""
    _when_changed.append(tell)


def changed(account: Account, what: What, *, by: Account) -> None:
    """Say that the factors of ``account`` changed."""
    for tell in _when_changed:
        tell(Change(account, what, by))
