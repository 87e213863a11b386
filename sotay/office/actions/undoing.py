"""Undoing an import: what it added goes, what it changed comes back."""

import json
from typing import Any

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Conflict
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.ledger.models import Entry
from sotay.ledger.queries import kind_of
from sotay.office.actions.keeping import values_before
from sotay.office.models import ImportRow, MemberImport
from sotay.office.queries.rosters import chunks
from sotay.office.rules.plan import Outcome
from sotay.org.actions import Written, take_back_roster
from sotay.org.models import Person


@one_act()
def undo_import(*, by: Person | None, brought: MemberImport) -> None:
    """Take the whole import back.

    Raises:
        Conflict: it is not done, its rows were forgotten, or something was built on it since;
            the sentence says what. Nothing is undone then.
    """
    brought = MemberImport.objects.select_for_update().get(pk=brought.pk)
    if brought.state != MemberImport.State.DONE:
        raise Conflict(_("Lần nhập này chưa xong hoặc đã được hoàn tác."))
    if not brought.written:
        raise Conflict(_("Lần nhập này đã lâu nên không hoàn tác được nữa."))
    rows = brought.rows.filter(outcome__in=[Outcome.NEW, Outcome.CHANGED])
    before = {
        row.person_id: values_before(json.loads(row.content))
        for row in rows.filter(outcome=Outcome.CHANGED)
        if row.person_id
    }
    _refuse_touched(brought, list(rows.values_list("person_id", flat=True)))
    written = Written(brought.written["people"], brought.written["facts"])
    try:
        take_back_roster(by=by, written=written, restored=before)
    except Conflict as refusal:
        raise Conflict(
            _("Không hoàn tác được lần nhập này: %(why)s Dữ liệu giữ nguyên.")
            % {"why": refusal.message}
        ) from None
    brought.state, brought.written = MemberImport.State.UNDONE, {}
    brought.save(update_fields=["state", "written"])
    record(
        by=by,
        act="office.import_undone",
        about=brought,
        unit=brought.unit,
        details={"people": len(written.people), "changed": len(before)},
    )


def _refuse_touched(brought: MemberImport, people: list[Any]) -> None:
    """Whoever was changed since, by an act or by a later list, would lose that change."""
    for ids in chunks(people):
        acts = Entry.objects.filter(
            about_kind=kind_of(Person()), about_id__in=map(str, ids), seq__gt=brought.seq or 0
        )
        lists = ImportRow.objects.filter(
            person_id__in=ids,
            outcome__in=[Outcome.NEW, Outcome.CHANGED],
            belongs_to__state=MemberImport.State.DONE,
            belongs_to__seq__gt=brought.seq or 0,
        )
        if acts.exists() or lists.exists():
            raise Conflict(
                _(
                    "Không hoàn tác được lần nhập này: có hồ sơ đã được sửa sau đó. "
                    "Dữ liệu giữ nguyên."
                )
            )
