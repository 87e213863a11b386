"""What a phone sends in a hall is taken in once, however often it arrives.

The phone names each sending with an id of its own making and keeps it until it was answered.
The answer can get lost after the act was done: so the receipt is written in the transaction
of the act, and whoever comes again with the same id gets the first answer, even if the act
itself would not be possible any more.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from sotay.accounts.doors import account_of, current
from sotay.kernel import clock
from sotay.kernel.text import nfc
from sotay.ledger import once
from sotay.web import refusal_pages
from sotay.web.answers import carry_out, done

Handler = Callable[[HttpRequest], HttpResponseBase]

LONGEST_WAY = timedelta(days=30)
"""How long a sending may have waited on a phone without a network."""
# Below this the network was merely slow, and the server's clock is the better one.
_SHORT_WAY = timedelta(seconds=5)
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
# Not part of what is said: they differ from one attempt to the next.
_OF_THE_ATTEMPT = frozenset({"csrfmiddlewaretoken", "client_id", "age"})


@dataclass(frozen=True)
class Sending:
    """One thing that a phone sends: whose, under which id, and a digest of what it says.

    ``acted_at`` is when the person did it, as far as the phone knows.
    """

    account_id: int
    client_id: UUID
    digest: str
    acted_at: datetime


def sending_of(request: HttpRequest) -> Sending | None:
    """What this request sends; None if it names no id, or a malformed one."""
    try:
        client_id = UUID(request.POST.get("client_id", ""))
    except ValueError:
        return None
    return Sending(
        account_id=account_of(request).pk,
        client_id=client_id,
        digest=_digest(request),
        acted_at=clock.now() - _age(request),
    )


def receive(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    to: str,
    again: Callable[[forms.Form], HttpResponse],
) -> HttpResponse:
    """``carry_out`` for what is sent in a hall: once, and as of the moment it was done."""
    sending = sending_of(request)

    def act_once(**sent: Any) -> Any:
        return _once(sending, partial(act, **sent), to)

    return carry_out(request, form, act_once, to=to, again=again)


def receive_bare(request: HttpRequest, act: Callable[[], Any], *, to: str) -> HttpResponse:
    """``receive`` for an act that takes nothing but its id.

    Raises:
        Refusal: whatever ``act`` refuses.
    """
    _once(sending_of(request), act, to)
    return done(request, to)


def _once(sending: Sending | None, act: Callable[[], Any], to: str) -> Any:
    if sending is None:
        return act()
    with clock.acting_at(sending.acted_at):
        return once.with_receipt(
            act,
            account_id=sending.account_id,
            client_id=sending.client_id,
            digest=sending.digest,
            answer=to,
        )


def answer_again(get_response: Handler) -> Handler:
    """Middleware: a sending that has a receipt gets its first answer, before any view asks.

    Before: the meeting may be over by now, or the right gone; what was accepted stays so.
    """

    def handle(request: HttpRequest) -> HttpResponseBase:
        return get_response(request)

    def before_view(
        request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        del view, args, kwargs
        if request.content_type not in _FORMS or current(request) is None:
            return None
        sending = sending_of(request)
        receipt = once.receipt_of(sending.client_id) if sending else None
        if sending is None or receipt is None:
            return None
        if (receipt.account_id, receipt.digest) == (sending.account_id, sending.digest):
            return done(request, receipt.answer)
        return refusal_pages.refused(request, once.other_words())

    # Django reads the hook off the handler: the way a function middleware has one.
    handle.process_view = before_view  # type: ignore[attr-defined]
    return handle


def _digest(request: HttpRequest) -> str:
    """A digest (hex) of the address and of what is said there, however it is composed.

    Keyed: a vote or a choice has few possible words, and whoever read the plain digests could
    try them all.
    """
    said = sorted(
        (name, nfc(value).replace("\r\n", "\n"))
        for name, values in request.POST.lists()
        if name not in _OF_THE_ATTEMPT
        for value in values
    )
    whole = json.dumps([request.path, said], ensure_ascii=False, separators=(",", ":"))
    plain = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
    keyed: str = settings.KEY_RING.fingerprint("receipt", plain)
    return keyed


def _age(request: HttpRequest) -> timedelta:
    """How long ago the person did it: the phone's own count, whatever its clock shows."""
    sent = request.POST.get("age", "")
    seconds = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
    age = min(timedelta(seconds=seconds), LONGEST_WAY)
    return age if age > _SHORT_WAY else timedelta(0)
