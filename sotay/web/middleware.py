"""What stands around every view: headers, the need to sign in, refusals as pages."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _

from sotay.accounts.doors import current
from sotay.kernel.ids import HIGHEST_ID
from sotay.kernel.refusals import Refusal
from sotay.web import refusal_pages
from sotay.web.answers import see_other, wants_json

Handler = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]

HOST_NAME = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?")

FIXED_HEADERS = {
    "Permissions-Policy": (
        "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), "
        "browsing-topics=(), interest-cohort=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def security_headers(get_response: Handler) -> Handler:
    """Headers that leave a planted script nothing to run and nowhere to send."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", content_policy(request))
        for name, value in FIXED_HEADERS.items():
            response.headers.setdefault(name, value)
        if not response.has_header("Cache-Control") and _has_session(request):
            # Not no-store: that would empty the page on "back", and with it what was typed.
            response["Cache-Control"] = "private, no-cache"
        return response

    return handle


def _has_session(request: HttpRequest) -> bool:
    """Whether the browser shows a session, without asking the database for it."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def content_policy(request: HttpRequest) -> str:
    """The Content-Security-Policy: this host, and its live wire, and nobody else."""
    wire = wire_origin(request)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            f"img-src 'self' data: blob: {wire}",
            f"media-src 'self' blob: {wire}",
            f"connect-src 'self' {wire}",
            f"frame-src 'self' {wire}",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def wire_origin(request: HttpRequest) -> str:
    """Where this browser reaches the live wire: the operator's address, or the next port."""
    if settings.WIRE_URL:
        parts = urlsplit(settings.WIRE_URL)
        # Behind a proxy it is a path of our own host, which 'self' already allows.
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    # Not get_host(): it raises on a name we do not answer to, and this page may say just that.
    host = HOST_NAME.fullmatch(request.headers.get("Host", ""))
    return f"{request.scheme}://{host[1]}:{settings.WIRE_PORT}" if host else ""


def wire_address(request: HttpRequest) -> str:
    """Where this browser reaches the live wire, ending in ``/wire/``."""
    base = (settings.WIRE_URL or wire_origin(request)).rstrip("/")
    return f"{base}/" if base.endswith("/wire") else f"{base}/wire/"


def sign_in_required(get_response: Handler) -> Handler:
    """Every view needs a session unless it is marked ``open_to_all``."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        return get_response(request)

    def before_view(
        request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        del args, kwargs
        if not getattr(view, "login_required", True) or current(request):
            return None
        return _ask_to_sign_in(request)

    # Django reads the hook off the handler: the way a function middleware has one.
    handle.process_view = before_view  # type: ignore[attr-defined]
    return handle


def refusals_to_pages(get_response: Handler) -> Handler:
    """A refusal that a view let rise becomes a page or JSON."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        return get_response(request)

    def before_view(
        request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        del view, args
        # SQLite does not even compare a number that no column holds.
        beyond = any(isinstance(value, int) and value > HIGHEST_ID for value in kwargs.values())
        return refusal_pages.missing(request) if beyond else None

    def on_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refusal):
            return refusal_pages.refused(request, exception)
        return None

    handle.process_view = before_view  # type: ignore[attr-defined]  # as above
    handle.process_exception = on_exception  # type: ignore[attr-defined]  # as above
    return handle


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Off to the sign-in page, which leads back here."""
    if wants_json(request):
        return JsonResponse({"message": _("Đồng chí cần đăng nhập lại.")}, status=401)
    url = f"{settings.LOGIN_URL}?{urlencode({'next': _way_back(request)})}"
    return see_other(url)


def _way_back(request: HttpRequest) -> str:
    """The page to open after signing in: of a write, the page that it was written on."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    page = urlsplit(request.headers.get("Referer", ""))
    return urlunsplit(("", "", page.path, page.query, "")) or "/"
