"""Pages of surveys."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sotay.accounts.doors import account_of
from sotay.surveys.forms.checking import TableForm
from sotay.surveys.rules import checking, tables


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Paste a table, see what does not add up. Nothing of it is kept."""
    account_of(request)
    form = TableForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, status=422 if form.errors else 200)
    table = tables.read_table(form.cleaned_data["table"])
    if not table.questions:
        form.add_error("table", checking.no_table())
        return _page(request, form, status=422)
    return _page(request, form, table)


def _page(
    request: HttpRequest, form: TableForm, table: tables.Table | None = None, status: int = 200
) -> HttpResponse:
    findings = checking.check(table) if table else []
    values = {
        "form": form,
        "table": table,
        "findings": findings,
        "summary": checking.summary(table, findings) if table else "",
    }
    return render(request, "surveys/check.html", values, status=status)
