"""Browsers that are asked for the password only."""

from django.db import transaction
from django.utils.translation import gettext as _

from sotay.accounts import factor_rules, factors, queries
from sotay.accounts.factors import What
from sotay.accounts.models import Account, TrustedDevice
from sotay.kernel import clock, text
from sotay.kernel.refusals import Missing


@transaction.atomic
def trust_device(*, by: Account, account: Account, device_key: str, name: str) -> None:
    """Ask this browser for the password of ``account`` only, for thirty days."""
    now = clock.now()
    TrustedDevice.objects.update_or_create(
        account=account,
        device_key=device_key,
        defaults={
            "password_mark": queries.mark_of(account),
            "name": text.tidy(name)[:60],
            "trusted_at": now,
            "until": now + factor_rules.TRUST_LASTS,
        },
    )
    factors.changed(account, What.DEVICE_TRUSTED, by=by)


@transaction.atomic
def end_trust(*, by: Account, account: Account, device_id: int) -> None:
    """Ask that browser for the second step again.

    Raises:
        Missing: the account trusts no such browser.
    """
    deleted, _by_model = TrustedDevice.objects.filter(account=account, pk=device_id).delete()
    if not deleted:
        raise Missing(_("Máy này đã hết được tin từ trước."))
    factors.changed(account, What.TRUST_ENDED, by=by)
