"""Pages of the books: which there are, one of them, printing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sotay.files import kinds
from sotay.files.names import content_disposition
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.doors import person_of_request
from sotay.org.models import Person, Unit
from sotay.papers.queries import layout_today
from sotay.registers import press, queries
from sotay.registers.forms import FilterForm, UploadForm
from sotay.registers.models import Book

_MEDIA_TYPES = {
    "docx": kinds.DOCX.media_type,
    "pdf": kinds.PDF.media_type,
    "xlsx": kinds.XLSX.media_type,
}


@require_GET
def books(request: HttpRequest) -> HttpResponse:
    """The books of every unit whose books this person may look into."""
    person = person_of_request(request)
    values = {"units": queries.books_page(person), "year": clock.today().year}
    return render(request, "registers/books.html", values)


@require_GET
def book(request: HttpRequest, unit_id: int, kind: str) -> HttpResponse:
    """A book of one year, looked for and filtered; what waits to be entered stands above."""
    person, unit = entered(request, unit_id, kind)
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    year = asked.get("year") or clock.today().year
    page = queries.book_page(
        person,
        unit,
        kind,
        year=year,
        words=asked.get("words", ""),
        show=asked.get("show", ""),
        number=asked.get("page") or 1,
    )
    values = {
        "page": page,
        "form": form,
        "asked": bool(asked.get("words") or asked.get("show")),
        "documents": queries.waiting_documents(unit, kind, year) if page.keeps else [],
        "numbers": queries.waiting_numbers(unit, year)
        if page.keeps and kind == Book.Kind.OUTGOING
        else [],
        "upload_form": UploadForm(),
        "forms": press.FORMS,
    }
    return render(request, "registers/book.html", values, status=422 if form.errors else 200)


@require_GET
def printing(request: HttpRequest, unit_id: int, kind: str, form: str) -> HttpResponse:
    """The book of ``?year=`` as the official table (DOCX, PDF) or as a workbook."""
    _person, unit = entered(request, unit_id, kind)
    if form not in press.FORMS:
        raise Missing(_("Không có dạng tệp này."))
    asked = FilterForm(request.GET)
    year = (asked.cleaned_data.get("year") if asked.is_valid() else None) or clock.today().year
    data = press.rendered(
        form,
        queries.rows_of_year(unit, kind, year),
        kind=kind,
        year=year,
        unit=unit.name,
        superior=unit.parent.name if unit.parent else "",
        place=unit.place_name,
        layout=layout_today(),
    )
    name = f"{Book.Kind(kind).label} {year} - {unit.short_name}.{form}"
    answer = HttpResponse(data, content_type=_MEDIA_TYPES[form])
    answer["Content-Disposition"] = content_disposition(name, inline=False)
    return answer


def entered(request: HttpRequest, unit_id: int, kind: str) -> tuple[Person, Unit]:
    """Who asks, and the unit whose book of this kind they may look into.

    Raises:
        Missing: there is no such book for this person.
    """
    person = person_of_request(request)
    if kind not in Book.Kind.values:
        raise Missing(_("Không tìm thấy sổ văn bản này."))
    return person, queries.book_unit_for(person, unit_id)
