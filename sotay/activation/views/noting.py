"""Noting why somebody is not active and what device they have; helpers and leaders do it alike."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sotay.activation import actions
from sotay.activation.forms import DeviceForm, ReasonForm
from sotay.activation.queries.people import MemberLine
from sotay.kernel.refusals import Missing
from sotay.org.models import Person
from sotay.web.answers import carry_out

Again = Callable[[forms.Form], HttpResponse]


def note(
    request: HttpRequest, by: Person, line: MemberLine, *, to: str, again: Again
) -> HttpResponse:
    """Write down the reason that was chosen, or take it back."""

    def act(reason: str, note: str) -> object:
        if not reason:
            return actions.take_back_reason(by=by, person=line.person)
        return actions.note_reason(by=by, person=line.person, reason=reason, note=note)

    return carry_out(request, ReasonForm(request.POST), act, to=to, again=again)


def declare(
    request: HttpRequest, by: Person, line: MemberLine, *, to: str, again: Again
) -> HttpResponse:
    """Write down the device that was told."""
    act = partial(actions.declare_device, by=by, person=line.person)
    return carry_out(request, DeviceForm(request.POST), act, to=to, again=again)


def noting_forms(line: MemberLine, wrong: forms.Form | None) -> dict[str, forms.Form]:
    """Both forms, filled with what is known; ``wrong`` is the one that was refused."""
    reason = ReasonForm(initial={"reason": line.reason, "note": line.note})
    device = DeviceForm(initial={"kind": line.device})
    return {
        "reason_form": wrong if isinstance(wrong, ReasonForm) else reason,
        "device_form": wrong if isinstance(wrong, DeviceForm) else device,
    }


def act_id(raw: str) -> UUID:
    """The id of the form that made codes, as it stands in an address.

    Raises:
        Missing: it is none.
    """
    try:
        return UUID(raw)
    except ValueError:
        raise Missing(_("Không tìm thấy các mã này.")) from None
