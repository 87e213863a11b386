"""What an account has besides its password."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from sotay.accounts import factor_rules, factors
from sotay.accounts.models import (
    Account,
    AuthenticatorApp,
    Passkey,
    RecoveryCode,
    TrustedDevice,
)
from sotay.kernel import clock
from sotay.kernel.refusals import Missing


@dataclass(frozen=True)
class Standing:
    """What an account has, and whether it needs anything."""

    has_app: bool
    has_passkey: bool
    is_required: bool

    @property
    def has_any(self) -> bool:
        """A second step can be asked for."""
        return self.has_app or self.has_passkey

    @property
    def lacks(self) -> bool:
        """One is needed, and there is none."""
        return self.is_required and not self.has_any


def standing_of(account: Account) -> Standing:
    """What ``account`` has and needs, in one statement: a hall signs in with it."""
    own = {"account": OuterRef("pk")}
    row = (
        Account.objects.filter(pk=account.pk)
        .annotate(is_required=factors.is_required())
        .values_list(
            Exists(AuthenticatorApp.objects.filter(**own)),
            Exists(Passkey.objects.filter(**own)),
            "is_required",
        )
        .get()
    )
    return Standing(*map(bool, row))


def factors_lacking() -> QuerySet[Account]:
    """Accounts that need a second factor, have none, and are signed in somewhere all the same."""
    own = {"account": OuterRef("pk")}
    return (
        Account.objects.annotate(is_required=factors.is_required())
        .filter(is_required=True, sessions__isnull=False)
        .exclude(Exists(AuthenticatorApp.objects.filter(**own)))
        .exclude(Exists(Passkey.objects.filter(**own)))
        .distinct()
    )


def mark_of(account: Account) -> str:
    """Changes with the password, and says nothing about it."""
    return salted_hmac("sotay.accounts.mark", account.password, algorithm="sha256").hexdigest()


def account_of_mark(account_id: int, mark: str) -> Account | None:
    """The account, unless it was closed or its password changed since the mark was made."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None or not constant_time_compare(mark_of(account), mark):
        return None
    return account


def is_trusted(account: Account, device_key: str) -> bool:
    """Whether this browser is asked for the password only."""
    return bool(device_key) and _trusted(account).filter(device_key=device_key).exists()


def _trusted(account: Account) -> QuerySet[TrustedDevice]:
    return TrustedDevice.objects.filter(
        account=account, until__gt=clock.now(), password_mark=mark_of(account)
    )


def keys_of(account: Account) -> list[Passkey]:
    """The passkeys of the account, the oldest first."""
    return list(Passkey.objects.filter(account=account))


def handle_of(account: Account) -> str:
    """What devices know the account by: as they do already, else as it will be for all of them.

    Drawn from the account and this server's key, so that a page that asks for a key writes
    nothing; kept with the first key, and the same from then on, whatever becomes of the key.
    """
    known = Passkey.objects.filter(account=account).values_list("handle", flat=True).first()
    return known or drawn_handle(str(account.pk))


def drawn_handle(seed: str) -> str:
    """What devices will know somebody by, who is ``seed`` to this server and to nobody else."""
    # Hexadecimal digits are base64 too, which is how it travels.
    return salted_hmac("sotay.accounts.handle", seed, algorithm="sha256").hexdigest()


def key_with(credential_id: str) -> Passkey | None:
    """The passkey of this id, with its account."""
    return Passkey.objects.select_related("account").filter(credential_id=credential_id).first()


def own_key(account: Account, passkey_id: int) -> Passkey:
    """One's own passkey.

    Raises:
        Missing: the account has none of this number.
    """
    key = Passkey.objects.filter(account=account, pk=passkey_id).first()
    if key is None:
        raise Missing(_("Không tìm thấy khóa đăng nhập này; có thể đồng chí đã bỏ từ trước."))
    return key


def recovery_codes_left(account: Account) -> int:
    """How many codes of the sheet are still good."""
    return RecoveryCode.objects.filter(account=account, used_at=None).count()


@dataclass(frozen=True)
class SafetyPage:
    """Everything that guards an account, as its owner sees it."""

    passkeys: list[Passkey]
    app: AuthenticatorApp | None
    codes_left: int
    codes_made_at: datetime | None
    devices: list[TrustedDevice]
    is_required: bool

    @property
    def has_any(self) -> bool:
        """There is a second step."""
        return self.app is not None or bool(self.passkeys)

    @property
    def few_codes(self) -> bool:
        """A new sheet is due."""
        return self.has_any and self.codes_left <= factor_rules.FEW_CODES


def safety_page(account: Account) -> SafetyPage:
    """What stands on the page of one’s own safety."""
    codes = list(RecoveryCode.objects.filter(account=account))
    return SafetyPage(
        passkeys=keys_of(account),
        app=AuthenticatorApp.objects.filter(account=account).first(),
        codes_left=sum(code.used_at is None for code in codes),
        codes_made_at=max((code.made_at for code in codes), default=None),
        devices=list(_trusted(account)),
        is_required=standing_of(account).is_required,
    )
