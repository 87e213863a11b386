"""Tickets to listen with, and changes for a page that missed some."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sotay.accounts.doors import account_of
from sotay.accounts.models import Account
from sotay.kernel.refusals import Invalid, Missing
from sotay.live import queries, registry, snapshots
from sotay.live.actions import want
from sotay.live.forms import ChangesForm, TopicForm, topics_asked
from sotay.live.handing import tickets_for

# Frames given one by one: past these the whole topic is the smaller answer.
MOST_FRAMES = 30


@never_cache
@require_POST
def tickets(request: HttpRequest) -> JsonResponse:
    """A ticket for every topic asked for that this account may hear; the rest is left out."""
    account = account_of(request)
    # A form's body was read already, by whoever looked for a token in it.
    body = request.body if request.content_type == "application/json" else b""
    allowed = [topic for topic in topics_asked(body) if registry.may_listen(account, topic)]
    if rare := [topic for topic in allowed if registry.is_rare(topic)]:
        want(topics=rare)
    return JsonResponse(tickets_for(request, queries.versions_of(allowed)))


@never_cache
@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """The frames after a version; where they are too many or gone, the whole topic.

    ``gone`` when the page must be read anew.
    """
    account = account_of(request)
    form = ChangesForm(request.GET)
    if not form.is_valid():
        raise Invalid(_("Trang này hỏi tin mới không đúng cách. Hãy tải lại trang."))
    topic = _topic_heard(account, form)
    frames = queries.changes_after(topic, form.cleaned_data["after"])
    if frames is None or len(frames) > MOST_FRAMES:
        snapshot = snapshots.snapshot_of(topic)
        if snapshot is not None:
            return _sent_whole(request, snapshot)
    if frames is None:
        return JsonResponse({"topic": topic, "gone": True})
    return JsonResponse({"topic": topic, "frames": frames})


@never_cache
@require_GET
def whole(request: HttpRequest) -> HttpResponse:
    """A topic's whole state: for a page whose stream brought none, and for boards."""
    form = TopicForm(request.GET)
    if not form.is_valid():
        raise Invalid(_("Trang này hỏi tin mới không đúng cách. Hãy tải lại trang."))
    topic = _topic_heard(account_of(request), form)
    snapshot = snapshots.snapshot_of(topic)
    if snapshot is None:
        return JsonResponse({"topic": topic, "gone": True})
    return _sent_whole(request, snapshot)


def _topic_heard(account: Account, form: TopicForm) -> str:
    topic: str = form.cleaned_data["topic"]
    if not registry.may_listen(account, topic):
        raise Missing(_("Không có nội dung này."))
    return topic


def _sent_whole(request: HttpRequest, snapshot: snapshots.Snapshot) -> HttpResponse:
    """The snapshot as JSON, to the browser and, for those who come next, to the wires."""
    snapshots.tell_wires(snapshot)
    answer = HttpResponse(snapshot.data, content_type="application/json")
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        answer.content = snapshot.packed
        answer["Content-Encoding"] = "gzip"
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer
