"""Passkeys: what a browser is asked, signing in with one, adding, naming and removing."""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.accounts import (
    agents,
    challenges,
    devices,
    doors,
    passkeys,
    proofs,
    queries,
    second_step,
)
from sotay.accounts.actions.passkeys import add_passkey, remove_passkey, rename_passkey
from sotay.accounts.forms import SignInForm
from sotay.accounts.forms.factors import AnswerForm, KeyNameForm, NewKeyForm
from sotay.accounts.models import Account
from sotay.accounts.views.answering import safe_next
from sotay.accounts.views.reaching import (
    after_setting_up,
    for_whoever_proved_it,
    for_whoever_sets_up,
    see_other,
)
from sotay.accounts.views.signing import sign_in_page
from sotay.kernel.refusals import Invalid, Refusal

logger = logging.getLogger(__name__)


@login_not_required
@never_cache
@require_GET
def passkey_options(request: HttpRequest) -> HttpResponse:
    """What a browser is asked so that it shows a passkey: to sign in, as the second step, again."""

    def ask(site: passkeys.Site, challenge: str) -> tuple[str, dict[str, Any]]:
        awaited, account = second_step.awaited(request), doors.current(request)
        if awaited is not None:
            known = queries.keys_of(awaited.account)
            purpose = challenges.second_step(awaited.account.pk)
            return purpose, passkeys.to_show(site, challenge, known)
        if account is not None:
            known = queries.keys_of(account)
            return challenges.again(account.pk), passkeys.to_show(site, challenge, known)
        return challenges.SIGN_IN, passkeys.to_show(site, challenge)

    return options_page(request, ask)


@login_not_required
@never_cache
@require_POST
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone."""
    then = safe_next(request, request.POST.get("next", ""))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _not_in(request, then, _first_error(form), 422)
    try:
        account = proofs.sign_in_with_passkey(request, form.cleaned_data["answer"])
    except passkeys.NotBelieved as fault:
        return _not_in(request, then, said_no(fault), 422)
    except Refusal as refusal:
        return _not_in(request, then, str(refusal.message), refusal.status)
    answer = see_other(then)
    devices.keep(answer, devices.of(request).after_right(account.name_key))
    challenges.take_away(answer)
    return answer


@for_whoever_sets_up
@require_GET
def new_passkey_options(request: HttpRequest, account: Account) -> HttpResponse:
    """What a browser is asked so that it makes a passkey."""

    def ask(site: passkeys.Site, challenge: str) -> tuple[str, dict[str, Any]]:
        known = queries.keys_of(account)
        handle = queries.handle_of(account)
        options = passkeys.to_make(
            site, challenge, username=account.username, handle=handle, known=known
        )
        return challenges.to_add(account.pk), options

    return options_page(request, ask)


@for_whoever_sets_up
@require_http_methods(["GET", "POST"])
def new_passkey(request: HttpRequest, account: Account) -> HttpResponse:
    """A passkey for this machine: the page, and keeping what the browser made."""
    if request.method == "GET":
        form = NewKeyForm(
            initial={"name": agents.device_words(request.headers.get("User-Agent", ""))}
        )
        return _new_key_page(request, form)
    form = NewKeyForm(request.POST)
    if not form.is_valid():
        return _new_key_page(request, form, status=422)
    try:
        challenge = challenges.of(request, challenges.to_add(account.pk))
        site = passkeys.site_of(request)
        add_passkey(
            by=account,
            account=account,
            name=form.cleaned_data["name"],
            handle=queries.handle_of(account),
            key=passkeys.made(site, challenge, form.cleaned_data["answer"]),
            challenge=challenge,
        )
    except passkeys.NotBelieved as fault:
        form.add_error(None, said_no(fault))
        return _new_key_page(request, form, status=422)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return _new_key_page(request, form, status=refusal.status)
    messages.success(request, _("Đã thêm khóa đăng nhập cho máy này."))
    answer = after_setting_up(request, account)
    challenges.take_away(answer)
    return answer


@for_whoever_proved_it
@require_POST
def passkey_name(request: HttpRequest, account: Account, passkey_id: int) -> HttpResponse:
    """Give a passkey another name."""
    queries.own_key(account, passkey_id)
    form = KeyNameForm(request.POST)
    if not form.is_valid():
        raise Invalid(next(str(text) for texts in form.errors.values() for text in texts))
    rename_passkey(
        by=account, account=account, passkey_id=passkey_id, name=form.cleaned_data["name"]
    )
    return see_other(reverse("accounts:safety"))


@for_whoever_proved_it
@require_POST
def passkey_removal(request: HttpRequest, account: Account, passkey_id: int) -> HttpResponse:
    """Take a passkey away."""
    remove_passkey(by=account, account=account, passkey_id=passkey_id)
    messages.success(
        request, _("Đã bỏ khóa. Máy đó có thể vẫn hiện khóa cũ, nhưng không vào được nữa.")
    )
    return see_other(reverse("accounts:safety"))


def said_no(fault: passkeys.NotBelieved) -> str:
    """What a person reads; why goes to the log, where it tells no stranger anything."""
    logger.info("passkey not believed: %s", fault)
    return _(
        "Khóa này chưa dùng được: có thể đã quá 5 phút, hoặc khóa đã bị bỏ khỏi tài khoản. Đồng "
        "chí bấm nút lần nữa; nếu vẫn không được, hãy dùng cách khác."
    )


def options_page(
    request: HttpRequest, ask: Callable[[passkeys.Site, str], tuple[str, dict[str, Any]]]
) -> HttpResponse:
    """What ``ask`` makes of the site and a new challenge (purpose, options), for the script."""
    try:
        site = passkeys.site_of(request)
    except passkeys.NotHere as refusal:
        return JsonResponse({"message": str(refusal.message)}, status=refusal.status)
    challenge = passkeys.new_challenge()
    purpose, options = ask(site, challenge)
    answer = JsonResponse(options)
    challenges.give(answer, challenge, purpose)
    return answer


def _new_key_page(request: HttpRequest, form: NewKeyForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "not_here": passkeys.why_not_here(request)}
    return render(request, "accounts/new_passkey.html", context, status=status)


def _not_in(request: HttpRequest, then: str, refusal: str, status: int) -> HttpResponse:
    form = SignInForm(initial={"next": then})
    return sign_in_page(request, form, status=status, refusal=refusal)


def _first_error(form: AnswerForm) -> str:
    return next(str(text) for texts in form.errors.values() for text in texts)
