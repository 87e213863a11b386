"""A list comes in by the browser: kept under seal, read by a job, looked at by a person."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sotay.jobs.actions import run_later
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Refusal
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.office.actions.keeping import write_rows
from sotay.office.models import ImportRow, MemberImport
from sotay.office.queries.planning import plan_list
from sotay.office.rules.plan import counts
from sotay.org.models import Person, Unit
from sotay.org.sealed import key_ring

# A file that nobody imported is not kept for longer; what was imported can be undone so long.
DAYS_OF_A_FILE = 7
DAYS_OF_ROWS = 40


@one_act()
def bring_list(*, by: Person, unit: Unit, file_name: str, data: bytes, on: date) -> MemberImport:
    """Take a file in and have it read."""
    brought = MemberImport.objects.create(
        unit=unit,
        by=by,
        file_name=text.tidy(file_name)[:255],
        file=key_ring().close_bytes(data),
        on=on,
        created_at=clock.now(),
    )
    record(by=by, act="office.list_brought", about=brought, unit=unit)
    run_later("office.read_list", soon=True, import_id=brought.pk)
    return brought


def look_through(*, import_id: int) -> None:
    """Read the file and write down what would become of each row. A job; may run twice."""
    brought = MemberImport.objects.filter(pk=import_id, state=MemberImport.State.READING).first()
    if brought is None or brought.file is None:
        return
    try:
        plan = plan_list(
            key_ring().open_bytes(bytes(brought.file)),
            brought.unit,
            brought.on,
            lambda rows: tell_progress(import_id, rows),
        )
    except Refusal as refusal:
        _give_up(brought, str(refusal.message))
        return
    with transaction.atomic():
        write_rows(brought, plan, {})
        brought.state = MemberImport.State.READY
        brought.counts = dict(counts(plan.rows))
        brought.remarks, brought.headings = plan.remarks, list(plan.headings)
        brought.rows_done = len(plan.rows)
        brought.save()


def tell_progress(import_id: int, rows: int) -> None:
    """How far the reading is, for the page that waits."""
    MemberImport.objects.filter(pk=import_id).update(rows_done=rows)


@one_act()
def ask_to_import(*, by: Person, brought: MemberImport) -> None:
    """Have the job carry out what the preview shows.

    Raises:
        Conflict: it is not waiting for that (sent twice, left, or done).
    """
    waiting = MemberImport.objects.filter(pk=brought.pk, state=MemberImport.State.READY)
    if not waiting.update(state=MemberImport.State.IMPORTING, trouble=""):
        raise Conflict(_("Danh sách này đã được nhập hoặc đã bỏ. Hãy xem lại trang danh sách."))
    record(by=by, act="office.import_asked_for", about=brought, unit=brought.unit)
    run_later("office.import_list", soon=True, import_id=brought.pk)


@one_act()
def leave_list(*, by: Person, brought: MemberImport) -> None:
    """Throw a list away that was not imported: its file and its rows.

    Raises:
        Conflict: it was imported, or is being imported now.
    """
    states = MemberImport.State
    left = MemberImport.objects.select_for_update().get(pk=brought.pk)
    if left.state not in (states.READING, states.READY, states.UNREADABLE):
        raise Conflict(_("Danh sách này đã được nhập, không bỏ được nữa."))
    record(by=by, act="office.list_left", about=brought, unit=brought.unit)
    left.delete()


@one_act()
def forget_old() -> None:
    """Take files away that nobody imported, and the rows of imports long ago."""
    now, states = clock.now(), MemberImport.State
    waiting = (states.READING, states.READY, states.UNREADABLE)
    old = MemberImport.objects.filter(created_at__lt=now - timedelta(days=DAYS_OF_A_FILE))
    old.filter(state__in=waiting).delete()
    old.exclude(file=None).exclude(state=states.IMPORTING).update(file=None)
    long_ago = MemberImport.objects.filter(created_at__lt=now - timedelta(days=DAYS_OF_ROWS))
    ImportRow.objects.filter(belongs_to__in=long_ago).delete()
    long_ago.update(written={})


def _give_up(brought: MemberImport, sentence: str) -> None:
    brought.state = MemberImport.State.UNREADABLE
    brought.trouble, brought.file = sentence, None
    brought.save()
