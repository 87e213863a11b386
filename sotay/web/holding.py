"""Who is signed in and still may not go on.

The screen is locked, the password is another's choice, or the page was opened by somebody who
shared the device before.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.accounts import doors, locking, seats, sharing
from sotay.accounts.sessions import note_seen
from sotay.kernel.refusals import Refusal
from sotay.web import refusal_pages
from sotay.web.answers import see_other, wants_json, words_typed

Handler = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]

LOCKED = 423
OWNER = "X-Account"
"""Header of what a script sends on its own: whose it is. Another's turn does not send it."""


def hold_back(get_response: Handler) -> Handler:
    """Middleware: only the way out of it is open to whoever is held back."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        locking.keep_awake(request, response)
        if seats.of(request).secret:
            account = doors.current(request)
            seats.tell_turn(request, response, str(account.pk) if account else "")
        return response

    def before_view(
        request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        del args, kwargs
        if not getattr(view, "login_required", True) or doors.current(request) is None:
            return None
        if sharing.is_strayed(request):
            doors.sign_out(request)
            return see_other(reverse("accounts:sign_in"))
        if _is_anothers(request):
            return _not_yours()
        if getattr(view, "open_when_held", False):
            return None
        return _held(request)

    # Django reads the hook off the handler: the way a function middleware has one.
    handle.process_view = before_view  # type: ignore[attr-defined]
    return handle


def _held(request: HttpRequest) -> HttpResponseBase | None:
    if locking.is_locked(request):
        return _locked(request)
    if locking.is_touch(request):
        locking.touch(request)
    note_seen(request.session)
    if doors.account_of(request).must_change_password:
        return _change_first(request)
    return None


def _is_anothers(request: HttpRequest) -> bool:
    owner = request.headers.get(OWNER)
    return owner is not None and owner != str(doors.account_of(request).pk)


def _not_yours() -> HttpResponse:
    said = _("Nội dung này của người dùng máy trước; máy giữ lại và gửi khi đến lượt người đó.")
    return JsonResponse({"message": said, "code": "another"}, status=401)


def _locked(request: HttpRequest) -> HttpResponseBase:
    said = _("Màn hình đã khoá vì lâu không dùng. Đồng chí mở khoá bằng mã PIN hoặc mật khẩu.")
    if wants_json(request):
        return JsonResponse({"message": said, "code": "locked"}, status=LOCKED)
    wanted = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
    if words_typed(request):
        refusal = Refusal(said, kept=words_typed(request))
        refusal.status = LOCKED
        return refusal_pages.refused(request, refusal)
    return see_other(f"{reverse('accounts:lock')}?{urlencode({'next': wanted})}")


def _change_first(request: HttpRequest) -> HttpResponseBase | None:
    address = reverse("accounts:password")
    if request.path == address:
        return None
    if wants_json(request):
        said = _("Đồng chí đặt mật khẩu riêng trước đã.")
        return JsonResponse({"message": said, "at": address}, status=403)
    return see_other(f"{address}?{urlencode({'next': request.get_full_path()})}")
