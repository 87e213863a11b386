"""What a person reads when something was not done: what happened, what was kept, what next."""

import logging
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.accounts.doors import current
from sotay.kernel.refusals import Refusal
from sotay.web.answers import wants_json, words_typed
from sotay.web.context import bare_context
from sotay.web.look import look_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Explanation:
    """The parts of a refusal that a page shows."""

    title: str
    message: str
    next_step: str
    kept: dict[str, str]
    why: str = ""


# The page that explains rights; an upper folder has it and names it in ``AppConfig.ready``.
_explained_at: list[str] = []


def offer_explanation(url_name: str) -> None:
    """Link every "not there" and "not allowed" to that page, with the address as ``?at=``."""
    _explained_at[:] = [url_name]


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to a refusal that a view let rise."""
    titles = {
        403: _("Đồng chí chưa làm được việc này"),
        404: _("Không tìm thấy trang này"),
        409: _("Nội dung vừa có thay đổi"),
    }
    next_steps = {
        403: _("Nếu cần, đồng chí nhờ bí thư hoặc người quản trị của đơn vị xem lại quyền."),
        404: _("Địa chỉ có thể gõ thiếu, hoặc nội dung không dành cho đồng chí."),
        409: _("Hãy mở lại trang để xem bản mới nhất rồi làm tiếp."),
    }
    explanation = Explanation(
        title=titles.get(refusal.status, _("Việc này chưa thực hiện được")),
        message=str(refusal.message),
        next_step=next_steps.get(refusal.status, _("Hãy quay lại, sửa rồi gửi lại.")),
        kept=refusal.kept or words_typed(request),
        # Of both alike: whether there is something at the address is not said here.
        why=_why(request) if refusal.status in (403, 404) else "",
    )
    return _answer(request, explanation, refusal.status)


def _why(request: HttpRequest) -> str:
    if not _explained_at or current(request) is None:
        return ""
    return f"{reverse(_explained_at[0])}?{urlencode({'at': request.path})}"


def malformed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request is not one of ours (a cut upload, a wrong host name)."""
    del exception
    return _answer(
        request,
        Explanation(
            title=_("Việc này chưa thực hiện được"),
            message=_("Nội dung gửi lên không đầy đủ hoặc quá lớn, nên chưa được nhận."),
            next_step=_("Hãy quay lại trang trước, tải lại trang rồi gửi lại."),
            kept={},
        ),
        400,
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 raised by Django itself."""
    del exception
    return refused(request, _refusal(403, _("Tài khoản này không có quyền làm việc đó.")))


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of the forgery check: nearly always a page left open since another sign-in."""
    logger.info("form refused, %s: %s", reason, request.path)
    return _answer(
        request,
        Explanation(
            title=_("Trang này đã mở quá lâu"),
            message=_("Vì lý do an toàn, nội dung chưa được gửi đi."),
            next_step=_(
                "Hãy quay lại trang trước, tải lại trang rồi gửi lại. Nội dung đồng chí viết "
                "đã được giữ lại trên máy."
            ),
            kept={},
        ),
        403,
        code="forged",
    )


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such address."""
    del exception
    return refused(request, _refusal(404, _("Ở địa chỉ này không có nội dung nào.")))


def broken(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. Uses neither session nor database: they may be what broke."""
    explanation = Explanation(
        title=_("Hệ thống đang bận"),
        message=_("Hệ thống đang bận. Nội dung đồng chí viết đã được giữ lại trên máy."),
        next_step=_("Hãy thử lại sau ít phút."),
        kept={},
    )
    return _answer(request, explanation, 500, bare=True)


def _refusal(status: int, message: str) -> Refusal:
    refusal = Refusal(message)
    refusal.status = status
    return refusal


def _answer(
    request: HttpRequest,
    explanation: Explanation,
    status: int,
    *,
    bare: bool = False,
    code: str = "",
) -> HttpResponse:
    """``code`` tells a script what a status alone does not: "forged" is cured by a new page."""
    if wants_json(request):
        said = {"message": explanation.message, "next": explanation.next_step, "code": code}
        return JsonResponse(said, status=status)
    context: dict[str, Any] = {"explanation": explanation}
    if bare:
        context |= {**bare_context(), "look": look_of(request), "layout": "web/bare.html"}
        return HttpResponse(render_to_string("web/refusal.html", context), status=status)
    context["layout"] = "web/base.html" if current(request) else "web/bare.html"
    return render(request, "web/refusal.html", context, status=status)
