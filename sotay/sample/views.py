"""Being somebody without a password: in the demo's process and nowhere else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sotay.accounts import doors
from sotay.kernel.refusals import Missing
from sotay.sample import queries
from sotay.web.answers import see_other
from sotay.web.doors import open_to_all


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def try_roles(request: HttpRequest) -> HttpResponse:
    """The kinds of people as big buttons; one tap signs in as one of them.

    Raises:
        Missing: this is no demo. The address does not exist there either; this is the
            second lock, should somebody mount it.
    """
    if not settings.DEMO:
        raise Missing("Trang này không có.")
    if request.method == "POST":
        person = queries.role_account(request.POST.get("role", ""))
        assert person.account is not None
        doors.sign_out(request)
        doors.sign_in(request, person.account, is_whole=True)
        return see_other("/")
    return render(request, "sample/try.html", {"roles": queries.role_lines()})
