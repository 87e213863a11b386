"""The first pages: an empty system is set up, and what is left to do is shown."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from sotay.accounts import doors
from sotay.kernel import clock
from sotay.kernel.refusals import Forbidden, Invalid, Missing
from sotay.org import actions, first_code
from sotay.org.doors import person_of_request
from sotay.org.forms.first import FirstForm
from sotay.org.queries import choices, first
from sotay.web.answers import carry_out
from sotay.web.doors import open_to_all


@open_to_all
@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Who has the code of the data folder makes the organisation and signs in to it.

    As soon as anybody has an account, there is nothing here.
    """
    if not first.nobody_yet():
        raise Missing(_("Ở địa chỉ này không có nội dung nào."))
    form = FirstForm(request.POST or None, kinds=choices.top_kind_choices())
    if request.method != "POST":
        return _page(request, form)

    def act(*, code: str, **typed: Any) -> Any:
        if not first_code.is_right(settings.FIRST_CODE, code):
            raise Invalid(
                _("Mã thiết lập chưa đúng. Hãy chép lại mã trên màn hình máy chủ."), field="code"
            )
        account = actions.set_up(**typed)
        first_code.forget(settings.FIRST_CODE)
        doors.sign_in(request, account, then=reverse("org:keeping"))
        return account

    return carry_out(
        request,
        form,
        act,
        # An administrator sets up a second factor before anything else: the sign-in leads there.
        to=reverse("org:keeping"),
        again=lambda wrong: _page(request, wrong),
    )


@require_GET
def keeping(request: HttpRequest) -> HttpResponse:
    """The units that somebody keeps, and how far they have come."""
    person = person_of_request(request)
    page = first.keeping_page(person, clock.today())
    if not page.tops:
        raise Forbidden(_("Trang này dành cho quản trị của đơn vị."))
    return render(request, "org/keeping.html", {"page": page})


def _page(request: HttpRequest, form: Any) -> HttpResponse:
    return render(request, "org/setup.html", {"form": form})
