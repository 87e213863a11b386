"""Coming in with a key of the own device instead of a password."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sotay.accounts import agents, challenges, passkeys, queries
from sotay.accounts.actions.passkeys import FirstKey
from sotay.accounts.views.passkeys import options_page, said_no
from sotay.activation import actions
from sotay.activation.forms import FirstKeyForm
from sotay.activation.views.steps import (
    WRONG,
    Ready,
    first_password_form,
    password_page,
    ready_to_finish,
    welcome,
)
from sotay.kernel.refusals import Refusal
from sotay.org.models import Person
from sotay.web.doors import open_to_all


@open_to_all
@never_cache
@require_GET
def key_options(request: HttpRequest) -> HttpResponse:
    """What a browser is asked so that it makes the first key; for whoever has agreed."""
    ready = ready_to_finish(request)
    if isinstance(ready, HttpResponse):
        message = _("Trang này đã mở quá lâu. Đồng chí bắt đầu lại từ trang đăng nhập.")
        return JsonResponse({"message": message}, status=409)
    name = first_password_form(ready.person)["username"].value()

    def ask(site: passkeys.Site, challenge: str) -> tuple[str, dict[str, Any]]:
        options = passkeys.to_make(site, challenge, username=name, handle=_handle_for(ready.person))
        return challenges.to_come_in(ready.proof.code_id), options

    return options_page(request, ask)


@open_to_all
@never_cache
@require_POST
def key(request: HttpRequest) -> HttpResponse:
    """The key that the device made; then the first page opens."""
    ready = ready_to_finish(request)
    if isinstance(ready, HttpResponse):
        return ready
    form = FirstKeyForm(request.POST)
    if not form.is_valid():
        said = next(str(text) for texts in form.errors.values() for text in texts)
        return _again(request, ready, said, WRONG)
    try:
        made = actions.come_in(
            by=ready.person,
            proof=ready.proof,
            text=ready.text,
            username=form.cleaned_data["username"],
            key=_first_key(request, ready, form.cleaned_data["answer"]),
        )
    except passkeys.NotBelieved as fault:
        return _again(request, ready, said_no(fault), WRONG)
    except Refusal as refusal:
        return _again(request, ready, str(refusal.message), refusal.status)
    answer = welcome(request, made, is_whole=True)
    challenges.take_away(answer)
    return answer


def _first_key(request: HttpRequest, ready: Ready, answer: str) -> FirstKey:
    challenge = challenges.of(request, challenges.to_come_in(ready.proof.code_id))
    return FirstKey(
        name=agents.device_words(request.headers.get("User-Agent", "")),
        handle=_handle_for(ready.person),
        key=passkeys.made(passkeys.site_of(request), challenge, answer),
        challenge=challenge,
    )


def _handle_for(person: Person) -> str:
    """The account's own, or where there is none yet one drawn from the person."""
    if person.account is not None:
        return queries.handle_of(person.account)
    return queries.drawn_handle(f"person:{person.pk}")


def _again(request: HttpRequest, ready: Ready, said: str, status: int) -> HttpResponse:
    form = first_password_form(ready.person)
    return password_page(request, ready.person, form, refusal=said, status=status)
