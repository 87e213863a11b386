"""Showing the second of two factors, or one that is as good as both."""

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest

from sotay.accounts import actions, challenges, devices, doors, passkeys, queries
from sotay.accounts.actions.passkeys import use_passkey
from sotay.accounts.actions.second_step import begin_code_try, take_code
from sotay.accounts.actions.trust import trust_device
from sotay.accounts.agents import device_words
from sotay.accounts.models import Account, Passkey
from sotay.accounts.second_step import Awaited


def is_right_code(account: Account, code: str, *, bucket: str) -> bool:
    """Whether ``code`` proves the second factor of ``account``; it is used up.

    Raises:
        MustWait: codes were tried wrong too often.
        Crowded: many sign in at this moment.
    """
    tried = begin_code_try(by=account, bucket=bucket)
    if tried.waits_until is not None:
        raise doors.MustWait(tried.waits_until, by_device=False)
    is_right = take_code(by=account, code=code)
    if is_right:
        actions.forget_tries(tried=tried)
    return is_right


def finish(
    request: HttpRequest, awaited: Awaited, *, device: devices.Device, trusts: bool
) -> devices.Device:
    """Sign in whoever was awaited, and trust the browser if they said so.

    Returns:
        What the device knows from now on, to be kept with the answer.
    """
    knowing = device.after_right(awaited.known_as)
    account = awaited.account
    with transaction.atomic():
        if trusts:
            trust_device(
                by=account,
                account=account,
                device_key=knowing.key,
                name=device_words(request.headers.get("User-Agent", "")),
            )
        doors.sign_in(request, account, is_whole=True)
    return knowing


def sign_in_with_passkey(request: HttpRequest, answer: str) -> Account:
    """Sign in whoever the device says it is: a passkey is two factors, something had and a finger.

    Raises:
        NotBelieved: it does not hold.
        NotHere: no address for passkeys.
    """
    shown = _shown(request, answer, challenges.SIGN_IN)
    if not shown.signed.handle:
        raise passkeys.NotBelieved("the device says nobody")
    account = shown.key.account
    with transaction.atomic():
        use_passkey(by=account, key=shown.key, signed=shown.signed, challenge=shown.challenge)
        doors.sign_in(request, account, is_whole=True)
    return account


def prove_with_passkey(
    request: HttpRequest, account: Account, answer: str, *, purpose: str
) -> None:
    """Believe that a passkey of ``account`` answered the challenge given for ``purpose``.

    Raises:
        NotBelieved: it does not hold.
        NotHere: no address for passkeys.
    """
    shown = _shown(request, answer, purpose)
    if shown.key.account_id != account.pk:
        raise passkeys.NotBelieved("somebody else's key")
    use_passkey(by=account, key=shown.key, signed=shown.signed, challenge=shown.challenge)


@dataclass(frozen=True)
class _Shown:
    key: Passkey
    signed: passkeys.Signed
    challenge: str


def _shown(request: HttpRequest, answer: str, purpose: str) -> _Shown:
    site = passkeys.site_of(request)
    challenge = challenges.of(request, purpose)
    key = queries.key_with(passkeys.id_in(answer))
    if key is None or not key.account.is_active:
        raise passkeys.NotBelieved("nobody has that key")
    return _Shown(key, passkeys.shown(site, challenge, answer, key), challenge)
