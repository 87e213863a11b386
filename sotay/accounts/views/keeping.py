"""What somebody signs in with, kept by himself: password, short number, devices."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.accounts import actions, doors, locking, passwords, queries, second_step
from sotay.accounts.forms import ChangePasswordForm, FirstPasswordForm, PinForm
from sotay.accounts.queries.pins import has_pin
from sotay.accounts.queries.sessions import devices_of
from sotay.accounts.views.answering import safe_next, see_other, try_form
from sotay.accounts.views.reaching import prove_it


@never_cache
@sensitive_post_parameters("current_password", "password")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password; whoever got it from somebody else comes here first."""
    account = doors.account_of(request)
    has_one = account.has_usable_password()
    if not has_one and not second_step.is_proved(request):
        return prove_it(request)  # with the key, which is all that this account has
    shape = ChangePasswordForm if has_one else FirstPasswordForm
    context = {
        "has_one": has_one,
        "must": account.must_change_password,
        "least": passwords.least_length(has_second_factor=queries.standing_of(account).has_any),
        "strong": passwords.STRONG,
    }
    if request.method == "GET":
        form = shape(initial={"next": request.GET.get("next", "")})
        return render(request, "accounts/password.html", {**context, "form": form})

    def act(password: str, next: str, current_password: str = "") -> HttpResponse:  # noqa: A002 (the field)
        if has_one:
            locking.prove(request, account, password=current_password, field="current_password")
        actions.set_password(
            by=account, account=account, password=password, except_key=request.session.session_key
        )
        doors.go_on_with(request, account)
        messages.success(request, _changed(password) if has_one else _("Đã đặt mật khẩu."))
        return see_other(request, safe_next(request, next or reverse("web:more")))

    return try_form(request, shape(request.POST), act, "accounts/password.html", context)


def _changed(password: str) -> str:
    said = _("Đã đổi mật khẩu (độ mạnh: %(strength)s). Các máy khác đã được đăng xuất.") % {
        "strength": passwords.strength(password)
    }
    if passwords.is_trimmed(password):
        said += " " + _("Dấu cách ở đầu hoặc cuối mật khẩu đã được bỏ.")
    return said


@never_cache
@sensitive_post_parameters("pin", "password")
@require_http_methods(["GET", "POST"])
def pin(request: HttpRequest) -> HttpResponse:
    """Choose a short number, or another one."""
    account = doors.account_of(request)
    context = {"has_pin": has_pin(account), "has_password": account.has_usable_password()}
    if request.method == "GET":
        return render(request, "accounts/pin.html", {**context, "form": PinForm()})

    def act(pin: str, password: str) -> HttpResponse:
        locking.prove(request, account, password=password)
        actions.set_pin(by=account, pin=pin)
        messages.success(request, _("Đã đặt mã PIN. Mã dùng để mở khoá màn hình và đổi người."))
        return see_other(request, reverse("accounts:pin"))

    return try_form(request, PinForm(request.POST), act, "accounts/pin.html", context)


@require_POST
def pin_removal(request: HttpRequest) -> HttpResponse:
    """Have no short number any more."""
    actions.remove_pin(by=doors.account_of(request))
    messages.success(request, _("Đã bỏ mã PIN. Từ nay mở khoá bằng mật khẩu."))
    return see_other(request, reverse("accounts:pin"))


@never_cache
@require_GET
def devices(request: HttpRequest) -> HttpResponse:
    """Where one is signed in."""
    here = request.session.session_key or ""
    found = devices_of(doors.account_of(request), here)
    return render(request, "accounts/devices.html", {"devices": found})


@require_POST
def device_ending(request: HttpRequest, mark: str) -> HttpResponse:
    """Sign out on one of one's devices."""
    account = doors.account_of(request)
    actions.end_session(by=account, mark=mark)
    messages.success(request, _("Đã đăng xuất thiết bị đó."))
    return see_other(request, reverse("accounts:devices"))


@require_POST
def other_devices_ending(request: HttpRequest) -> HttpResponse:
    """Sign out on all of one's devices but this one."""
    account = doors.account_of(request)
    actions.end_sessions(by=account, account=account, except_key=request.session.session_key)
    messages.success(request, _("Đã đăng xuất mọi thiết bị khác; máy này vẫn dùng tiếp."))
    return see_other(request, reverse("accounts:devices"))
