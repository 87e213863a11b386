"""Bodies inside a unit, and terms of office."""

from datetime import date

from django.utils.translation import gettext as _

from sotay.kernel import text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.actions.facts import refuse_not_alive
from sotay.org.connections import connections_changed
from sotay.org.models import Body, BodyKind, Person, Position, Term, Unit
from sotay.org.queries.connected import accounts_connected
from sotay.org.queries.days import holds_on


@one_act()
def form_body(*, by: Person | None, unit: Unit, kind: BodyKind, name: str, on: date) -> Body:
    """A committee or board of ``unit`` from ``on``.

    Raises:
        Invalid: no name, or the unit not alive that day.
        Conflict: the unit has its committee of this kind; steering boards may be several.
    """
    refuse_not_alive(unit, on)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if kind.is_committee and Body.objects.filter(holds_on(on), unit=unit, kind=kind).exists():
        raise Conflict(_("Tổ chức này đã có %(body)s.") % {"body": kind.name}, field="kind")
    title = text.tidy(name)
    if not title:
        raise Invalid(_("Hãy ghi tên."), field="name")
    body = Body.objects.create(unit=unit, kind=kind, name=title, starts=on)
    record(by=by, act="org.body_formed", about=body, unit=unit)
    return body


@one_act()
def end_body(*, by: Person | None, body: Body, on: date) -> None:
    """End a body on ``on``.

    Raises:
        Conflict: people hold positions in it on that day or later.
        Invalid: it begins on that day or later, or has ended.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    if on <= body.starts or (body.ends and on >= body.ends):
        raise Invalid(_("Ngày kết thúc phải sau ngày bắt đầu."), field="on")
    if Position.objects.filter(holds_on(on), body=body).exists():
        raise Conflict(_("Còn người giữ chức danh ở đây. Hãy kết thúc các chức danh trước."))
    body.ends = on
    body.save(update_fields=["ends"])
    record(by=by, act="org.body_ended", about=body, unit=body.unit)
    # A seat may come with a title that is held in the unit, and not in the body itself.
    connections_changed(accounts_connected([body.unit_id], on))


@one_act()
def begin_term(*, by: Person | None, unit: Unit, name: str, on: date) -> Term:
    """A new term of office (nhiệm kỳ) from ``on``; the one before it ends that day.

    Raises:
        Invalid: no name, or the unit not alive that day.
        Conflict: a term begins on that day or later.
    """
    refuse_not_alive(unit, on)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    title = text.tidy(name)
    if not title:
        raise Invalid(_("Hãy ghi tên nhiệm kỳ."), field="name")
    if Term.objects.filter(unit=unit, starts__gte=on).exists():
        raise Conflict(_("Đã ghi một nhiệm kỳ bắt đầu từ ngày này hoặc sau đó."), field="on")
    Term.objects.filter(holds_on(on), unit=unit).update(ends=on)
    term = Term.objects.create(unit=unit, name=title, starts=on)
    record(by=by, act="org.term_begun", about=term, unit=unit)
    return term
