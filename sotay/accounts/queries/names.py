"""Whom a typed name means."""

from sotay.accounts.models import Account
from sotay.accounts.models.names import hash_of


def account_named(typed: str) -> Account | None:
    """The account that this name opens, however it is typed."""
    try:
        return Account.objects.get_by_natural_key(typed)
    except Account.DoesNotExist:
        return None


def wait_key(typed: str, account: Account | None) -> str:
    """Under what wrong tries of this name are counted: one key for all names of an account.

    A name that nobody has is counted by itself, as its hash: it may be a mistyped number, or a
    password typed into the wrong box.
    """
    return account.name_key if account else hash_of(typed)
