"""What a phone keeps of a meeting before it comes to the hall."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from sotay.files.answers import page_links
from sotay.kernel import clock
from sotay.meetings import queries
from sotay.meetings.queries.packs import Pack
from sotay.meetings.views.papers import LARGE
from sotay.org.doors import person_of_request

TABS = ("overview", "agenda", "opinions", "papers", "note")
RUNNING = ("desk", "field_desk")


@require_GET
def pack(request: HttpRequest, meeting_id: int) -> JsonResponse:
    """Everything to keep of one meeting: pages of the site, and pictures with their bytes.

    The path of a picture never changes, its ``key`` does: keep it under the path alone.
    """
    found = queries.pack_for(person_of_request(request), meeting_id)
    images = list(_images(request, found))
    return JsonResponse(
        {
            **_facts(found),
            "pages": list(_pages(found)),
            "images": images,
            "bytes": sum(image["bytes"] for image in images),
            # The pictures of a paper that has just come are still being made.
            "drawn": all(paper.sizes or not paper.has_pages for paper in found.papers),
        }
    )


@require_GET
def packs(request: HttpRequest) -> JsonResponse:
    """The packs of one's own meetings of the next days, and of those that go on."""
    lines = [
        {
            **_facts(found),
            "url": reverse("meetings:pack", args=[found.meeting.pk]),
            "title": found.meeting.title,
        }
        for found in queries.packs_of(person_of_request(request))
    ]
    return JsonResponse({"packs": lines})


def _facts(found: Pack) -> dict[str, Any]:
    return {
        "meeting": found.meeting.pk,
        "mark": found.mark,
        "at": found.at.isoformat(),
        "starts_at": found.meeting.starts_at.astimezone(clock.VIETNAM).isoformat(),
    }


def _pages(found: Pack) -> Iterator[str]:
    for tab in (*TABS, *(RUNNING if found.runs else ())):
        yield reverse(f"meetings:{tab}", args=[found.meeting.pk])
    for paper in found.papers:
        address = reverse("meetings:paper", args=[found.meeting.pk, paper.id])
        yield address
        if paper.has_pages:
            yield f"{address}?text={LARGE}"
        if paper.sizes:  # everything is made of it
            yield f"{address}words/?of={paper.blob.sha256[:16]}"


def _images(request: HttpRequest, found: Pack) -> Iterator[dict[str, Any]]:
    """The small pictures: on a phone the large ones would cost three times as much."""
    for paper in found.papers:
        links = page_links(request, paper.blob)
        for number, size in paper.sizes.items():
            yield {"url": links.address(number), "bytes": size}
