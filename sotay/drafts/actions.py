"""Keeping drafts, clearing them, forgetting the old ones."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Sum
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.drafts import rules
from sotay.drafts.models import Draft
from sotay.drafts.rules import Typed
from sotay.kernel import clock
from sotay.kernel.refusals import Invalid


@dataclass(frozen=True)
class Outcome:
    """What became of what a device sent.

    Attributes:
        draft: the box as it is kept now; none when nothing is.
        is_kept: the box holds what was sent (or nothing, when it was to be cleared).
    """

    draft: Draft | None
    is_kept: bool


@transaction.atomic
def save_draft(*, by: Account, key: str, text: str, base: str, typed: Typed) -> Outcome:
    """Keep what somebody is typing. The same again changes nothing.

    Where another device has typed something else meanwhile, the later text wins and the
    other is kept beside it.

    Raises:
        Invalid: the account has too many drafts, or too long ones.
    """
    row = _locked(by, key)
    if row is None:
        _refuse_too_much(by, key, text)
        row = _begun(by, key, typed)
    if rules.was_sent(row, typed):
        return Outcome(row, is_kept=False)
    if row.revision and not row.is_cleared:
        if row.digest == typed.digest:
            return Outcome(row, is_kept=True)
        if rules.is_overtaken(row, typed):
            return _kept_beside(row, text, typed)
        if len(text) > len(row.text):
            _refuse_too_much(by, key, text)
        # Another device's words, or those against which their writer chose just now.
        if not rules.goes_on_from(row, typed) or row.other_digest == typed.digest:
            _put_aside(row, row.text, row.digest, row.written_at)
    row.text, row.base, row.digest = text, base, typed.digest
    row.cleared_at, row.cleared_digest = None, ""
    _write(row, typed)
    return Outcome(row, is_kept=True)


@transaction.atomic
def clear_draft(*, by: Account, key: str, typed: Typed) -> Outcome:
    """The text was sent, or taken away: forget the words, remember their digest.

    Words of another device, which this one never saw, stay.
    """
    # Though nothing is there: the text may still be on its way, behind the news that it is sent.
    row = _locked(by, key) or _begun(by, key, typed)
    if row.is_cleared:
        return Outcome(row, is_kept=True)
    if row.revision and not rules.clears(row, typed):
        return Outcome(row, is_kept=False)
    row.text = row.digest = row.base = ""
    row.cleared_at, row.cleared_digest = clock.now(), typed.digest
    _write(row, typed)
    if row.other_digest not in ("", typed.digest):
        _promote_other(row)
    _drop_other(row)
    row.save()
    return Outcome(row, is_kept=True)


@transaction.atomic
def drop_other(*, by: Account, key: str, digest: str) -> Outcome:
    """Its writer has looked at the other text and does not want it."""
    row = _locked(by, key)
    if row is not None and row.other_digest == digest:
        _drop_other(row)
        row.save()
    return Outcome(row, is_kept=True)


@transaction.atomic
def forget_old_drafts(*, by: Account | None = None, before: datetime | None = None) -> int:
    """Delete what nobody touched since ``before``, or for 40 days. Returns how many.

    ``by`` is nobody when a timer asks.
    """
    del by  # drafts stand in no ledger
    limit = before or clock.now() - rules.KEPT_FOR
    old = Draft.objects.filter(saved_at__lt=limit)
    return old.delete()[0]


@transaction.atomic
def forget_drafts_under(*, keys: Collection[str]) -> int:
    """Delete what anybody typed under these keys, for what it was about is destroyed."""
    return Draft.objects.filter(key__in=keys).delete()[0]


def _locked(by: Account, key: str) -> Draft | None:
    return Draft.objects.select_for_update().filter(account=by, key=key).first()


def _begun(by: Account, key: str, typed: Typed) -> Draft:
    """The box's first row, locked; of two devices that begin at once, both lock the same."""
    row = Draft(
        account=by,
        key=key,
        revision=0,
        writer=typed.writer,
        written_at=typed.written_at,
        stamp=typed.stamp,
        saved_at=clock.now(),
    )
    Draft.objects.bulk_create([row], ignore_conflicts=True)
    return Draft.objects.select_for_update().get(account=by, key=key)


def _refuse_too_much(by: Account, key: str, text: str) -> None:
    others = Draft.objects.filter(account=by, cleared_at=None).exclude(key=key)
    held = others.aggregate(boxes=Count("pk"), letters=Sum(Length("text") + Length("other_text")))
    if held["boxes"] >= rules.MOST_DRAFTS:
        raise Invalid(
            _(
                "Đồng chí đang có %(count)d bản nháp chưa gửi trên hệ thống. Bản này vẫn được lưu "
                "trên máy; hãy gửi hoặc xoá bớt những bản cũ."
            )
            % {"count": held["boxes"]},
            field="key",
        )
    if (held["letters"] or 0) + len(text) > rules.MOST_LETTERS:
        raise Invalid(
            _(
                "Các bản nháp chưa gửi của đồng chí trên hệ thống đã quá dài. Bản này vẫn được "
                "lưu trên máy; hãy gửi hoặc xoá bớt những bản cũ."
            ),
            field="text",
        )


def _kept_beside(row: Draft, text: str, typed: Typed) -> Outcome:
    """What is newer stays; the older is offered, unless it is this device's own, come late."""
    if typed.writer != row.writer and row.other_digest != typed.digest:
        _put_aside(row, text, typed.digest, typed.written_at)
        row.save()
    return Outcome(row, is_kept=False)


def _put_aside(row: Draft, text: str, digest: str, written_at: datetime) -> None:
    row.other_text, row.other_digest, row.other_written_at = text, digest, written_at


def _drop_other(row: Draft) -> None:
    row.other_text, row.other_digest, row.other_written_at = "", "", None


def _promote_other(row: Draft) -> None:
    """One of two texts was sent: the other is a draft in its own right, and nobody's yet."""
    row.text, row.digest, row.writer = row.other_text, row.other_digest, ""
    row.cleared_at, row.cleared_digest = None, ""


def _write(row: Draft, typed: Typed) -> None:
    row.writer, row.written_at, row.stamp = typed.writer, typed.written_at, typed.stamp
    row.revision, row.saved_at = row.revision + 1, clock.now()
    row.save()
