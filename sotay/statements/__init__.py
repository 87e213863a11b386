"""Questions that every request asks, whose SQL is put together once.

Django builds the SQL of a query set anew each time: half a millisecond for a row with the rows
around it, which is more than the database takes. A hall asks the same six questions ten times
a second on every core. A ``Statement`` keeps what was built, and makes the same objects of the
rows as the query set would.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.query import get_related_populators  # type: ignore[attr-defined]
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class _Built:
    """One statement for one connection."""

    connection: Any
    compiler: SQLCompiler
    sql: str
    converters: dict[Any, Any]
    model: type[models.Model]
    names: list[str]
    columns: slice
    related: list[Any]


class Statement(Generic[Row]):
    """The rows of a query set, narrowed by a condition in plain SQL."""

    def __init__(self, rows: Callable[[], "models.QuerySet[Row]"], where: str) -> None:
        """``where`` is what follows WHERE, with ``%s`` for values as the database keeps them.

        The query set may join (``select_related``) but neither filters nor orders.
        """
        self._rows = rows
        self._where = where
        self._kept = threading.local()

    def first(self, *values: object) -> Row | None:
        """The first row that fits, or none; put ORDER BY into ``where`` if several may."""
        built = self._built()
        with built.connection.cursor() as cursor:
            cursor.execute(f"{built.sql} LIMIT 1", values)
            found = cursor.fetchone()
        return next(self._made(built, [found])) if found is not None else None

    def all(self, *values: object) -> list[Row]:
        """All rows that fit; put their order into ``where``."""
        built = self._built()
        with built.connection.cursor() as cursor:
            cursor.execute(built.sql, values)
            found = cursor.fetchall()
        return list(self._made(built, found))

    def _made(self, built: _Built, found: Iterable[Any]) -> Iterator[Row]:
        if built.converters:
            found = built.compiler.apply_converters(found, built.converters)
        for values in found:
            row: Row = built.model.from_db(  # type: ignore[assignment]
                DEFAULT_DB_ALIAS, built.names, values[built.columns]
            )
            for joined in built.related:
                joined.populate(values, row)
            yield row

    def _built(self) -> _Built:
        connection = connections[DEFAULT_DB_ALIAS]
        kept: _Built | None = getattr(self._kept, "built", None)
        if kept is None or kept.connection is not connection:
            kept = self._kept.built = self._build(connection)
        return kept

    def _build(self, connection: Any) -> _Built:
        compiler = self._rows().order_by().query.get_compiler(connection=connection)
        sql, values = compiler.as_sql()
        assert not values, "a statement takes its values when it is asked"
        info: Any = compiler.klass_info
        select: Any = compiler.select
        first, last = info["select_fields"][0], info["select_fields"][-1]
        return _Built(
            connection,
            compiler,
            f"{sql} WHERE {self._where}",
            compiler.get_converters([column for column, *_rest in select]),
            info["model"],
            [column.target.attname for column, *_rest in select[first : last + 1]],
            slice(first, last + 1),
            get_related_populators(info, select, DEFAULT_DB_ALIAS),
        )
