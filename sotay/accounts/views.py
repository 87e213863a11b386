"""Signing in and out."""

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sotay.accounts import actions, doors
from sotay.accounts.forms import SignInForm
from sotay.kernel import clock, dates

WRONG, WAIT = 422, 429


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The page that asks for name and password; the page wanted opens afterwards."""
    if request.method == "GET":
        if doors.current(request):
            return HttpResponseRedirect(safe_next(request, request.GET.get("next", "")))
        return _page(request, SignInForm(initial={"next": request.GET.get("next", "")}))
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=WRONG)
    name, password = form.cleaned_data["name"], form.cleaned_data["password"]
    wait_until = actions.begin_try(name=name)
    if wait_until is not None:
        form.add_error(None, _wait_sentence(wait_until))
        answer = _page(request, form, status=WAIT)
        answer["Retry-After"] = str(int((wait_until - clock.now()).total_seconds()) + 1)
        return answer
    account = doors.account_with(request, name=name, password=password)
    if account is None:
        form.add_error(None, _wrong_sentence())
        return _page(request, form, status=WRONG)
    actions.forget_tries(name=name)
    doors.sign_in(request, account)
    return HttpResponseRedirect(safe_next(request, form.cleaned_data["next"]))


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ask, on GET; end the session, on POST."""
    if request.method == "GET":
        return render(request, "accounts/sign_out.html")
    doors.sign_out(request)
    answer = HttpResponseRedirect("/sign-in/")
    # The next person at this machine must not read old pages with the back button.
    answer["Clear-Site-Data"] = '"cache"'
    return answer


def safe_next(request: HttpRequest, wanted: str) -> str:
    """``wanted`` when it is a page of ours, otherwise the first page."""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else "/"


def _page(request: HttpRequest, form: SignInForm, *, status: int = 200) -> HttpResponse:
    wanted = str(form["next"].value() or "")
    return render(
        request,
        "accounts/sign_in.html",
        {"form": form, "deep": wanted not in ("", "/"), "ways_in": doors.ways_in()},
        status=status,
    )


def _wrong_sentence() -> str:
    return _(
        "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy bấm “Hiện mật khẩu” để xem lại từng chữ: "
        "bộ gõ tiếng Việt hoặc phím viết hoa có thể đã đổi chữ. Nếu quên mật khẩu, đồng chí "
        "nhờ người quản trị của đơn vị đặt lại."
    )


def _wait_sentence(until: datetime) -> str:
    return _(
        "Tên này vừa được thử sai nhiều lần. Đồng chí đợi đến %(hour)s rồi đăng nhập lại; "
        "tài khoản vẫn an toàn và không bị khoá."
    ) % {"hour": dates.hour(until) + until.astimezone(clock.VIETNAM).strftime(":%S")}
