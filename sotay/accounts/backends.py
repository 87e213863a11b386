"""Whose session it is: asked by every request."""

from django.contrib.auth.backends import ModelBackend

from sotay.accounts.models import Account
from sotay.statements import Statement

_ACCOUNT = Statement(Account.objects.all, "accounts_account.id = %s")


class Members(ModelBackend):
    """Django's own way, with a statement that is put together once."""

    def get_user(self, user_id: int) -> Account | None:
        """The account, unless it was closed."""
        account = _ACCOUNT.first(user_id)
        return account if account is not None and self.user_can_authenticate(account) else None
