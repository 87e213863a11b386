"""The rows of an import as they are kept: under seal, because they hold numbers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sotay.kernel import dates
from sotay.office.models import ImportRow, MemberImport
from sotay.office.queries.planning import Plan
from sotay.office.rules.plan import Planned, shown

AT_ONCE = 500


def write_rows(brought: MemberImport, plan: Plan, before: Mapping[int, Mapping[str, Any]]) -> None:
    """Keep every row; ``before`` are the values that undoing brings back, by row number."""
    brought.rows.all().delete()
    for rows in _chunks(plan.rows):
        ImportRow.objects.bulk_create(
            ImportRow(
                belongs_to=brought,
                number=row.number,
                outcome=row.outcome.value,
                warned=bool(row.warnings) and not row.errors,
                person_id=row.person_id,
                content=json.dumps(_content(row, plan, before), ensure_ascii=False),
            )
            for row in rows
        )


def _content(row: Planned, plan: Plan, before: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "name": row.member.full_name,
        "born": dates.short(row.member.born_on) if row.member.born_on else "",
        "unit": row.member.unit,
        "warnings": row.warnings,
        "errors": row.errors,
        "changes": [(change.field, *shown(change)) for change in row.changes],
        "cells": plan.cells.get(row.number, ()),
        "before": {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in before.get(row.number, {}).items()
        },
    }


def values_before(content: Mapping[str, Any]) -> dict[str, Any]:
    """What undoing writes back."""
    found = dict(content["before"])
    if found.get("born_on"):
        found["born_on"] = date.fromisoformat(found["born_on"])
    return found


def _chunks(rows: Sequence[Planned]) -> Iterator[Sequence[Planned]]:
    return (rows[place : place + AT_ONCE] for place in range(0, len(rows), AT_ONCE))
