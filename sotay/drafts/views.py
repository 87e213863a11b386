"""One's own drafts: what is there, keeping one, clearing one."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sotay.accounts.doors import account_of
from sotay.drafts import actions, queries
from sotay.drafts.actions import Outcome
from sotay.drafts.forms import BoxForm, DraftForm, OtherForm, keys_asked, sent
from sotay.drafts.models import Draft
from sotay.drafts.rules import Typed
from sotay.kernel import clock


@never_cache
@require_GET
def drafts(request: HttpRequest) -> JsonResponse:
    """The drafts of the boxes that a page names; those that are not there are left out."""
    found = queries.drafts_of(account_of(request), keys_asked(request))
    return JsonResponse({"drafts": [_facts(draft) for draft in found]})


@never_cache
@require_POST
def save(request: HttpRequest) -> JsonResponse:
    """Keep a draft; says what is kept now, and whether that is what was sent."""
    account, data = account_of(request), sent(request, DraftForm)
    outcome = actions.save_draft(
        by=account,
        key=data["key"],
        text=data["text"],
        base=data["base"],
        typed=_typed(data),
    )
    return _answer(outcome)


@never_cache
@require_POST
def clear(request: HttpRequest) -> JsonResponse:
    """The text was sent or taken away."""
    account, data = account_of(request), sent(request, BoxForm)
    return _answer(actions.clear_draft(by=account, key=data["key"], typed=_typed(data)))


@never_cache
@require_POST
def drop(request: HttpRequest) -> JsonResponse:
    """The other text of the box is not wanted."""
    account, data = account_of(request), sent(request, OtherForm)
    return _answer(actions.drop_other(by=account, key=data["key"], digest=data["digest"]))


def _typed(data: dict[str, Any]) -> Typed:
    # How long ago, by the device's own count: its clock may be wrong.
    ago = min(timedelta(milliseconds=max(0, data["now"] - data["at"])), timedelta(days=400))
    return Typed(
        digest=data["digest"],
        writer=data["writer"],
        written_at=clock.now() - ago,
        stamp=data["at"],
        after=data["after"],
    )


def _answer(outcome: Outcome) -> JsonResponse:
    draft = None if outcome.draft is None else _facts(outcome.draft)
    return JsonResponse({"kept": outcome.is_kept, "draft": draft})


def _facts(draft: Draft) -> dict[str, Any]:
    other = queries.other_of(draft)
    return {
        "key": draft.key,
        "text": draft.text,
        "digest": draft.digest,
        "base": draft.base,
        "writer": draft.writer,
        "stamp": draft.stamp,
        "age": _age(draft.written_at),
        "revision": draft.revision,
        "cleared": draft.cleared_digest if draft.is_cleared else None,
        "other": None
        if other is None
        else {"text": other.text, "digest": other.digest, "age": _age(other.written_at)},
    }


def _age(moment: datetime) -> int:
    """How long ago, in milliseconds: every device makes its own hour of it."""
    return max(0, int((clock.now() - moment).total_seconds() * 1000))
