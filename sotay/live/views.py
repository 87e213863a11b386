"""Tickets to listen with, and changes for a page that missed some."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sotay.accounts.doors import account_of
from sotay.kernel.refusals import Invalid, Missing
from sotay.live import queries, registry
from sotay.live.forms import ChangesForm, topics_asked
from sotay.live.tickets import Ticket, issue, session_mark
from sotay.web.middleware import wire_origin


@never_cache
@require_POST
def tickets(request: HttpRequest) -> JsonResponse:
    """A ticket for every topic asked for that this account may hear; the rest is left out."""
    account = account_of(request)
    # A form's body was read already, by whoever looked for a token in it.
    body = request.body if request.content_type == "application/json" else b""
    allowed = [topic for topic in topics_asked(body) if registry.may_listen(account, topic)]
    session = session_mark(request.session.session_key or "")
    given = {
        topic: issue(Ticket(topic, version, account.pk, session))
        for topic, version in queries.versions_of(allowed).items()
    }
    return JsonResponse({"wire": wire_address(request), "tickets": given})


@never_cache
@require_GET
def changes(request: HttpRequest) -> JsonResponse:
    """The frames after a version; ``gone`` when the page must be read anew."""
    account = account_of(request)
    form = ChangesForm(request.GET)
    if not form.is_valid():
        raise Invalid(_("Trang này hỏi tin mới không đúng cách. Hãy tải lại trang."))
    topic = form.cleaned_data["topic"]
    if not registry.may_listen(account, topic):
        raise Missing(_("Không có nội dung này."))
    frames = queries.changes_after(topic, form.cleaned_data["after"])
    if frames is None:
        return JsonResponse({"topic": topic, "gone": True})
    return JsonResponse({"topic": topic, "frames": frames})


def wire_address(request: HttpRequest) -> str:
    """Where this browser opens its stream: the operator's address, or the next port."""
    base = (settings.WIRE_URL or wire_origin(request)).rstrip("/")
    return f"{base}/" if base.endswith("/wire") else f"{base}/wire/"
