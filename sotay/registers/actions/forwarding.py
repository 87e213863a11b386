"""Passing a paper on (chuyển xử lý), and confirming that it came."""

from datetime import date
from uuid import UUID, uuid5

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.ledger.once import write_once
from sotay.notices.actions import notify
from sotay.org.models import Person, Unit
from sotay.policy import Right, require
from sotay.registers import queries
from sotay.registers.models import Forwarding, Line
from sotay.tasks.actions import LONGEST_TITLE, give_task
from sotay.tasks.models import Task


@one_act()
def forward(
    *,
    by: Person,
    line: Line,
    to: Person | Unit,
    client_id: UUID,
    note: str = "",
    due_on: date | None = None,
) -> Forwarding:
    """Pass a paper on to a person, or to a unit below. With a deadline it becomes a task.

    A unit's task is its head's (bí thư), in that unit, so that its own committee sees it.

    Raises:
        Forbidden: ``by`` keeps no books of the unit.
        Conflict: the line was struck, or the id was used for something else.
        Invalid: ``to`` is nobody of the unit and no unit below; a day that has passed; or a
            deadline for a unit that has no head.
    """
    require(by, Right.REGISTERS_KEEP, line.book.unit)
    if line.struck_at is not None:
        raise Conflict(_("Dòng này đã gạch nên không chuyển đi được."))
    if not queries.may_be_sent_to(line.book.unit, to):
        raise Invalid(_("Chọn người hoặc đơn vị trực thuộc trong danh sách."), field="to")
    if due_on is not None and due_on < clock.acted_at().date():
        raise Invalid(_("Hạn xử lý phải từ hôm nay trở đi."), field="due_on")
    words = text.tidy_lines(note)
    person = to if isinstance(to, Person) else None
    unit = to if isinstance(to, Unit) else None

    def make() -> Forwarding:
        return Forwarding.objects.create(
            line=line,
            person=person,
            unit=unit,
            note=words,
            task=_task(by, line, to, due_on, words, client_id) if due_on else None,
            by=by,
            at=clock.acted_at(),
            client_id=client_id,
        )

    made, new = write_once(
        Forwarding,
        client_id,
        make,
        line_id=line.pk,
        person_id=person.pk if person else None,
        unit_id=unit.pk if unit else None,
        note=words,
    )
    if new:
        record(by=by, act="registers.forwarded", about=made, unit=line.book.unit)
        _tell(made, by)
    return made


@one_act()
def receive(*, by: Person, forwarding: Forwarding) -> Forwarding:
    """Confirm that the paper came (ký nhận). Twice is once, and the first one stays.

    Raises:
        Forbidden: it was not passed on to ``by`` or to a unit whose papers ``by`` keeps.
    """
    require(by, Right.REGISTERS_RECEIVE, forwarding)
    rows = Forwarding.objects.select_for_update(of=("self",)).select_related("line__book__unit")
    held = rows.get(pk=forwarding.pk)
    if held.received_at is None:
        held.received_by, held.received_at = by, clock.acted_at()
        held.save(update_fields=["received_by", "received_at"])
        record(by=by, act="registers.received", about=held, unit=held.line.book.unit)
    return held


def _task(
    by: Person, line: Line, to: Person | Unit, due_on: date, note: str, client_id: UUID
) -> Task:
    unit = to if isinstance(to, Unit) else line.book.unit
    assignee = to if isinstance(to, Person) else queries.head_of_unit(unit)
    if assignee is None:
        raise Invalid(
            _("%(unit)s chưa có bí thư nên chưa giao hạn được. Hãy chuyển cho một đồng chí.")
            % {"unit": unit.name},
            field="to",
        )
    about = f"{line.code} {line.summary}".strip()
    return give_task(
        by=by,
        unit=unit,
        title=(_("Xử lý văn bản: %(about)s") % {"about": about})[:LONGEST_TITLE],
        detail=note,
        assignee=assignee,
        due_on=due_on,
        client_id=uuid5(client_id, "task"),
    )


def _tell(made: Forwarding, by: Person) -> None:
    line = made.line
    people = [made.person] if made.person else queries.receivers_of(made.unit_id or 0)
    notify(
        by=by,
        people=people,
        kind="registers.forwarded",
        about=f"forwarding:{made.pk}",
        words=_("Văn bản chuyển đồng chí xử lý: %(about)s")
        % {"about": f"{line.code} {line.summary}".strip()},
        address=reverse("registers:forwarding", args=[made.pk]),
    )
