"""The page on which things are looked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sotay.org.doors import person_of_request
from sotay.search import actions, queries
from sotay.search.forms import SearchForm

_LONGEST_PAGE = 4  # digits


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What is found for the question in the address, among what the reader may read."""
    person = person_of_request(request)
    form = SearchForm(request.GET or None, choices=queries.choices_for(person))
    results, notes = None, []
    if form.is_valid() and form.cleaned_data["words"]:
        results = queries.results_for(
            person, form.cleaned_data["words"], form.chosen, _page_asked(request)
        )
        if results.page == 1 and not form.chosen.narrows:
            notes = queries.own_notes_for(person, form.cleaned_data["words"])
        if results.by_title_only:
            actions.ask_for_an_index()
    values = {
        "form": form,
        "results": results,
        "notes": notes,
        "narrowed": form.is_valid() and form.chosen.narrows,
        "page_address": _page_address(request),
        "words_only": _words_only(request),
    }
    return render(request, "search/search.html", values, status=422 if form.errors else 200)


def _page_asked(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    good = asked.isascii() and asked.isdecimal() and len(asked) <= _LONGEST_PAGE
    return int(asked) if good else 1


def _page_address(request: HttpRequest) -> str:
    """The address of the same question, to which a page's number is added."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return f"{request.path}?{asked.urlencode()}&page="


def _words_only(request: HttpRequest) -> str:
    """The address of the same words, nothing left out."""
    asked = request.GET.copy()
    for name in list(asked):
        if name != "words":
            del asked[name]
    return f"{request.path}?{asked.urlencode()}&past=on"
