"""The page on which an administrator helps somebody, in person, who has lost the second factor."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sotay.accounts import queries as accounts
from sotay.accounts import second_step
from sotay.accounts.factor_rules import in_groups
from sotay.accounts.views.reaching import prove_it, see_other
from sotay.kernel import clock
from sotay.kernel.refusals import Forbidden
from sotay.org.actions.factors import give_second_step_code, remove_factors
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.org.queries import person_for
from sotay.policy import Right, require


@never_cache
@require_GET
def help_page(request: HttpRequest, person_id: int) -> HttpResponse:
    """What somebody has besides the password, and what can be done for them."""
    _viewer, person = _enter(request, person_id)
    return _page(request, person)


@never_cache
@require_POST
def code(request: HttpRequest, person_id: int) -> HttpResponse:
    """A code for one second step, shown this once."""
    viewer, person = _enter(request, person_id)
    if not second_step.is_proved(request):
        return prove_it(request)
    return _page(request, person, given=give_second_step_code(by=viewer, person=person))


@never_cache
@require_POST
def removal(request: HttpRequest, person_id: int) -> HttpResponse:
    """Take everything but the password; they begin anew."""
    viewer, person = _enter(request, person_id)
    if not second_step.is_proved(request):
        return prove_it(request)
    remove_factors(by=viewer, person=person)
    messages.success(request, _("Đã gỡ lớp bảo vệ của %(name)s.") % {"name": person.full_name})
    return see_other(reverse("org:second_step_help", args=[person_id]))


def _enter(request: HttpRequest, person_id: int) -> tuple[Person, Person]:
    """Who asks, and about whom."""
    viewer = person_of_request(request)
    person = person_for(person_id)
    require(viewer, Right.ORG_FACTORS_HELP, person)
    if viewer.pk == person.pk:
        raise Forbidden(_("Việc này nhờ quản trị khác làm giúp; không tự làm cho mình được."))
    return viewer, person


def _page(request: HttpRequest, person: Person, *, given: str = "") -> HttpResponse:
    standing = accounts.standing_of(person.account) if person.account else None
    context = {
        "person": person,
        "standing": standing,
        "given": in_groups(given),
        "now": clock.now(),
    }
    return render(request, "org/second_step_help.html", context)
