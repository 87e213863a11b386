"""Giving out one-time codes, trying them, using them up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sotay.accounts import codes, rules
from sotay.accounts.codes import Medium
from sotay.accounts.models import Account, CodeWait, OneTimeCode
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict

FORGOTTEN_AFTER = timedelta(days=90)

Verdict = Literal["right", "wrong", "expired", "replaced", "used", "wait"]


MOST_AHEAD = 8
"""Codes for one person that may be issued at the same moment before this one gives up."""


@dataclass(frozen=True)
class TriedCode:
    """What came of a typed code.

    Attributes:
        verdict: whoever typed a code that once was right is told what became of it.
        code_id: the code meant, unless it is wrong; for ``redeem_code``.
        subject: whose it is.
        medium: on which way it came.
        waits_until: for ``"wait"``: nothing is looked at before.
    """

    verdict: Verdict
    code_id: int = 0
    subject: str = ""
    medium: str = ""
    waits_until: datetime | None = None


@transaction.atomic
def issue_code(
    *,
    by: Account | None,
    purpose: str,
    subject: str,
    medium: Medium,
    good_for: timedelta | None = None,
    seed: str = "",
) -> str:
    """A new code for ``subject``; the one that came the same way before is good no more.

    Who may have one, and how often, is for the caller to say; so is the ledger.

    Args:
        good_for: how long; by default as the medium allows.
        seed: makes the same code again each time it is given (see ``codes.derived``).

    Returns:
        The code as its owner reads it, which nobody can ask for again without the seed.
    """
    code = (
        codes.derived(medium, purpose=purpose, subject=subject, seed=seed)
        if seed
        else codes.drawn(medium)
    )
    row = OneTimeCode(
        purpose=purpose,
        subject=subject,
        medium=medium,
        digest=codes.digest(purpose=purpose, subject=subject, code=code),
        issued_by=by,
        issued_at=clock.now(),
        expires_at=clock.now() + (good_for or codes.GOOD_FOR[medium]),
    )
    for _ahead in range(MOST_AHEAD):
        try:
            _take_the_place(row)
        except IntegrityError:
            continue  # another was issued at the same moment: it came first, this one replaces it
        return code
    _take_the_place(row)
    return code


@transaction.atomic
def try_code(*, purpose: str, subjects: Iterable[str], typed: str, tried_as: str) -> TriedCode:
    """Look whether ``typed`` is the code of one of ``subjects``; it is not used up yet.

    Every try is counted under the lock in which it is looked at, so that many sent together
    do not slip through; and counted just the same where ``subjects`` is empty, so that waiting
    tells a stranger nothing. The counting is the same as of passwords: five are free, then
    pauses grow to five minutes, all forgotten after an hour or by the right code.

    Args:
        tried_as: what the person typed of themselves; under it tries are counted.
    """
    now = clock.now()
    wait = _locked_wait(codes.wait_key(purpose, tried_as), now)
    failures = rules.failures_remembered(wait.failures, wait.last_failed_at, now)
    until = wait.last_failed_at + rules.wait_after(failures)
    if now < until:
        return TriedCode("wait", waits_until=until)
    found = _meant(purpose, subjects, codes.read(typed))
    verdict = _verdict(found, now)
    wait.failures = 0 if verdict == "right" else failures + 1
    wait.last_failed_at = now
    wait.save()
    if found is None:
        return TriedCode("wrong")
    return TriedCode(verdict, code_id=found.pk, subject=found.subject, medium=found.medium)


@transaction.atomic
def redeem_code(*, code_id: int, holder: str) -> OneTimeCode:
    """Use up a code that ``try_code`` found right; all others of its owner go with it.

    Whether it has run out meanwhile is not asked: its owner was writing a password.

    Args:
        holder: a secret of the browser that tried it; the same one may come twice.

    Raises:
        Conflict: somebody else has used it, or another took its place.
    """
    row = OneTimeCode.objects.select_for_update().filter(pk=code_id).first()
    mark = sha256(holder.encode()).hexdigest()
    if row is not None and row.used_at is not None and row.used_by == mark:
        return row
    if row is None or row.used_at is not None or row.replaced_at is not None:
        raise Conflict(
            _("Mã này đã được dùng hoặc đã có mã mới thay. Đồng chí hãy lấy mã khác rồi làm lại.")
        )
    row.used_at, row.used_by = clock.now(), mark
    row.save(update_fields=["used_at", "used_by"])
    withdraw_codes(purpose=row.purpose, subject=row.subject)
    return row


@transaction.atomic
def withdraw_codes(*, purpose: str, subject: str, medium: Medium | None = None) -> int:
    """The open codes of ``subject`` are good no more; returns how many those were."""
    rows = OneTimeCode.objects.filter(
        purpose=purpose, subject=subject, used_at=None, replaced_at=None
    )
    if medium is not None:
        rows = rows.filter(medium=medium)
    return rows.update(replaced_at=clock.now())


@transaction.atomic
def forget_old_codes() -> None:
    """Delete the codes and the counts that nobody can use any more."""
    now = clock.now()
    OneTimeCode.objects.filter(expires_at__lt=now - FORGOTTEN_AFTER).delete()
    CodeWait.objects.filter(last_failed_at__lte=now - rules.FORGOTTEN_AFTER).delete()


@transaction.atomic
def _take_the_place(row: OneTimeCode) -> None:
    withdraw_codes(purpose=row.purpose, subject=row.subject, medium=Medium(row.medium))
    row.save(force_insert=True)


def _locked_wait(key: str, now: datetime) -> CodeWait:
    CodeWait.objects.bulk_create([CodeWait(key=key, last_failed_at=now)], ignore_conflicts=True)
    return CodeWait.objects.select_for_update().get(key=key)


def _meant(purpose: str, subjects: Iterable[str], code: str) -> OneTimeCode | None:
    """The newest code that reads like this, in whatever state."""
    if not code:
        return None
    digests = [codes.digest(purpose=purpose, subject=one, code=code) for one in subjects]
    rows = OneTimeCode.objects.filter(purpose=purpose, digest__in=digests)
    return rows.order_by("-issued_at", "-pk").first()


def _verdict(code: OneTimeCode | None, now: datetime) -> Verdict:
    if code is None:
        return "wrong"
    if code.used_at is not None:
        return "used"
    if code.replaced_at is not None:
        return "replaced"
    return "right" if now < code.expires_at else "expired"
