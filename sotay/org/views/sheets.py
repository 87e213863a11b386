"""A sheet: one act of whoever keeps a roster, typed, looked at before, then carried out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.kernel.refusals import Refusal
from sotay.org import actions
from sotay.org.models import Person, Unit
from sotay.web.answers import carry_out, composed, show_refusal, wants_json, wrong_fields

# What the buttons of the page say, and no value of the act.
SURE, AGAIN = "sure", "again"


@dataclass(frozen=True)
class Sheet:
    """How one act looks: its words, and the page to go to afterwards.

    Attributes:
        title: what is done.
        about: to whom or what, below the title.
        explain: sentences for a clerk who may take one term for another.
        button: the verb.
        back: address and name of the page that it is reached from.
        to: where it leads; ``back`` when empty.
        done: what is said afterwards.
        kind: ``danger`` where it cannot be undone by one press.
        template: another page than the plain one.
        more: what that page shows besides.
        drafts: names of long texts, and the keys under which they are kept.
    """

    title: str
    about: str
    button: str
    back: tuple[str, str]
    done: str
    explain: tuple[str, ...] = ()
    to: str = ""
    kind: str = "main"
    template: str = "org/sheet.html"
    more: Mapping[str, Any] = field(default_factory=dict)
    drafts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Around:
    """Where to look for what an act would change; made from what was typed."""

    units: Callable[[dict[str, Any]], list[Unit]] = lambda _data: []
    people: Callable[[dict[str, Any]], list[Person]] = lambda _data: []


def answer(
    request: HttpRequest,
    sheet: Sheet,
    form: forms.Form,
    act: Callable[..., Any],
    around: Around | None = None,
) -> HttpResponse:
    """The empty sheet, what it would change, or its outcome.

    With ``around`` the act is rehearsed first: the page says what would change, and only the
    button of that page carries it out.
    """
    previews = around is not None
    if request.method != "POST" or AGAIN in request.POST:
        return _page(request, sheet, form, previews=previews)
    if around is not None and SURE not in request.POST:
        return _rehearsed(request, sheet, form, act, around)

    def do(**typed: Any) -> None:
        outcome = act(**typed)
        messages.success(request, sheet.done)
        for warning in getattr(outcome, "warnings", ()):
            messages.warning(request, warning)

    to = sheet.to or sheet.back[0]
    return carry_out(
        request, form, do, to=to, again=partial(_page, request, sheet, previews=previews)
    )


def _rehearsed(
    request: HttpRequest,
    sheet: Sheet,
    form: forms.Form,
    act: Callable[..., Any],
    around: Around,
) -> HttpResponse:
    form.data = composed(form.data)
    status = 422
    if form.is_valid():
        typed = form.cleaned_data
        try:
            changes = actions.rehearse(
                partial(act, **typed),
                units=around.units(typed),
                people=around.people(typed),
                on=typed["on"],
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
            status = refusal.status
        else:
            hidden = [
                (name, value)
                for name, values in form.data.lists()
                for value in values
                if name != "csrfmiddlewaretoken"
            ]
            context = {"sheet": sheet, "changes": changes, "hidden": hidden}
            return render(request, "org/preview.html", context)
    if wants_json(request):
        return wrong_fields(form, status)
    return _page(request, sheet, form, status, previews=True)


def _page(
    request: HttpRequest, sheet: Sheet, form: forms.Form, status: int = 200, *, previews: bool
) -> HttpResponse:
    context = {"sheet": sheet, "form": form, "previews": previews, **sheet.more}
    return render(request, sheet.template, context, status=status)
