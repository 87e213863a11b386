"""What editors and publishers do: write, give pictures, review, publish, withdraw."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sotay.files.names import names_as_sent
from sotay.ledger.receipts import receive_bare
from sotay.news import actions, queries
from sotay.news.forms import (
    AppointForm,
    ArticleForm,
    NewArticleForm,
    PictureForm,
    PinForm,
    PublishForm,
    ReasonForm,
)
from sotay.news.models import Article
from sotay.news.rules.life import Phase
from sotay.news.views.reading import article_page
from sotay.org.doors import person_of_request
from sotay.org.models import Person
from sotay.org.queries import person_for, unit_for
from sotay.policy import Right
from sotay.web.answers import carry_out


@require_GET
def desk(request: HttpRequest, unit_id: int) -> HttpResponse:
    """What waits, what is read, what has ended; the board."""
    page = queries.desk_page(person_of_request(request), unit_id)
    return _desk_page(request, page, AppointForm(people=page.people))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Write an article."""
    person = person_of_request(request)
    page = queries.desk_page(person, unit_id)
    show = partial(_new_page, request, page)
    if request.method != "POST":
        return show(NewArticleForm(initial={"client_id": uuid4()}))
    return carry_out(
        request,
        NewArticleForm(request.POST),
        lambda client_id, **words: actions.write(
            by=person, unit=unit_for(unit_id), words=actions.Words(**words), client_id=client_id
        ),
        to=lambda made: reverse("news:edit", args=[made.pk]),
        again=show,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, article_id: int) -> HttpResponse:
    """Write other words into a draft; its pictures."""
    person, found = _enter(request, article_id, Right.NEWS_WRITE)
    if request.method != "POST":
        given = {name: getattr(found, name) for name in ArticleForm.base_fields}
        return _edit_page(request, person, found, form=ArticleForm(initial=given))
    return carry_out(
        request,
        ArticleForm(request.POST),
        lambda **words: actions.edit(by=person, article=found, words=actions.Words(**words)),
        to=reverse("news:article", args=[article_id]),
        again=lambda wrong: _edit_page(request, person, found, form=wrong),
    )


@require_POST
def pictures(request: HttpRequest, article_id: int) -> HttpResponse:
    """Give the draft a picture."""
    person, found = _enter(request, article_id, Right.NEWS_WRITE)

    def add(file: Any, names: Any, alt: str) -> Any:
        name = names_as_sent([file.name], names)[0]
        return actions.add_picture(by=person, article=found, upload=file, name=name, alt=alt)

    return carry_out(
        request,
        PictureForm(request.POST, request.FILES),
        add,
        to=reverse("news:edit", args=[article_id]),
        again=lambda wrong: _edit_page(request, person, found, picture_form=wrong),
    )


@require_POST
def picture_removal(request: HttpRequest, picture_id: int) -> HttpResponse:
    """Take a picture out of the draft."""
    person = person_of_request(request)
    found = queries.picture_for(person, picture_id)
    return receive_bare(
        request,
        partial(actions.remove_picture, by=person, picture=found),
        to=reverse("news:edit", args=[found.article_id]),
    )


@require_POST
def review(request: HttpRequest, article_id: int) -> HttpResponse:
    """Give the draft to those who publish."""
    return _bare(request, article_id, Right.NEWS_WRITE, actions.submit)


@require_POST
def reopening(request: HttpRequest, article_id: int) -> HttpResponse:
    """Make what was withdrawn a draft again."""
    return _bare(request, article_id, Right.NEWS_WRITE, actions.reopen)


@require_POST
def returning(request: HttpRequest, article_id: int) -> HttpResponse:
    """Give it back to its author, with the reason."""
    return _publisher_s(
        request, article_id, ReasonForm(request.POST), actions.return_for, "return_form"
    )


@require_POST
def publication(request: HttpRequest, article_id: int) -> HttpResponse:
    """Publish now or at an hour."""
    return _publisher_s(
        request, article_id, PublishForm(request.POST), actions.approve, "publish_form"
    )


@require_POST
def withdrawal(request: HttpRequest, article_id: int) -> HttpResponse:
    """Take it from its readers, with the reason."""
    return _publisher_s(
        request, article_id, ReasonForm(request.POST), actions.withdraw, "withdraw_form"
    )


@require_POST
def pinning(request: HttpRequest, article_id: int) -> HttpResponse:
    """Above the others, or no longer."""
    return _publisher_s(request, article_id, PinForm(request.POST), actions.pin, "pin_form")


@require_POST
def seats(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Give somebody a seat on the board."""
    person = person_of_request(request)
    page = queries.desk_page(person, unit_id)
    unit = unit_for(unit_id)
    queries.must(person, Right.NEWS_APPOINT, unit)
    return carry_out(
        request,
        AppointForm(request.POST, people=page.people),
        lambda chief, **who: actions.appoint(
            by=person, unit=unit, person=person_for(who["person"]), chief=chief
        ),
        to=reverse("news:desk", args=[unit_id]),
        again=partial(_desk_page, request, page),
    )


@require_POST
def seat_end(request: HttpRequest, seat_id: int) -> HttpResponse:
    """End a seat."""
    person = person_of_request(request)
    found = queries.seat_for(person, seat_id)
    queries.must(person, Right.NEWS_APPOINT, found.unit)
    return receive_bare(
        request,
        partial(actions.end_seat, by=person, seat=found),
        to=reverse("news:desk", args=[found.unit_id]),
    )


def _enter(request: HttpRequest, article_id: int, right: Right) -> tuple[Person, Article]:
    person = person_of_request(request)
    found = queries.article_for(person, article_id)
    queries.must(person, right, found.unit)
    return person, found


def _bare(
    request: HttpRequest, article_id: int, right: Right, act: Callable[..., Any]
) -> HttpResponse:
    person, found = _enter(request, article_id, right)
    return receive_bare(
        request,
        partial(act, by=person, article=found),
        to=reverse("news:article", args=[article_id]),
    )


def _publisher_s(
    request: HttpRequest,
    article_id: int,
    form: forms.Form,
    act: Callable[..., Any],
    name: str,
) -> HttpResponse:
    """An act of whoever publishes, whose form stands on the article's page under ``name``."""
    person, found = _enter(request, article_id, Right.NEWS_PUBLISH)
    return carry_out(
        request,
        form,
        partial(act, by=person, article=found),
        to=reverse("news:article", args=[article_id]),
        again=lambda wrong: article_page(request, person, found, **{name: wrong}),
    )


def _desk_page(request: HttpRequest, page: queries.DeskPage, form: forms.Form) -> HttpResponse:
    values = {"page": page, "form": form, "Phase": Phase}
    return render(request, "news/desk.html", values)


def _new_page(request: HttpRequest, page: queries.DeskPage, form: forms.Form) -> HttpResponse:
    return render(request, "news/new.html", {"page": page, "form": form})


def _edit_page(
    request: HttpRequest,
    person: Person,
    found: Article,
    *,
    form: forms.Form | None = None,
    picture_form: forms.Form | None = None,
) -> HttpResponse:
    given = {name: getattr(found, name) for name in ArticleForm.base_fields}
    values = {
        "page": queries.article_page(person, found),
        "form": form or ArticleForm(initial=given),
        "picture_form": picture_form or PictureForm(),
        "Phase": Phase,
    }
    return render(request, "news/edit.html", values)
