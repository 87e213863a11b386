"""What readers open: the list, an article, and what a device keeps for later."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sotay.files.answers import page_links
from sotay.ledger.receipts import receive, receive_bare
from sotay.news import actions, queries
from sotay.news.forms import CommentForm, PageForm, PinForm, PublishForm, ReasonForm
from sotay.news.models import Article
from sotay.news.pictures import ONLY_PAGE, see_to
from sotay.news.rules.life import Phase
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.web.answers import is_for_later

PACK = "news"


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What is for the reader, the pinned and the newest first."""
    person = person_of_request(request)
    form = PageForm(request.GET)
    number = (form.cleaned_data.get("page") if form.is_valid() else None) or 1
    page = queries.news_page(person, number=number, desks=queries.desks_of(person))
    return render(request, "news/list.html", {"page": page})


@require_GET
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    """One article; from now on it is not new to its reader."""
    person = person_of_request(request)
    found = queries.article_for(person, article_id)
    # A device that fetches it for the hours without a network has not read it.
    if queries.is_read_now(found) and not is_for_later(request):
        actions.note_reading(by=person, article=found)
    return article_page(request, person, found)


@require_POST
def comments(request: HttpRequest, article_id: int) -> HttpResponse:
    """Say something under an article that allows it."""
    person = person_of_request(request)
    found = queries.article_for(person, article_id)
    return receive(
        request,
        CommentForm(request.POST),
        partial(actions.comment, by=person, article=found),
        to=reverse("news:article", args=[article_id]),
        again=lambda wrong: article_page(request, person, found, comment_form=wrong),
    )


@require_POST
def comment_removal(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Take a comment away."""
    person = person_of_request(request)
    found = queries.comment_for(person, comment_id)
    return receive_bare(
        request,
        partial(actions.remove_comment, by=person, comment=found),
        to=reverse("news:article", args=[found.article_id]),
    )


@require_GET
def packs(request: HttpRequest) -> JsonResponse:
    """What a device keeps of the news: ``?whole`` says the pages and pictures, too.

    In the form of a meeting's pack, so that the same script fetches both.
    """
    found = queries.kept_news(person_of_request(request))
    facts: dict[str, Any] = {"meeting": PACK, "mark": found.mark, "at": found.at.isoformat()}
    if "whole" not in request.GET:
        line = {**facts, "url": f"{reverse('news:packs')}?whole"}
        return JsonResponse({"packs": [line]})
    pages = [reverse("news:listing"), *(reverse("news:article", args=[pk]) for pk in found.ids)]
    images = [
        {"url": page_links(request, blob).address(ONLY_PAGE), "bytes": sheet[0].size}
        for blob, sheet in found.pictures
    ]
    return JsonResponse(
        {**facts, "pages": pages, "images": images, "bytes": sum(one["bytes"] for one in images)}
    )


def article_page(
    request: HttpRequest, person: Person, found: Article, **wrong: forms.Form
) -> HttpResponse:
    """The article with the forms of whoever may do something to it."""
    page = queries.article_page(person, found)
    shown = []
    for picture in page.pictures:
        see_to(picture.blob)
        shown.append((picture, page_links(request, picture.blob)))
    values: dict[str, Any] = {
        "page": page,
        "pictures": shown,
        "first": ONLY_PAGE,
        "Phase": Phase,
        "comment_form": CommentForm(),
        "return_form": ReasonForm(prefix=None),
        "withdraw_form": ReasonForm(),
        "publish_form": PublishForm(),
        "pin_form": PinForm(initial={"pinned": page.pinned}),
    }
    return render(request, "news/article.html", {**values, **wrong})
