"""Counting the tries to sign in."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sotay.accounts import rules
from sotay.accounts.models import SignInWait
from sotay.kernel import clock


@dataclass(frozen=True)
class Try:
    """One try to sign in: as which name, counted where.

    Attributes:
        name_key: the name as it is compared, whether or not anybody has it.
        bucket: the device that is counted by itself; empty for all strangers together.
        is_counted: it stands in the count as wrong, until it turns out right.
        waits_until: it is not looked at before.
    """

    name_key: str
    bucket: str = ""
    is_counted: bool = False
    waits_until: datetime | None = None


def begin_try(*, name: str, bucket: str = "") -> Try:
    """Look whether ``name`` may be tried now, by whoever is counted in ``bucket``.

    Where a try went wrong before, this one is counted as wrong at once, so that many sent
    together do not all slip through; a right password forgets it. Where none did, nothing is
    written: then a few may slip through together, never more than the hashing pool has places.
    """
    key = rules.name_key(name)[:150]
    if SignInWait.objects.filter(name_key=key, bucket=bucket).exists():
        return _count_beforehand(key, bucket)
    return Try(key, bucket)


@transaction.atomic
def _count_beforehand(key: str, bucket: str) -> Try:
    now = clock.now()
    row = SignInWait.objects.select_for_update().filter(name_key=key, bucket=bucket).first()
    if row is None:
        return Try(key, bucket)  # a right password came meanwhile
    failures = rules.failures_remembered(row.failures, row.last_failed_at, now)
    until = row.last_failed_at + rules.wait_after(failures)
    if now < until:
        return Try(key, bucket, waits_until=until)
    row.failures, row.last_failed_at = failures + 1, now
    row.save()
    return Try(key, bucket, is_counted=True)


@transaction.atomic
def count_wrong(*, tried: Try) -> None:
    """The password was wrong: count it, unless it is counted already."""
    if tried.is_counted:
        return
    now = clock.now()
    SignInWait.objects.filter(last_failed_at__lte=now - rules.FORGOTTEN_AFTER).delete()
    row, _is_new = SignInWait.objects.select_for_update().get_or_create(
        name_key=tried.name_key, bucket=tried.bucket, defaults={"last_failed_at": now}
    )
    row.failures, row.last_failed_at = row.failures + 1, now
    row.save()


@transaction.atomic
def forget_tries(*, tried: Try) -> None:
    """The password was right: nothing is held against the name in this bucket any more."""
    if tried.is_counted:
        SignInWait.objects.filter(name_key=tried.name_key, bucket=tried.bucket).delete()
