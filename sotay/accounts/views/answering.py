"""How these views answer. They stand below ``web``, whose answers they cannot borrow."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from sotay.accounts.hashing import Crowded
from sotay.kernel.refusals import Refusal


def safe_next(request: HttpRequest, wanted: str) -> str:
    """``wanted`` when it is a page of ours, otherwise the first page."""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else "/"


def wants_json(request: HttpRequest) -> bool:
    """Whether the page's script asks."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def see_other(request: HttpRequest, at: str) -> HttpResponse:
    """It is done: what to open now."""
    if wants_json(request):
        return JsonResponse({"at": at}, status=201)
    return HttpResponse(status=303, headers={"Location": at})


def try_form(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., HttpResponse],
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Do ``act`` with the form's values; where it refuses, the page again, and why."""
    status, again_after = 422, None
    if form.is_valid():
        try:
            return act(**form.cleaned_data)
        except Refusal as refusal:
            field = refusal.field if refusal.field in form.fields else None
            form.add_error(field, str(refusal.message))
            status = refusal.status
            again_after = refusal.again_after if isinstance(refusal, Crowded) else None
    answer: HttpResponse
    if wants_json(request):
        said = [str(text) for texts in form.errors.values() for text in texts]
        answer = JsonResponse({"message": " ".join(said)}, status=status)
    else:
        answer = render(request, template, {**context, "form": form}, status=status)
    if again_after is not None:
        answer["Retry-After"] = str(again_after)
    return answer


def nothing_of_the_last(answer: HttpResponse) -> HttpResponse:
    """The next person at this device must not read old pages with the back button."""
    answer["Clear-Site-Data"] = '"cache"'
    return answer
