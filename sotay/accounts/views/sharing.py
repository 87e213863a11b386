"""One phone for several people: who shares it, whose turn it is."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.accounts import actions, doors, locking, seats, sharing
from sotay.accounts.forms import SitDownForm, TurnForm
from sotay.accounts.queries.pins import has_pin
from sotay.accounts.sessions import mark_of
from sotay.accounts.views.answering import nothing_of_the_last, see_other, try_form
from sotay.accounts.views.marks import open_when_held


@login_not_required
@open_when_held
@never_cache
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Who shares this device; also for whoever has no turn at it."""
    account = doors.current(request)
    return render(
        request,
        "accounts/people.html",
        {
            "places": sharing.places(request),
            "is_shared": sharing.is_shared(request),
            "who": doors.name_of(account) if account else "",
        },
    )


@never_cache
@sensitive_post_parameters("pin")
@require_http_methods(["GET", "POST"])
def seat(request: HttpRequest) -> HttpResponse:
    """Put oneself on this device."""
    account = doors.account_of(request)
    context = {"has_pin": has_pin(account), "who": doors.name_of(account)}
    if request.method == "GET":
        return render(request, "accounts/seat.html", {**context, "form": SitDownForm()})

    def act(pin: str) -> HttpResponse:
        if context["has_pin"]:
            locking.prove_pin(account, mark_of(request.session.session_key or ""), pin)
        else:
            actions.set_pin(by=account, pin=pin)
        device = sharing.sit_down(request, account)
        answer = see_other(request, reverse("accounts:people"))
        seats.keep(answer, device)
        return answer

    return try_form(request, SitDownForm(request.POST), act, "accounts/seat.html", context)


@login_not_required
@open_when_held
@never_cache
@sensitive_post_parameters("pin")
@require_http_methods(["GET", "POST"])
def turn(request: HttpRequest, seat_id: int) -> HttpResponse:
    """Take one's turn with the short number."""
    taken = sharing.seat_for(request, seat_id)
    context = {"who": doors.name_of(taken.account), "seat_id": seat_id}
    if request.method == "GET":
        return render(request, "accounts/turn.html", {**context, "form": TurnForm()})

    def act(pin: str) -> HttpResponse:
        sharing.take_turn(request, taken, pin)
        return nothing_of_the_last(see_other(request, "/"))

    return try_form(request, TurnForm(request.POST), act, "accounts/turn.html", context)


@login_not_required
@open_when_held
@require_POST
def newcomer(request: HttpRequest) -> HttpResponse:
    """Somebody else wants to share the device: he signs in with his own password."""
    sharing.rise(request)
    wanted = urlencode({"next": reverse("accounts:seat")})
    return nothing_of_the_last(see_other(request, f"{reverse('accounts:sign_in')}?{wanted}"))


@login_not_required
@open_when_held
@require_POST
def leaving(request: HttpRequest) -> HttpResponse:
    """The device is shared no more; nobody is signed in on it."""
    sharing.leave(request)
    messages.success(request, _("Đã kết thúc dùng chung; mọi người đã được đăng xuất khỏi máy."))
    answer = nothing_of_the_last(see_other(request, reverse("accounts:sign_in")))
    seats.forget(answer)
    return answer
