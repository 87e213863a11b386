"""What came last to one reader, found without looking at everything that ever came.

A province keeps a hundred thousand documents. What reaches a person was published to a handful
of units, so the newest of each of these places, read from the end of an index, hold the newest
of all; how many documents there are besides makes no difference.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from sotay.documents.models import Document, Publication, Version
from sotay.documents.queries.audience import each_place
from sotay.documents.queries.library import SHOWN
from sotay.org.models import Person


def newest_ids(person: Person, most: int, *, since: datetime | None = None) -> list[int]:
    """The documents in force that were published to the person last, after ``since``."""
    came: dict[int, Any] = {}
    for document_id, at in _newest_of_each(person, most, since):
        came[document_id] = max(at, came.get(document_id, at))
    return sorted(came, key=lambda one: (came[one], one), reverse=True)[:most]


def attachable(person: Person) -> list[tuple[int, str]]:
    """The documents that the person may use in a meeting, the newest first."""
    newest = Document.objects.filter(pk__in=newest_ids(person, SHOWN))
    with_file = newest.filter(Exists(Version.objects.filter(document=OuterRef("pk"))))
    rows = with_file.order_by("-published_at", "-id")
    return [(row.pk, f"{row.code} {row.title}".strip()) for row in rows]


def _newest_of_each(person: Person, most: int, since: datetime | None) -> list[tuple[int, Any]]:
    """The last of each place: the document, and when it came as the database writes it."""
    asked = [rows.query.sql_with_params() for rows in _places(person, most, since)]
    if not asked:
        return []
    # SQLite takes a limit in a part of a union only behind a SELECT of its own.
    parts = [f"SELECT * FROM ({sql}) AS place" for sql, _values in asked]  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(parts), [value for _sql, values in asked for value in values]
        )
        return list(cursor.fetchall())


def _places(
    person: Person, most: int, since: datetime | None
) -> Iterator[QuerySet[Publication, Any]]:
    rows = Publication.objects.filter(document__state=Document.State.PUBLISHED)
    if since is not None:
        rows = rows.filter(at__gt=since)
    last_first = rows.order_by("-at", "-id").values_list("document_id", "at")
    for place in each_place(person):
        yield last_first.filter(place)[:most]
