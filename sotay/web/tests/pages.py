"""Addresses for the tests of middleware and refusals: the web's own, and ones that refuse."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.web.doors import open_to_all
from sotay.web.tests.gallery import gallery_html


def missing(request: HttpRequest) -> HttpResponse:
    raise Missing("Không có buổi họp này.")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise Forbidden("Chỉ thư ký ghi được biên bản.")


def invalid(request: HttpRequest) -> HttpResponse:
    raise Invalid("Giờ họp đã qua.")


def conflict(request: HttpRequest) -> HttpResponse:
    raise Conflict("Đồng chí Bình vừa đóng buổi họp.", kept={"text": "Đề nghị <b>thêm</b> đèn."})


def denied(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("secret detail")


def private(request: HttpRequest) -> HttpResponse:
    return HttpResponse("private")


@open_to_all
def public(request: HttpRequest) -> HttpResponse:
    return HttpResponse("public")


def gallery(request: HttpRequest) -> HttpResponse:
    return HttpResponse(gallery_html(request))


urlpatterns = [
    path("", include("sotay.accounts.urls")),
    path("", include("sotay.activation.urls")),
    path("", include("sotay.org.urls")),
    path("", include("sotay.web.urls")),
    *(
        path(f"{view.__name__}/", view)
        for view in (
            missing,
            forbidden,
            invalid,
            conflict,
            denied,
            broken,
            private,
            public,
            gallery,
        )
    ),
]

handler400 = "sotay.web.refusal_pages.malformed"
handler403 = "sotay.web.refusal_pages.forbidden"
handler404 = "sotay.web.refusal_pages.missing"
handler500 = "sotay.web.refusal_pages.broken"
