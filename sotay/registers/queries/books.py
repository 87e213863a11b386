"""A book as its reader sees it: lines by year, looked for, filtered, with what became of them."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from sotay.documents.queries import types_today
from sotay.kernel import clock
from sotay.kernel.text import fold
from sotay.org.models import Person, Unit
from sotay.papers.queries import units_with
from sotay.policy import Right, may
from sotay.registers.models import Book, Forwarding, Line
from sotay.registers.rules.rows import LineRow, SentLine
from sotay.tasks.queries import TaskLine, lines_for

PAGE = 50
DUE, STRUCK = "due", "struck"


@dataclass(frozen=True)
class BookPage:
    """A page of a book of one year, the latest line first."""

    unit_id: int
    unit: str
    kind: str
    kind_name: str
    year: int
    years: list[int]
    lines: list[LineRow]
    count: int
    number: int
    pages: int
    keeps: bool


@dataclass(frozen=True)
class UnitBooks:
    """The books of one unit: kind, year, lines."""

    unit_id: int
    unit: str
    books: list[tuple[str, str, int, int]]


def books_page(person: Person) -> list[UnitBooks]:
    """The units whose books are open to ``person``, with the books of the last years."""
    ids = units_with(person, Right.REGISTERS_SEE)
    units = Unit.objects.filter(pk__in=ids, ends__isnull=True).order_by("code")
    books: dict[int, list[tuple[str, str, int, int]]] = {}
    for book in Book.objects.filter(unit__in=ids).order_by("-year", "kind"):
        line = (book.kind, book.get_kind_display(), book.year, book.next_value - 1)
        books.setdefault(book.unit_id, []).append(line)
    return [UnitBooks(unit.pk, unit.name, books.get(unit.pk, [])) for unit in units]


def book_page(
    person: Person,
    unit: Unit,
    kind: str,
    *,
    year: int,
    words: str = "",
    show: str = "",
    number: int = 1,
) -> BookPage:
    """One page of the book; ``words`` are looked for without tone marks in every column.

    Args:
        show: ``"due"`` leaves those with a deadline whose work is not done, ``"struck"`` those
            that were struck; anything else shows all.
        number: which page, from 1; beyond the last it is the last.
    """
    today = clock.today()
    rows = _lines(unit, kind, year)
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    if show == STRUCK:
        rows = rows.filter(struck_at__isnull=False)
    elif show == DUE:
        rows = rows.filter(struck_at=None).filter(
            Q(due_on__isnull=False) | Q(forwardings__task__isnull=False)
        )
        rows = rows.exclude(forwardings__task__updates__state__in=("done", "cancelled")).distinct()
    count = rows.count()
    pages = max(1, -(-count // PAGE))
    at = min(max(1, number), pages)
    shown = _rows(rows.order_by("-value")[(at - 1) * PAGE : at * PAGE])
    known = Book.objects.filter(unit=unit, kind=kind).values_list("year", flat=True)
    return BookPage(
        unit_id=unit.pk,
        unit=unit.name,
        kind=kind,
        kind_name=str(Book.Kind(kind).label),
        year=year,
        years=sorted({*known, today.year, year}, reverse=True),
        lines=shown,
        count=count,
        number=at,
        pages=pages,
        keeps=may(person, Right.REGISTERS_KEEP, unit),
    )


def rows_of_year(unit: Unit, kind: str, year: int) -> list[LineRow]:
    """The whole book of a year, in the order of its numbers, to be printed."""
    return _rows(_lines(unit, kind, year).order_by("value"))


def row_of(line: Line) -> LineRow:
    """One line that ``line_for`` found, as a row."""
    return _rows(Line.objects.filter(pk=line.pk))[0]


def _lines(unit: Unit, kind: str, year: int) -> QuerySet[Line]:
    return Line.objects.filter(book__unit=unit, book__kind=kind, book__year=year)


def _rows(lines: QuerySet[Line]) -> list[LineRow]:
    """The lines with what was passed on, corrections and tasks: four queries, however many."""
    sent = Forwarding.objects.select_related("person", "unit").order_by("at", "pk")
    found = list(lines.prefetch_related(Prefetch("forwardings", sent), "corrections"))
    tasks = lines_for(
        one.task_id for line in found for one in line.forwardings.all() if one.task_id
    )
    types = types_today()
    return [_row(line, tasks, types) for line in found]


def _row(line: Line, tasks: dict[int, TaskLine], types: dict[str, tuple[str, str]]) -> LineRow:
    return LineRow(
        id=line.pk,
        value=line.value,
        day=line.day,
        author=line.author,
        code=line.code,
        dated_on=line.dated_on,
        type_name=types.get(line.type_code, ("", ""))[0],
        summary=line.summary,
        label=str(line.get_label_display()),
        signer=line.signer,
        recipients=line.recipients,
        keeper=line.keeper,
        copies=line.copies,
        due_on=line.due_on,
        note=line.note,
        struck=line.struck_at is not None,
        strike_reason=line.strike_reason,
        corrected=bool(line.corrections.all()),
        sent=tuple(_sent(one, tasks) for one in line.forwardings.all()),
    )


def _sent(one: Forwarding, tasks: dict[int, TaskLine]) -> SentLine:
    to = one.person.full_name if one.person else one.unit.name if one.unit else ""
    received = one.received_at.astimezone(clock.VIETNAM).date() if one.received_at else None
    return SentLine(
        id=one.pk,
        to=to,
        at=one.at.astimezone(clock.VIETNAM).date(),
        received_on=received,
        task=tasks.get(one.task_id) if one.task_id else None,
    )
