"""A password made ready before the transaction in which it is written.

A hash takes a while on purpose, and SQLite has one writer: on the evening when a whole cell
comes in, nobody waits for another's hash.
"""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sotay.accounts import hashing, rules
from sotay.accounts.actions.sessions import end_sessions
from sotay.accounts.models import Account
from sotay.kernel.refusals import Invalid


@dataclass(frozen=True)
class Prepared:
    """A password that may be set: only its hash is kept."""

    hashed: str


def prepare_password(*, password: str, username: str = "") -> Prepared:
    """Look whether it is strong enough, and hash it in this server's turn.

    Raises:
        Invalid: it is too weak.
        Crowded: many come in at this moment; nothing was done.
    """
    normal = rules.normal_password(password)
    try:
        validate_password(normal, Account(username=username))
    except ValidationError as error:
        raise Invalid(_said(error), field="password") from None
    pool = hashing.pool()
    with pool.place(), pool.turn():
        return Prepared(make_password(normal))


@transaction.atomic
def set_first_password(*, by: Account, prepared: Prepared) -> None:
    """Give an account the password of its owner; whoever was signed in before is out."""
    by.password = prepared.hashed
    by.save(update_fields=["password"])
    end_sessions(by=by, account=by)


def _said(error: ValidationError) -> str:
    """Django says "too short" in English only."""
    if any(one.code == "password_too_short" for one in error.error_list):
        return _("Mật khẩu này ngắn quá. Đồng chí đặt từ 8 chữ trở lên.")
    return " ".join(error.messages)
