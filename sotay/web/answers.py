"""The few ways a view answers: who asks, where to next, what was wrong with the form."""

import html
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Refusal
from sotay.kernel.text import nfc


def wants_json(request: HttpRequest) -> bool:
    """Whether a program asks, not a person."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def is_for_later(request: HttpRequest) -> bool:
    """Whether a device fetches the page for hours without a network: nobody reads it now."""
    return "X-For-Later" in request.headers


def see_other(url: str) -> HttpResponse:
    """After a write: read the result there, with GET (303)."""
    return HttpResponse(status=303, headers={"Location": url})


def show_refusal(form: forms.BaseForm, refusal: Refusal) -> None:
    """Put a refusal where the form shows it: at its field, or above all fields."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, str(refusal.message))


def done(request: HttpRequest, to: str) -> HttpResponse:
    """The act is carried out: 201 for the page's script, else see the result (303)."""
    return JsonResponse({"at": to}, status=201) if wants_json(request) else see_other(to)


def carry_out(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    to: str | Callable[[Any], str],
    again: Callable[[forms.Form], HttpResponse],
) -> HttpResponse:
    """Do ``act`` with the form's values, or show the form again with what was typed.

    A page that has no place for the words any more (the room closed meanwhile) gives way to
    the refusal's own page, which shows them: nothing that somebody wrote is lost.

    Args:
        request: who asks, and whether a script does.
        form: bound to what was sent.
        act: called with the cleaned data as keywords; may refuse.
        to: where to go afterwards, or a function of what ``act`` returned.
        again: renders the page around the form; its status becomes the refusal's.
    """
    status = 422
    form.data = composed(form.data)
    if form.is_valid():
        try:
            outcome = act(**form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
            status = refusal.status
        else:
            return done(request, to(outcome) if callable(to) else to)
    if wants_json(request):
        return wrong_fields(form, status)
    response = again(form)
    response.status_code = status
    lost = words_lost(request, response)
    if lost:
        instead = Refusal(_first_error(form), kept=lost)
        instead.status = status
        raise instead
    return response


def composed(sent: QueryDict | Any) -> QueryDict:
    """What was sent in NFC, so that a limit counts the signs that are kept.

    A few signs grow when they are composed, and PostgreSQL takes none too many.
    """
    data = QueryDict(mutable=True)
    for name, values in sent.lists():
        data.setlist(name, [nfc(value) for value in values])
    return data


def words_typed(request: HttpRequest) -> dict[str, str]:
    """What somebody wrote in a form, as far as it is words: no ids, choices or passwords."""
    return {
        name: text
        for name, text in request.POST.items()
        if isinstance(text, str) and " " in text.strip() and "password" not in name
    }


def words_lost(request: HttpRequest, response: HttpResponse) -> dict[str, str]:
    """The words that were typed and that the page of the answer does not show."""
    typed = words_typed(request)
    if not typed:
        return {}
    shown = _comparable(html.unescape(response.content.decode()))
    return {name: text for name, text in typed.items() if _comparable(text) not in shown}


def _comparable(text: str) -> str:
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n").strip())


def _first_error(form: forms.Form) -> str:
    texts = (str(text) for of_field in form.errors.values() for text in of_field)
    return next(texts, _("Nội dung gửi lên chưa đúng."))


def wrong_fields(form: forms.Form, status: int) -> JsonResponse:
    """What is wrong, field by field, for a script to show; the typed text stays there."""
    errors = {name: [str(text) for text in texts] for name, texts in form.errors.items()}
    return JsonResponse({"message": _first_error(form), "errors": errors}, status=status)
