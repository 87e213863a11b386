"""Adding, using and removing passkeys."""

from dataclasses import dataclass
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sotay.accounts import factor_rules, factors, queries
from sotay.accounts.actions.factors import forget_what_hangs_on, lock_factors, refuse_the_last
from sotay.accounts.actions.sessions import end_sessions
from sotay.accounts.factors import What
from sotay.accounts.models import Account, Passkey, SpentChallenge
from sotay.accounts.passkeys import NewKey, NotBelieved, Signed
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict

MOST_KEYS = 20


@transaction.atomic
def add_passkey(
    *, by: Account, account: Account, name: str, handle: str, key: NewKey, challenge: str
) -> Passkey:
    """Keep the public half of a key that ``account`` just made.

    Raises:
        Conflict: the key is known already, or there are twenty.
        NotBelieved: the challenge was answered before.
    """
    lock_factors(account)
    spend_challenge(by=by, challenge=challenge)
    if Passkey.objects.filter(account=account).count() >= MOST_KEYS:
        raise Conflict(_("Đã có 20 khóa đăng nhập. Đồng chí bỏ bớt khóa không dùng rồi thêm lại."))
    try:
        with transaction.atomic():
            made = Passkey.objects.create(
                account=account,
                name=text.tidy(name),
                handle=handle,
                credential_id=key.credential_id,
                credential=key.credential,
                sign_count=key.sign_count,
                added_at=clock.now(),
            )
    except IntegrityError:
        raise Conflict(_("Khóa này đã được thêm từ trước.")) from None
    factors.changed(account, What.PASSKEY_ADDED, by=by)
    return made


@dataclass(frozen=True)
class FirstKey:
    """The key with which somebody comes in who sets no password; as for ``add_passkey``."""

    name: str
    handle: str
    key: NewKey
    challenge: str


@transaction.atomic
def set_first_passkey(*, by: Account, first: FirstKey) -> None:
    """Give an account the key of its owner and no password; whoever was signed in before is out.

    Raises:
        Conflict, NotBelieved: as ``add_passkey``.
    """
    by.set_unusable_password()
    by.must_change_password = False
    by.save(update_fields=["password", "must_change_password"])
    add_passkey(
        by=by,
        account=by,
        name=first.name,
        handle=first.handle,
        key=first.key,
        challenge=first.challenge,
    )
    end_sessions(by=by, account=by)


@transaction.atomic
def use_passkey(*, by: Account, key: Passkey, signed: Signed, challenge: str) -> Passkey:
    """Note that ``key`` has signed ``challenge``, which is spent.

    Raises:
        NotBelieved: the challenge was answered before, the device means another account, or
            its count shows that there is a copy of the key.
    """
    fresh = Passkey.objects.select_for_update().filter(pk=key.pk).first()
    if fresh is None:
        raise NotBelieved("the key was removed meanwhile")
    if signed.handle and signed.handle != fresh.handle:
        raise NotBelieved("the device means another account")
    if not factor_rules.count_goes_on(before=fresh.sign_count, now=signed.sign_count):
        raise NotBelieved(f"count {signed.sign_count} after {fresh.sign_count}: a copy of the key?")
    spend_challenge(by=by, challenge=challenge)
    fresh.sign_count, fresh.used_at = signed.sign_count, clock.now()
    fresh.save(update_fields=["sign_count", "used_at"])
    return fresh


@transaction.atomic
def rename_passkey(*, by: Account, account: Account, passkey_id: int, name: str) -> None:
    """Give a key another name.

    Raises:
        Missing: the account has no such key.
    """
    del by  # the account itself; a name is no act for the ledger
    key = queries.own_key(account, passkey_id)
    key.name = text.tidy(name)
    key.save(update_fields=["name"])


@transaction.atomic
def remove_passkey(*, by: Account, account: Account, passkey_id: int) -> None:
    """Take a key away.

    Raises:
        Missing: the account has no such key.
        Conflict: it is the last second factor of somebody who needs one, or the only way in.
    """
    lock_factors(account)
    key = queries.own_key(account, passkey_id)
    refuse_the_last(account)
    others = Passkey.objects.filter(account=account).exclude(pk=key.pk)
    if not account.has_usable_password() and not others.exists():
        raise Conflict(
            _(
                "Đây là cách duy nhất để đồng chí vào Sổ Tay, nên chưa bỏ được. Đồng chí đặt mật "
                "khẩu ở “Thêm → Đổi mật khẩu” trước."
            )
        )
    key.delete()
    forget_what_hangs_on(account)
    factors.changed(account, What.PASSKEY_REMOVED, by=by)


@transaction.atomic
def spend_challenge(*, by: Account, challenge: str) -> None:
    """Let ``challenge`` never be answered again.

    Raises:
        NotBelieved: it was answered before.
    """
    del by  # nobody's act
    digest = sha256(challenge.encode()).hexdigest()
    try:
        with transaction.atomic():
            SpentChallenge.objects.create(digest=digest, spent_at=clock.now())
    except IntegrityError:
        raise NotBelieved("the challenge was answered before") from None
