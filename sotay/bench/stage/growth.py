"""A million members of other cells, in seconds: INSERT … SELECT over a counter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection, models

from sotay.accounts.models import Account
from sotay.bench.stage.people import BEGUN
from sotay.kernel import clock, names
from sotay.meetings.models import AgendaItem, Attendance, Invitation, Meeting, Opinion, PackEdition
from sotay.org.models import Membership, Person, StagePeriod, Unit
from sotay.profiles.queries import profile_on

# Far above the ids that the product itself gives out while the scenario runs.
BASE = 10_000_000
OF_A_CELL = 28
_NAME = "Nguyễn Văn Minh"


@dataclass(frozen=True)
class Sql:
    """An expression over ``i``, the counter from 1; everything else is a value."""

    text: str


def add_strangers(count: int) -> None:
    """Write so many members with their cells, and each cell's meeting of last month.

    Runs in the caller's transaction.
    """
    cells = -(-count // OF_A_CELL)
    own, cell = Sql(f"{BASE} + i"), Sql(f"{BASE} + (i - 1) / {OF_A_CELL} + 1")
    _insert(Unit, cells, _unit(own))
    _insert(Account, count, _account(own))
    person = {"id": own, "account": own, "full_name": _NAME, "name_key": names.sort_key(_NAME)}
    _insert(Person, count, person)
    standing = {"id": own, "person": own, "starts": BEGUN}
    _insert(Membership, count, {**standing, "unit": cell, "kind": Membership.Kind.HOME})
    _insert(StagePeriod, count, {**standing, "stage": StagePeriod.Stage.OFFICIAL})
    _last_months_meetings(count, cells, own, cell)


def _unit(own: Sql) -> dict[str, Any]:
    return {
        "id": own,
        "code": _text("'K' || {i}"),
        "name": _text("'Chi bộ số ' || {i}"),
        "short_name": _text("'Số ' || {i}"),
        "kind": "attached_cell",
        "starts": BEGUN,
    }


def _account(own: Sql) -> dict[str, Any]:
    name = _text("'k' || {i}")
    return {
        "id": own,
        "username": name,
        "name_key": name,
        "password": make_password(None),
        "created_at": clock.now(),
    }


def _last_months_meetings(count: int, cells: int, own: Sql, cell: Sql) -> None:
    then = clock.now() - timedelta(days=30)
    # The first of a cell's people chairs, the second writes.
    first = Sql(f"{BASE} + (i - 1) * {OF_A_CELL} + 1")
    meeting = {
        "id": own,
        "unit": own,
        "kind": Meeting.Kind.REGULAR,
        "title": "Sinh hoạt chi bộ thường kỳ",
        "starts_at": then,
        "planned_minutes": 90,
        "place": "Nhà văn hóa",
        "chair": first,
        "secretary": first,
        "profile": profile_on(then.date()).pk,
        "state": Meeting.State.CLOSED,
        "opened_at": then,
        "closed_at": then + timedelta(minutes=90),
        "created_by": first,
        "created_at": then,
    }
    _insert(Meeting, cells, meeting)
    edition = {"id": own, "meeting": own, "number": 1, "frozen_at": then, "frozen_by": first}
    _insert(PackEdition, cells, edition)
    _insert(AgendaItem, cells, {"id": own, "meeting": own, "position": 1, "title": "Thảo luận"})
    here = {"id": own, "meeting": cell, "person": own}
    position = Sql(f"(i - 1) % {OF_A_CELL} + 1")
    stage = {"stage": "official", "membership": "home", "status": "active", "summoned": True}
    _insert(Invitation, count, {**here, "position": position, **stage})
    sent = {"client_id": _uuid()}
    noted = {"state": "present", "way": "code", "recorded_by": own, "recorded_at": then}
    _insert(Attendance, count, {**here, **noted, **sent})
    said = {"id": own, "meeting": own, "author": first, "entered_by": first, "said_at": then}
    words = {"author_name": _NAME, "text": "Đồng ý với dự thảo.", **sent}
    _insert(Opinion, cells, {**said, **words})


def _insert(model: type[models.Model], count: int, given: Mapping[str, Any]) -> None:
    """Rows 1 to ``count``; a field that is not given has its default, or is empty."""
    columns, expressions, values = [], [], []
    for field in model._meta.concrete_fields:
        value = given[field.name] if field.name in given else _default(field)
        columns.append(connection.ops.quote_name(field.column))
        if isinstance(value, Sql):
            expressions.append(value.text)
        else:
            expressions.append(f"CAST(%s AS {_type(field)})" if _is_postgres() else "%s")
            values.append(field.get_db_prep_save(value, connection))
    table = connection.ops.quote_name(model._meta.db_table)
    # Every name here is ours or Django's; nothing comes from outside.
    numbers = f"SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}"  # noqa: S608
    counter = f"WITH RECURSIVE n(i) AS ({numbers})"
    rows = f"SELECT {', '.join(expressions)} FROM n"  # noqa: S608
    head = f"INSERT INTO {table} ({', '.join(columns)})"
    text = f"{head} {counter} {rows}" if _is_postgres() else f"{counter} {head} {rows}"
    with connection.cursor() as cursor:
        cursor.execute(text.replace(" % ", " %% "), values)


def _default(field: models.Field[Any, Any]) -> Any:
    if field.has_default():
        return field.get_default()
    return None if field.null else ""


def _type(field: models.Field[Any, Any]) -> str:
    kind = field.db_type(connection) or "text"
    return {"bigserial": "bigint", "serial": "integer"}.get(kind, kind)


def _text(expression: str) -> Sql:
    return Sql(expression.format(i="CAST(i AS text)"))


def _uuid() -> Sql:
    if _is_postgres():
        return Sql("CAST(lpad(to_hex(i), 32, '0') AS uuid)")
    return Sql("printf('%%032x', i)")


def _is_postgres() -> bool:
    return connection.vendor == "postgresql"
