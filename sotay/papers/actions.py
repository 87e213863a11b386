"""Everything that writes in a register. Rights are asked by whoever calls."""

from datetime import date

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid, Missing
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import Body, Person, Unit
from sotay.org.queries import term_of
from sotay.papers.layouts import Layout
from sotay.papers.models import Jump, Number, Register
from sotay.papers.queries import issues
from sotay.papers.rules import may_issue, may_set_next

LONGEST_TEXT = 300
HIGHEST_NUMBER = 99_999


@one_act()
def allocate_number(
    *,
    by: Person,
    unit: Unit,
    layout: Layout,
    issuer_kind: str,
    type_code: str,
    title: str,
    day: date,
    body: Body | None = None,
) -> Number:
    """Give the next number of the register that ``day`` belongs to, in one transaction.

    Whoever asks at the same moment waits and gets the number after. Call it last before the
    paper is made, in the transaction that keeps the paper: if that fails, so does the number.

    Raises:
        Invalid: this kind of issuer may not issue this type of paper under ``layout``.
        Conflict: the unit has no term of office on ``day``.
    """
    if not may_issue(layout, issuer_kind, type_code):
        raise Invalid(
            _("%(issuer)s không có thẩm quyền ban hành %(type)s.")
            % {
                "issuer": layout.issuers[issuer_kind].name
                if issuer_kind in layout.issuers
                else unit.name,
                "type": layout.document_types[type_code].name.lower(),
            },
            field="type",
        )
    register = _locked(open_register(unit=unit, body=body, type_code=type_code, day=day))
    number = Number.objects.create(
        register=register,
        value=register.next_value,
        title=text.tidy(title)[:LONGEST_TEXT],
        allocated_at=clock.now(),
        by=by,
    )
    register.next_value += 1
    register.save(update_fields=["next_value"])
    record(
        by=by,
        act="papers.number_allocated",
        about=number,
        unit=unit,
        details={"type": type_code, "value": number.value},
    )
    return number


@one_act()
def cancel_number(*, by: Person, number: Number, reason: str) -> Number:
    """Leave a number without its paper: it stays in the register, with the reason.

    Raises:
        Invalid: no reason.
        Conflict: it was cancelled before.
    """
    told = _reason(reason)
    number = Number.objects.select_for_update().select_related("register__unit").get(pk=number.pk)
    if number.is_cancelled:
        raise Conflict(_("Số này đã được hủy trước đó."))
    number.cancelled_at, number.cancelled_by, number.cancel_reason = clock.now(), by, told
    number.save(update_fields=["cancelled_at", "cancelled_by", "cancel_reason"])
    record(
        by=by,
        act="papers.number_cancelled",
        about=number,
        unit=number.register.unit,
        details={"value": number.value},
    )
    return number


@one_act()
def set_next_number(*, by: Person, register: Register, value: int, reason: str) -> Jump:
    """Go on from ``value``, because the numbers before it are in a book on paper.

    Raises:
        Invalid: no reason, or a value that was already given or is out of range.
        Conflict: ``value`` is already next.
    """
    told = _reason(reason)
    register = _locked(register)
    if value == register.next_value:
        raise Conflict(_("Số tiếp theo của sổ này đã là %(n)02d.") % {"n": value})
    last = register.numbers.order_by("-value").values_list("value", flat=True).first()
    if not may_set_next(value, last_given=last or 0, highest=HIGHEST_NUMBER):
        raise Invalid(
            _("Số tiếp theo phải lớn hơn số đã cấp gần nhất (%(last)02d) và không quá %(most)d.")
            % {"last": last or 0, "most": HIGHEST_NUMBER},
            field="value",
            kept={"value": str(value), "reason": reason},
        )
    jump = Jump.objects.create(
        register=register,
        from_value=register.next_value,
        to_value=value,
        reason=told,
        by=by,
        at=clock.now(),
    )
    register.next_value = value
    register.save(update_fields=["next_value"])
    record(
        by=by,
        act="papers.next_number_set",
        about=register,
        unit=register.unit,
        details={"from": jump.from_value, "to": jump.to_value},
    )
    return jump


@one_act()
def begin_register(*, by: Person, unit: Unit, type_code: str) -> Register:
    """Open a register before its first number, to go on from a book on paper.

    Opened twice, it is one register.

    Raises:
        Invalid: no body of the unit issues papers of this type under the rules in force.
        Conflict: the unit has no term of office today.
    """
    if not issues(unit, type_code):
        raise Invalid(
            _("%(unit)s không ban hành loại văn bản này.") % {"unit": unit.name}, field="type_code"
        )
    register, new = _opened(unit, None, type_code, clock.today())
    if new:
        record(
            by=by,
            act="papers.register_begun",
            about=register,
            unit=unit,
            details={"type": type_code},
        )
    return register


@one_act()
def open_register(*, unit: Unit, type_code: str, day: date, body: Body | None = None) -> Register:
    """The register of this type for the term that ``day`` lies in, made at its first use.

    Raises:
        Conflict: the unit has no term of office on that day.
    """
    return _opened(unit, body, type_code, day)[0]


def _opened(unit: Unit, body: Body | None, type_code: str, day: date) -> tuple[Register, bool]:
    term = term_of(unit, day)
    if term is None:
        raise Conflict(
            _("%(unit)s chưa khai báo nhiệm kỳ cho ngày này nên chưa cấp được số văn bản.")
            % {"unit": unit.name}
        )
    return Register.objects.get_or_create(unit=unit, body=body, term=term, type_code=type_code)


def _locked(register: Register) -> Register:
    """The register as it is now, held until the transaction ends.

    PostgreSQL locks the row; SQLite lets in one writer at a time from the start.
    """
    try:
        return (
            Register.objects.select_for_update(of=("self",))
            .select_related("unit")
            .get(pk=register.pk)
        )
    except Register.DoesNotExist:
        raise Missing(_("Không tìm thấy sổ văn bản này.")) from None


def _reason(typed: str) -> str:
    reason = text.tidy(typed)
    if not reason:
        raise Invalid(_("Hãy ghi lý do, để người đọc sổ sau này hiểu."), field="reason")
    if len(reason) > LONGEST_TEXT:
        raise Invalid(
            _("Lý do dài quá %(n)d ký tự.") % {"n": LONGEST_TEXT},
            field="reason",
            kept={"reason": typed},
        )
    return reason
