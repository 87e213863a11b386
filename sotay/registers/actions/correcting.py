"""What was wrong in a book: put right beside what stood there, or struck. Nothing is erased."""

from dataclasses import asdict

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.registers.actions.entering import COLUMNS, Particulars, checked
from sotay.registers.models import Correction, Line
from sotay.registers.rules import writing


@one_act()
def put_right(*, by: Person, line: Line, particulars: Particulars, reason: str) -> Line:
    """Write other columns; each keeps what stood there before, the day, and the reason.

    Raises:
        Forbidden: ``by`` keeps no books of the unit.
        Conflict: the line was struck.
        Invalid: no reason, nothing changed, or a day of another year: its number is of this one.
    """
    why = _reason(reason)
    held = _held(by, line)
    kept = checked(particulars)
    if writing.book_year(kept.day) != held.book.year:
        raise Invalid(
            _("Ngày này thuộc sổ năm khác. Hãy gạch dòng này rồi ghi vào sổ năm ấy."), field="day"
        )
    if held.number_id is not None and (kept.code, kept.type_code) != (held.code, held.type_code):
        raise Invalid(
            _("Số, ký hiệu do hệ thống cấp nên không sửa ở đây. Nếu văn bản không ban hành, hãy "
              "hủy số trong sổ cấp số."), field="code",
        )  # fmt: skip
    before = {name: getattr(held, name) for name in COLUMNS}
    after = asdict(kept)
    found = writing.changed(before, after)
    if not found:
        raise Invalid(_("Chưa có gì khác với dòng đang ghi."))
    now = clock.now()
    Correction.objects.bulk_create(
        Correction(line=held, field=name, before=was, after=now_is, reason=why, by=by, at=now)
        for name, (was, now_is) in found.items()
    )
    for name in COLUMNS:
        setattr(held, name, after[name])
    held.save()
    record(by=by, act="registers.put_right", about=held, unit=held.book.unit)
    return held


@one_act()
def strike(*, by: Person, line: Line, reason: str) -> Line:
    """Strike a line out: it stays, with the reason; its number is never given again.

    Raises:
        Forbidden: ``by`` keeps no books of the unit.
        Conflict: it was struck before.
        Invalid: no reason.
    """
    why = _reason(reason)
    held = _held(by, line)
    held.struck_at, held.struck_by, held.strike_reason = clock.now(), by, why
    held.save()
    record(
        by=by,
        act="registers.struck",
        about=held,
        unit=held.book.unit,
        details={"value": held.value},
    )
    return held


def _held(by: Person, line: Line) -> Line:
    require(by, Right.REGISTERS_KEEP, line.book.unit)
    lines = Line.objects.select_for_update(of=("self",)).select_related("book__unit")
    held = lines.get(pk=line.pk)
    if held.struck_at is not None:
        raise Conflict(_("Dòng này đã gạch nên không sửa được nữa."))
    return held


def _reason(reason: str) -> str:
    kept = text.tidy(reason)
    if not kept:
        raise Invalid(_("Hãy ghi lý do, để người đọc sổ sau này hiểu."), field="reason")
    return kept
