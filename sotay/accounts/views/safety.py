"""What guards an account, on one page; the app, the sheet of codes, trusted machines."""

import pyotp
import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.accounts import (
    actions,
    challenges,
    devices,
    doors,
    factor_rules,
    passkeys,
    proofs,
    queries,
    sealing,
    second_step,
)
from sotay.accounts.actions.authenticator_apps import add_app, remove_app
from sotay.accounts.actions.recovery_codes import make_recovery_codes
from sotay.accounts.actions.trust import end_trust
from sotay.accounts.forms.factors import AgainForm, AnswerForm, AppForm
from sotay.accounts.hashing import Crowded
from sotay.accounts.models import Account
from sotay.accounts.views.answering import safe_next
from sotay.accounts.views.passkeys import said_no
from sotay.accounts.views.reaching import (
    after_setting_up,
    at_sign_in,
    for_whoever_proved_it,
    for_whoever_sets_up,
    see_other,
)
from sotay.accounts.views.signing import wait_sentence
from sotay.kernel import clock
from sotay.kernel.refusals import Refusal


@never_cache
@require_GET
def safety(request: HttpRequest) -> HttpResponse:
    """Everything that guards one's own account."""
    page = queries.safety_page(doors.account_of(request))
    context = {"page": page, "not_here": passkeys.why_not_here(request)}
    return render(request, "accounts/safety.html", context)


@login_not_required
@never_cache
@require_GET
def set_up(request: HttpRequest) -> HttpResponse:
    """An administrator without a second factor: which one shall it be?"""
    awaited = second_step.awaited(request)
    if awaited is None or not awaited.sets_up:
        return at_sign_in()
    context = {"who": awaited.account.username, "not_here": passkeys.why_not_here(request)}
    return render(request, "accounts/set_up.html", context)


@for_whoever_sets_up
@sensitive_post_parameters("code", "sealed")
@require_http_methods(["GET", "POST"])
def new_app(request: HttpRequest, account: Account) -> HttpResponse:
    """An app with codes: the picture to photograph, and the first code that it shows."""
    if request.method == "GET":
        secret = pyotp.random_base32()
        form = AppForm(initial={"sealed": sealing.close(f"{account.pk}:{secret}")})
        return _app_page(request, account, form, secret)
    form = AppForm(request.POST)
    secret = _secret_in(request.POST.get("sealed", ""), account)
    if not secret:
        # Made for another account or installation, or changed: begin anew.
        messages.error(request, _("Trang này đã cũ. Đồng chí chụp lại hình mới dưới đây."))
        return see_other(request.path)
    if not form.is_valid():
        return _app_page(request, account, form, secret, status=422)
    try:
        add_app(by=account, account=account, secret=secret, code=form.cleaned_data["code"])
    except Refusal as refusal:
        form.add_error("code" if refusal.field == "code" else None, str(refusal.message))
        return _app_page(request, account, form, secret, status=refusal.status)
    messages.success(request, _("Đã thêm ứng dụng tạo mã."))
    return after_setting_up(request, account)


@for_whoever_proved_it
@require_POST
def app_removal(request: HttpRequest, account: Account) -> HttpResponse:
    """Take the app away."""
    remove_app(by=account, account=account)
    messages.success(request, _("Đã bỏ ứng dụng tạo mã."))
    return see_other(reverse("accounts:safety"))


@for_whoever_proved_it
@require_http_methods(["GET", "POST"])
def recovery_codes(request: HttpRequest, account: Account) -> HttpResponse:
    """The sheet of codes: what it is for, on GET; a new one, shown this once, on POST."""
    wanted = request.POST if request.method == "POST" else request.GET
    then = safe_next(request, wanted.get("next", ""))
    if request.method == "GET":
        page = queries.safety_page(account)
        return render(request, "accounts/recovery_codes.html", {"page": page, "then": then})
    fresh = make_recovery_codes(by=account, account=account)
    context = {
        "codes": [factor_rules.in_groups(code) for code in fresh],
        "made_at": clock.now(),
        "username": account.username,
        "then": then if then != "/" else reverse("accounts:safety"),
    }
    return render(request, "accounts/recovery_sheet.html", context)


@for_whoever_proved_it
@require_POST
def trust_ending(request: HttpRequest, account: Account, device_id: int) -> HttpResponse:
    """Ask a trusted machine for the second step again."""
    end_trust(by=account, account=account, device_id=device_id)
    messages.success(request, _("Lần sau máy đó sẽ được hỏi đủ hai bước."))
    return see_other(reverse("accounts:safety"))


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Show once more who you are, by password."""
    account = doors.account_of(request)
    if request.method == "GET":
        return _again_page(request, AgainForm(initial={"next": request.GET.get("next", "")}))
    form = AgainForm(request.POST)
    if not form.is_valid():
        return _again_page(request, form, status=422)
    try:
        opened = doors.account_with(
            name=account.username,
            password=form.cleaned_data["password"],
            device=devices.of(request),
        )
    except Crowded as crowded:
        form.add_error(None, str(crowded.message))
        return _again_page(request, form, status=crowded.status)
    except doors.MustWait as wait:
        form.add_error(None, wait_sentence(wait))
        return _again_page(request, form, status=429)
    if opened.account is None or opened.account.pk != account.pk:
        form.add_error(
            "password", _("Mật khẩu chưa đúng. Đồng chí bấm “Hiện mật khẩu” để xem lại.")
        )
        return _again_page(request, form, status=422)
    actions.forget_tries(tried=opened.tried)
    second_step.note_proof(request)
    return see_other(safe_next(request, form.cleaned_data["next"]))


@never_cache
@require_POST
def again_passkey(request: HttpRequest) -> HttpResponse:
    """The same, by passkey."""
    account = doors.account_of(request)
    form = AnswerForm(request.POST)
    page = AgainForm(initial={"next": request.POST.get("next", "")})
    if not form.is_valid():
        said = next(str(text) for texts in form.errors.values() for text in texts)
        return _again_page(request, page, status=422, refusal=said)
    purpose = challenges.again(account.pk)
    try:
        proofs.prove_with_passkey(request, account, form.cleaned_data["answer"], purpose=purpose)
    except passkeys.NotBelieved as fault:
        return _again_page(request, page, status=422, refusal=said_no(fault))
    except Refusal as refusal:
        return _again_page(request, page, status=refusal.status, refusal=str(refusal.message))
    second_step.note_proof(request)
    answer = see_other(safe_next(request, form.cleaned_data["next"]))
    challenges.take_away(answer)
    return answer


def _again_page(
    request: HttpRequest, form: AgainForm, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    standing = queries.standing_of(doors.account_of(request))
    context = {"form": form, "has_passkey": standing.has_passkey, "refusal": refusal}
    return render(request, "accounts/again.html", context, status=status)


def _secret_in(sealed: str, account: Account) -> str:
    """The secret that this page was made with; empty when it was made for somebody else."""
    try:
        owner, _colon, secret = sealing.open_sealed(sealed).partition(":")
    except (sealing.Broken, ValueError):
        return ""
    return secret if owner == str(account.pk) else ""


def _app_page(
    request: HttpRequest, account: Account, form: AppForm, secret: str, *, status: int = 200
) -> HttpResponse:
    address = pyotp.TOTP(secret).provisioning_uri(name=account.username, issuer_name=_("Sổ Tay"))
    picture = segno.make(address, error="m").svg_data_uri(border=2, dark="#000", light="#fff")
    context = {
        "secret": factor_rules.in_groups(secret),
        "form": form,
        "picture": picture,
        "address": address,
    }
    return render(request, "accounts/new_app.html", context, status=status)
