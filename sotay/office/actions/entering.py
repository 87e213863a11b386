"""Entering a list: what was planned becomes people, in one transaction."""

import logging
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Refusal
from sotay.ledger.actions import record_now
from sotay.ledger.models import Entry
from sotay.office.actions.bringing import tell_progress
from sotay.office.actions.keeping import write_rows
from sotay.office.models import MemberImport
from sotay.office.queries.planning import Plan, plan_list
from sotay.office.queries.rosters import chunks
from sotay.office.rules.member import Member
from sotay.office.rules.plan import Outcome, Planned, counts
from sotay.org.actions import Entered, Standing, Written, write_roster
from sotay.org.models import Person, StagePeriod, Unit
from sotay.org.sealed import key_ring, seal_now

# Acts that may contradict a plan made before them.
_OF_PEOPLE = ("org.", "office.")
_OWN_ROW = frozenset(
    {"full_name", "born_on", "sex", "workplace", "other_posts"}
    | {"card_number", "citizen_number", "phone", "email"}
)
_log = logging.getLogger(__name__)


def enter_list(*, import_id: int) -> None:
    """Carry out an import that somebody asked for. A job; may run twice."""
    states = MemberImport.State
    brought = MemberImport.objects.filter(pk=import_id, state=states.IMPORTING).first()
    if brought is None or brought.file is None:
        return
    data = key_ring().open_bytes(bytes(brought.file))
    try:
        _enter(brought, data, lambda rows: tell_progress(import_id, rows))
    except Exception as fault:
        # Whoever waits at the page hears of it, and the list can be tried again.
        sentence = (
            str(fault.message)
            if isinstance(fault, Refusal)
            else _("Có lỗi khi nhập, chưa ghi dòng nào. Hãy thử lại.")
        )
        MemberImport.objects.filter(pk=import_id).update(state=states.READY, trouble=sentence)
        if not isinstance(fault, Refusal):
            _log.exception("import %s", import_id)
            raise


def import_file(
    *,
    by: Person | None,
    unit: Unit,
    file_name: str,
    data: bytes,
    on: date,
    tell: Callable[[int], None] = lambda _rows: None,
) -> MemberImport:
    """Read a file and enter its valid rows at once, as the command line does.

    Raises:
        Invalid: the file is no list that we can read.
    """
    brought = MemberImport(
        unit=unit,
        by=by,
        file_name=text.tidy(file_name)[:255],
        on=on,
        created_at=clock.now(),
        state=MemberImport.State.IMPORTING,
    )
    _enter(brought, data, tell)
    return brought


def _enter(brought: MemberImport, data: bytes, tell: Callable[[int], None]) -> None:
    """Plan and build outside of the transaction: while it lasts nobody else writes."""
    plan = plan_list(data, brought.unit, brought.on, tell)
    new = _built(plan)
    with transaction.atomic():
        if brought.pk:
            brought = MemberImport.objects.select_for_update().get(pk=brought.pk)
            if brought.state != MemberImport.State.IMPORTING:
                return
        if _came_later(plan.seq):
            plan = plan_list(data, brought.unit, brought.on)
            new = _built(plan)
        changed, before = _changed(plan)
        written = write_roster(
            by=brought.by,
            new=[new[row.number] for row in plan.rows if row.outcome is Outcome.NEW],
            changed=changed,
            on=brought.on,
        )
        for row in plan.rows:
            if row.outcome is Outcome.NEW:
                row.person_id = new[row.number].person.pk
        _keep(brought, plan, written, before)


def _keep(
    brought: MemberImport, plan: Plan, written: Written, before: dict[int, dict[str, Any]]
) -> None:
    found = counts(plan.rows)
    brought.state, brought.done_at = MemberImport.State.DONE, clock.now()
    brought.counts, brought.remarks = dict(found), plan.remarks
    brought.headings, brought.rows_done = list(plan.headings), len(plan.rows)
    brought.written = {"people": written.people, "facts": written.facts}
    brought.file = None
    brought.save()
    write_rows(brought, plan, before)
    entry = record_now(
        by=brought.by,
        act="office.members_imported",
        about=brought,
        unit=brought.unit,
        details={outcome.value: found[outcome.value] for outcome in Outcome},
    )
    brought.seq = entry.seq
    brought.save(update_fields=["seq"])


def _came_later(seq: int) -> bool:
    later = Entry.objects.filter(seq__gt=seq).values_list("act", flat=True)
    return any(act.startswith(_OF_PEOPLE) for act in later)


def _built(plan: Plan) -> dict[int, Entered]:
    """The new people with their numbers sealed already, by row number."""
    built = {}
    for row in plan.rows:
        if row.outcome is Outcome.NEW:
            member = row.member
            person = Person(
                full_name=member.full_name,
                born_on=member.born_on,
                sex=member.sex,
                card_number=member.card_number,
                citizen_number=member.citizen_number,
                phone=member.phone,
                email=member.email,
                workplace=member.workplace,
                other_posts=member.other_posts,
            )
            seal_now(person)
            standing = Standing(row.unit_id, _stages(member), _exempt(member))
            built[row.number] = Entered(person, standing)
    return built


def _changed(plan: Plan) -> tuple[list[Entered], dict[int, dict[str, Any]]]:
    """The people who change, and the values they have now, by row number."""
    rows = [row for row in plan.rows if row.outcome is Outcome.CHANGED]
    changed, before = [], {}
    for some in chunks(rows):
        people = Person.objects.select_for_update().in_bulk([row.person_id for row in some])
        for row in some:
            person = people[row.person_id or 0]
            fields = [change.field for change in row.changes if change.field in _OWN_ROW]
            before[row.number] = {name: getattr(person, name) for name in fields}
            values = {name: getattr(row.member, name) for name in fields}
            changed.append(Entered(person, _standing_added(row), values))
    return changed, before


def _standing_added(row: Planned) -> Standing:
    told = {change.field for change in row.changes}
    return Standing(
        row.unit_id if "unit" in told else None,
        _stages(row.member) if "stage" in told else (),
        _exempt(row.member) if "exempt" in told else None,
    )


def _stages(member: Member) -> tuple[tuple[str, date, date | None], ...]:
    stage = StagePeriod.Stage
    found: list[tuple[str, date, date | None]] = []
    if member.admitted_on:
        found.append((stage.PROBATIONARY, member.admitted_on, member.official_on))
    if member.official_on:
        found.append((stage.OFFICIAL, member.official_on, None))
    return tuple(found)


def _exempt(member: Member) -> tuple[str, date | None] | None:
    return (member.exempt, member.exempt_until) if member.exempt else None
