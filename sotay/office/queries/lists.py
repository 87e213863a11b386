"""Lists that were brought: the preview, the result, the refused rows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.kernel.refusals import Missing
from sotay.office.models import ImportRow, MemberImport
from sotay.office.rules.plan import Outcome
from sotay.office.rules.words import FIELDS
from sotay.office.writing import refused_workbook
from sotay.org.models import Person, Unit
from sotay.org.queries import subtree_ids
from sotay.policy import Right, may

ROWS_OF_A_PAGE = 50
WARNED = "warned"


@dataclass(frozen=True)
class RowLine:
    """One row of a list as the preview shows it; a change is (label, before, after)."""

    number: int
    name: str
    context: str
    outcome: Outcome
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class RowsPage:
    """A page of the preview: one sort of rows, so many at once."""

    kind: str
    lines: list[RowLine]
    page: int
    pages: int


KINDS: Mapping[str, str | Promise] = {
    Outcome.REFUSED.value: gettext_lazy("Chưa nhập được"),
    WARNED: gettext_lazy("Có lưu ý"),
    Outcome.NEW.value: gettext_lazy("Mới"),
    Outcome.CHANGED.value: gettext_lazy("Thay đổi"),
    Outcome.UNCHANGED.value: gettext_lazy("Không đổi"),
}


@dataclass(frozen=True)
class ListPage:
    """A list as its page shows it; a tab is (kind, label, count)."""

    brought: MemberImport
    tabs: list[tuple[str, str | Promise, int]]
    rows: RowsPage | None
    waits: bool
    valid: int
    undoable: bool
    by: str


def list_for(person: Person, import_id: int) -> MemberImport:
    """The list, for whoever keeps the roster that it belongs to.

    Raises:
        Missing: there is none, or it is somebody else's.
    """
    brought = MemberImport.objects.select_related("unit", "by").filter(pk=import_id).first()
    if brought is None or not _is_theirs(person, brought):
        raise Missing(_("Không tìm thấy danh sách này. Có thể danh sách đã bị bỏ."))
    return brought


def lists_of(unit: Unit) -> list[MemberImport]:
    """What was brought for the unit lately, the newest first."""
    rows = MemberImport.objects.filter(unit=unit).select_related("by").defer("file", "written")
    return list(rows[:20])


def last_done(unit: Unit) -> MemberImport:
    """The last import of the unit and what is under it.

    Raises:
        Missing: nothing was imported, or all was undone.
    """
    done = MemberImport.objects.filter(
        unit__in=subtree_ids(unit), state=MemberImport.State.DONE
    ).order_by("-seq")
    if (found := done.first()) is None:
        raise Missing(_("Chưa có lần nhập nào để hoàn tác."))
    return found


def may_be_undone(brought: MemberImport) -> bool:
    """Whether it is worth a button: the last one, with its rows still kept."""
    later = MemberImport.objects.filter(
        unit=brought.unit_id, state=MemberImport.State.DONE, seq__gt=brought.seq or 0
    )
    done = brought.state == MemberImport.State.DONE and bool(brought.written)
    return done and not later.exists()


def list_page(brought: MemberImport, kind: str, page: int) -> ListPage:
    """A list with a page of its rows; the refused first, because they need somebody."""
    states = MemberImport.State
    kinds = [it for it in KINDS if brought.counts.get(it)]
    chosen = kind if kind in kinds else next(iter(kinds), "")
    seen = brought.state in (states.READY, states.DONE, states.UNDONE)
    return ListPage(
        brought=brought,
        tabs=[(it, KINDS[it], brought.counts[it]) for it in kinds] if seen else [],
        rows=rows_page(brought, chosen, page) if seen and chosen else None,
        waits=brought.state in (states.READING, states.IMPORTING),
        valid=sum(brought.counts.get(it, 0) for it in (Outcome.NEW, Outcome.CHANGED)),
        undoable=may_be_undone(brought),
        by=brought.by.full_name if brought.by else _("dòng lệnh của máy chủ"),
    )


def rows_page(brought: MemberImport, kind: str, page: int) -> RowsPage:
    """The rows of a kind: an outcome, or those with a remark."""
    rows = brought.rows.filter(warned=True) if kind == WARNED else brought.rows.filter(outcome=kind)
    pages = max(1, -(-rows.count() // ROWS_OF_A_PAGE))
    page = min(max(page, 1), pages)
    first = (page - 1) * ROWS_OF_A_PAGE
    return RowsPage(kind, [_line(row) for row in rows[first : first + ROWS_OF_A_PAGE]], page, pages)


def refused_file(brought: MemberImport) -> bytes:
    """The refused rows as they were, the reason in the last column."""
    rows = brought.rows.filter(outcome=Outcome.REFUSED)
    contents = (json.loads(row.content) for row in rows.iterator(chunk_size=500))
    return refused_workbook(
        brought.headings, ((found["cells"], " ".join(found["errors"])) for found in contents)
    )


def _line(row: ImportRow) -> RowLine:
    content: dict[str, Any] = json.loads(row.content)
    context = " · ".join(filter(None, (content["born"], content["unit"])))
    return RowLine(
        number=row.number,
        name=content["name"] or "?",
        context=context,
        outcome=Outcome(row.outcome),
        errors=tuple(content["errors"]),
        warnings=tuple(content["warnings"]),
        changes=tuple(
            (str(FIELDS.get(name, name)), _value(name, before), _value(name, after))
            for name, before, after in content["changes"]
        ),
    )


def _value(name: str, value: str) -> str:
    if name == "sex" and value:
        return str(Person.Sex(value).label)
    if name == "exempt" and value:
        return _("có")
    return value or "–"


def _is_theirs(person: Person, brought: MemberImport) -> bool:
    return may(person, Right.ORG_ROSTER_IMPORT, brought.unit)
