"""The step after the password: a code, a passkey, or back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sotay.accounts import challenges, devices, doors, factor_rules, passkeys, proofs, queries
from sotay.accounts import second_step as step
from sotay.accounts.forms.factors import AnswerForm, CodeForm
from sotay.accounts.hashing import Crowded
from sotay.accounts.second_step import Awaited
from sotay.accounts.views.passkeys import said_no
from sotay.accounts.views.reaching import at_sign_in, see_other
from sotay.kernel import clock, dates
from sotay.kernel.refusals import Refusal


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """The ways of showing a second factor; a code is shown by POST."""
    awaited = step.awaited(request)
    if awaited is None:
        return at_sign_in()
    if awaited.sets_up:
        return see_other(reverse("accounts:set_up"))
    if request.method == "GET":
        return _page(request, awaited, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, awaited, form, status=422)
    device = devices.of(request)
    try:
        is_right = proofs.is_right_code(
            awaited.account,
            form.cleaned_data["code"],
            bucket=device.bucket_for(awaited.known_as),
        )
    except Crowded as crowded:
        form.add_error(None, str(crowded.message))
        return _page(request, awaited, form, status=crowded.status)
    except doors.MustWait as wait:
        form.add_error(None, _wait_sentence(wait))
        answer = _page(request, awaited, form, status=429)
        answer["Retry-After"] = str(int((wait.until - clock.now()).total_seconds()) + 1)
        return answer
    if not is_right:
        form.add_error("code", _wrong_sentence())
        return _page(request, awaited, form, status=422)
    return _finish(request, awaited, trusts=form.cleaned_data["trust"])


@login_not_required
@never_cache
@require_POST
def second_step_passkey(request: HttpRequest) -> HttpResponse:
    """Show a passkey as the second factor."""
    awaited = step.awaited(request)
    if awaited is None or awaited.sets_up:
        return at_sign_in()
    form = AnswerForm(request.POST)
    shown = CodeForm(initial={"trust": request.POST.get("trust")})
    shown.cleaned_data = {}
    if not form.is_valid():
        return _page(request, awaited, shown, status=422, refusal=_first_error(form))
    purpose = challenges.second_step(awaited.account.pk)
    answer = form.cleaned_data["answer"]
    try:
        proofs.prove_with_passkey(request, awaited.account, answer, purpose=purpose)
    except passkeys.NotBelieved as fault:
        return _page(request, awaited, shown, status=422, refusal=said_no(fault))
    except Refusal as refusal:
        return _page(request, awaited, shown, status=refusal.status, refusal=str(refusal.message))
    return _finish(request, awaited, trusts=form.cleaned_data["trust"])


@login_not_required
@never_cache
@require_POST
def second_step_cancel(request: HttpRequest) -> HttpResponse:
    """Not me, or not now: forget who was awaited."""
    step.forget(request)
    return at_sign_in()


def _finish(request: HttpRequest, awaited: Awaited, *, trusts: bool) -> HttpResponse:
    knowing = proofs.finish(request, awaited, device=devices.of(request), trusts=trusts)
    left = queries.recovery_codes_left(awaited.account)
    if left <= factor_rules.FEW_CODES:
        messages.warning(request, _few_codes_sentence(left))
    answer = see_other(awaited.then)
    devices.keep(answer, knowing)
    challenges.take_away(answer)
    return answer


def _page(
    request: HttpRequest,
    awaited: Awaited,
    form: CodeForm,
    *,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    standing = queries.standing_of(awaited.account)
    context = {"form": form, "who": awaited.account.username, "standing": standing}
    return render(
        request, "accounts/second_step.html", {**context, "refusal": refusal}, status=status
    )


def _first_error(form: AnswerForm) -> str:
    return next(str(text) for texts in form.errors.values() for text in texts)


def _few_codes_sentence(left: int) -> str:
    if not left:
        return _(
            "Đồng chí chưa có mã dự phòng nào. Hãy mở “Thêm → Bảo mật đăng nhập” để lập và in một "
            "tờ, phòng khi mất điện thoại."
        )
    return ngettext(
        "Chỉ còn %(num)s mã dự phòng. Hãy mở “Thêm → Bảo mật đăng nhập” để in tờ mới.",
        "Chỉ còn %(num)s mã dự phòng. Hãy mở “Thêm → Bảo mật đăng nhập” để in tờ mới.",
        left,
    ) % {"num": left}


def _wrong_sentence() -> str:
    return _(
        "Mã chưa đúng, hoặc đã dùng rồi. Mã trên ứng dụng đổi sau mỗi 30 giây: đồng chí nhập mã "
        "đang hiện. Mã trên tờ giấy mỗi mã chỉ dùng một lần."
    )


def _wait_sentence(wait: doors.MustWait) -> str:
    hour = dates.hour(wait.until) + wait.until.astimezone(clock.VIETNAM).strftime(":%S")
    return _(
        "Mã vừa được thử sai nhiều lần. Đồng chí đợi đến %(hour)s rồi nhập lại; tài khoản vẫn an "
        "toàn và không bị khoá."
    ) % {"hour": hour}
