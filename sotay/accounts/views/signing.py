"""Signing in and out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sotay.accounts import devices, doors, second_step, sharing
from sotay.accounts.forms import SignInForm
from sotay.accounts.hashing import Crowded
from sotay.accounts.views.answering import safe_next, wants_json
from sotay.kernel import clock, dates

WRONG, WAIT, CROWDED = 422, 429, 503


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The page that asks for name and password; the page wanted opens afterwards."""
    if request.method == "GET":
        if second_step.awaited(request):
            return HttpResponseRedirect(reverse("accounts:second_step"))
        if doors.current(request):
            return HttpResponseRedirect(safe_next(request, request.GET.get("next", "")))
        return sign_in_page(request, SignInForm(initial={"next": request.GET.get("next", "")}))
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _refused(request, form, status=WRONG)
    name, password = form.cleaned_data["name"], form.cleaned_data["password"]
    device = devices.of(request)
    try:
        opened = doors.account_with(name=name, password=password, device=device)
    except Crowded as crowded:
        form.add_error(None, str(crowded.message))
        return _refused(request, form, status=CROWDED, again_after=crowded.again_after)
    except doors.MustWait as wait:
        form.add_error(None, wait_sentence(wait))
        seconds = int((wait.until - clock.now()).total_seconds()) + 1
        return _refused(request, form, status=WAIT, again_after=seconds)
    if opened.account is None:
        form.add_error(None, _wrong_sentence())
        answer = _refused(request, form, status=WRONG)
        devices.keep(answer, device.after_wrong(opened.tried.name_key))
        return answer
    then = safe_next(request, form.cleaned_data["next"])
    if not doors.sign_in(request, opened.account, opened.tried, then=then):
        return _open(request, reverse("accounts:second_step"))
    if opened.was_trimmed:
        messages.info(request, _("Mật khẩu vừa nhập thừa dấu cách ở đầu hoặc cuối; đã bỏ qua."))
    answer = _open(request, then)
    devices.keep(answer, device.after_right(opened.tried.name_key))
    return answer


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ask, on GET; end the session, on POST."""
    if request.method == "GET":
        return render(request, "accounts/sign_out.html")
    sharing.stand_up(request)
    doors.sign_out(request)
    answer = HttpResponseRedirect("/sign-in/")
    # The next person at this machine must not read old pages with the back button.
    answer["Clear-Site-Data"] = '"cache"'
    return answer


def _open(request: HttpRequest, at: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"at": at}, status=201)
    return HttpResponseRedirect(at)


def _refused(
    request: HttpRequest, form: SignInForm, *, status: int, again_after: int | None = None
) -> HttpResponse:
    """Why not, for the page's script or as the page again; ``again_after`` is in seconds."""
    answer: HttpResponse
    if wants_json(request):
        said = [str(text) for texts in form.errors.values() for text in texts]
        answer = JsonResponse({"message": " ".join(said)}, status=status)
    else:
        answer = sign_in_page(request, form, status=status)
    if again_after is not None:
        answer["Retry-After"] = str(again_after)
    return answer


def sign_in_page(
    request: HttpRequest, form: SignInForm, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """The page; ``refusal`` says why something else than the form was not enough."""
    wanted = str(form["next"].value() or "")
    return render(
        request,
        "accounts/sign_in.html",
        {
            "form": form,
            "deep": wanted not in ("", "/"),
            "is_shared_device": bool(sharing.places(request)),
            "ways_in": doors.ways_in(),
            "refusal": refusal,
        },
        status=status,
    )


def _wrong_sentence() -> str:
    return _(
        "Tên, số hoặc mật khẩu chưa đúng. Hãy bấm “Hiện mật khẩu” để xem lại từng chữ: "
        "bộ gõ tiếng Việt hoặc phím viết hoa có thể đã đổi chữ. Nếu quên mật khẩu, đồng chí "
        "nhờ người quản trị của đơn vị đặt lại."
    )


def wait_sentence(wait: doors.MustWait) -> str:
    """Until when, and that nothing is lost."""
    hour = dates.hour_with_seconds(wait.until)
    if wait.by_device:
        return _(
            "Máy này vừa thử sai nhiều tên khác nhau. Đồng chí đợi đến %(hour)s rồi đăng nhập "
            "lại; không tài khoản nào bị khoá."
        ) % {"hour": hour}
    return _(
        "Tên này vừa được thử sai nhiều lần. Đồng chí đợi đến %(hour)s rồi đăng nhập lại; "
        "tài khoản vẫn an toàn và không bị khoá."
    ) % {"hour": hour}
